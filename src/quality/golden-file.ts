import { stringify } from 'csv-stringify/sync'
import { KanfaError } from '../errors.js'
import { STANCES } from '../types.js'
import type { CurrentRow, PlacedRow } from './compare-rows.js'
import { GOLDEN_COLUMNS, type GoldenRow } from './golden-row.js'
import { readRows } from './read-rows.js'

/** Reads a golden. Throws `bad-row` for a row that cannot be read, a number that stands twice, a stance that does not exist. */
export function parseGolden(text: string, file: string): PlacedRow[] {
  const { columns, rows } = readRows(text, file)
  const missing = ['n', 'text', 'stance'].filter((name) => !columns.includes(name))
  if (missing.length > 0)
    throw new KanfaError('bad-row', { detail: `no column ${missing.join(', ')}` }, { file, line: 1 })
  const seen = new Map<string, number>()
  return rows.map(({ cells, line }) => {
    const row = Object.fromEntries(GOLDEN_COLUMNS.map((column) => [column, cells[column] ?? ''])) as GoldenRow
    const first = seen.get(row.n)
    if (first !== undefined)
      throw new KanfaError('bad-row', { detail: `number ${row.n} stands on line ${first} already` }, { file, line })
    seen.set(row.n, line)
    if (!(STANCES as readonly string[]).includes(row.stance))
      throw new KanfaError(
        'bad-row',
        { detail: `no stance "${row.stance}"; stances are ${STANCES.join(', ')}` },
        { file, line },
      )
    return { row, line }
  })
}

/** The golden of what is there now. A cell that a spreadsheet would run as a formula gets a mark before it, which reading takes off. */
export function renderGolden(rows: readonly CurrentRow[]): string {
  const cells = rows.map(({ row }) =>
    GOLDEN_COLUMNS.map((column) => row[column].replace(/^[=+\-@\t\r＝＋－＠]/, "'$&")),
  )
  return stringify([[...GOLDEN_COLUMNS], ...cells])
}
