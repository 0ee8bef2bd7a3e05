import { stringify } from 'csv-stringify/sync'
import { KanfaError } from '../errors.js'
import { STANCES, type Stance } from '../types.js'
import { readRows } from './read-rows.js'

/** What a person says of one comment. */
export interface LabelledText {
  readonly text: string
  readonly label: Stance
  readonly second?: Stance
  /** 1-based line of the file. */
  readonly line: number
}

/**
 * Reads labels: any table with a `text` column and a `label` column, or a `stance` column that a person corrected. A row
 * without a label is one nobody has read yet and is left out. Throws `bad-row` for a label outside the four, with its line.
 */
export function parseLabels(text: string, file: string): LabelledText[] {
  const { columns, rows } = readRows(text, file)
  const column = columns.includes('label') ? 'label' : 'stance'
  const missing = ['text', column].filter((name) => !columns.includes(name))
  if (missing.length > 0)
    throw new KanfaError(
      'bad-row',
      { detail: `no column ${missing.join(', ')}; columns are ${columns.join(', ')}` },
      { file, line: 1 },
    )
  return rows.flatMap(({ cells, line }) => {
    const label = readStance(cells[column]!, file, line)
    return label ? [{ text: cells.text!, label, second: readStance(cells.second ?? '', file, line), line }] : []
  })
}

function readStance(cell: string, file: string, line: number): Stance | undefined {
  const name = cell.trim().toLowerCase()
  if (name === '') return undefined
  if (!(STANCES as readonly string[]).includes(name))
    throw new KanfaError(
      'bad-row',
      { detail: `no stance "${cell}"; stances are ${STANCES.join(', ')}` },
      { file, line },
    )
  return name as Stance
}

/** A label file for a person to fill in: the comments, and two empty columns. Labels are never written by the tool. */
export function renderEmptyLabels(comments: readonly { readonly n: number; readonly text: string }[]): string {
  const rows = comments.map(({ n, text }) => [String(n), text.replace(/^[=+\-@\t\r＝＋－＠]/, "'$&"), '', ''])
  return stringify([['n', 'text', 'label', 'second'], ...rows])
}
