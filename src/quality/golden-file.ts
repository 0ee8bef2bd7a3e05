import { stringify } from 'csv-stringify/sync'
import { KanfaError } from '../errors.js'
import { STANCES } from '../types.js'
import { markFormula } from './formula-mark.js'
import { type CurrentRow, GOLDEN_COLUMNS, type GoldenColumn, type GoldenRow, type PlacedRow } from './golden-row.js'
import { readRows } from './read-rows.js'

/** What was accepted of a page. */
export interface Golden {
  /** The columns the file has. Only these are compared. */
  readonly columns: readonly GoldenColumn[]
  /** In the order of the file; a column the file does not have is `''`. */
  readonly rows: readonly PlacedRow[]
}

/**
 * Reads a golden. Throws `bad-golden` with the line of a row that cannot be read, a column goldens do not have, a number that is
 * none or stands twice, a stance that does not exist.
 */
export function parseGolden(text: string, file: string): Golden {
  const refuse = (detail: string, line: number) => new KanfaError('bad-golden', { detail }, { file, line })
  const { columns, rows } = readRows(text, file, 'bad-golden')
  const unknown = columns.find((name) => !(GOLDEN_COLUMNS as readonly string[]).includes(name))
  if (unknown !== undefined)
    throw refuse(`no column "${unknown}" in goldens; their columns are ${GOLDEN_COLUMNS.join(', ')}`, 1)
  const missing = ['n', 'text'].filter((name) => !columns.includes(name))
  if (missing.length > 0) throw refuse(`the golden has no column ${missing.join(', ')}`, 1)
  const seen = new Map<string, number>()
  const placed = rows.map(({ cells, line }) => {
    const row = Object.fromEntries(GOLDEN_COLUMNS.map((column) => [column, cells[column] ?? ''])) as GoldenRow
    if (!/^[1-9]\d*$/.test(row.n)) throw refuse(`n must be the comment's place on the page, got "${row.n}"`, line)
    const first = seen.get(row.n)
    if (first !== undefined) throw refuse(`comment ${row.n} stands on line ${first} already`, line)
    seen.set(row.n, line)
    if (columns.includes('stance') && !(STANCES as readonly string[]).includes(row.stance))
      throw refuse(`no stance "${row.stance}"; stances are ${STANCES.join(', ')}`, line)
    return { row, line }
  })
  return { columns: columns as readonly GoldenColumn[], rows: placed }
}

/** The golden of what is there now: all columns, UTF-8 without a mark, LF; the same rows give the same bytes. */
export function renderGolden(rows: readonly CurrentRow[]): string {
  const cells = rows.map(({ row }) => GOLDEN_COLUMNS.map((column) => markFormula(row[column])))
  return stringify([[...GOLDEN_COLUMNS], ...cells], { record_delimiter: 'unix', quoted_match: /[\r\n]/ })
}
