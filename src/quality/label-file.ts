import { stringify } from 'csv-stringify/sync'
import { KanfaError } from '../errors.js'
import { STANCES, type Stance } from '../types.js'
import { markFormula } from './formula-mark.js'
import { plainCell } from './golden-row.js'
import { readRows } from './read-rows.js'

/** What a person says of one comment. */
export interface LabelledText {
  /** The comment's place on its page, where the file says it. */
  readonly n?: string
  readonly text: string
  readonly label: Stance
  readonly second?: Stance
  /** 1-based line of the file. */
  readonly line: number
}

/** The columns of a case's `labels.csv`; `note` is the person's own. */
export const LABEL_COLUMNS: readonly string[] = ['n', 'id', 'author', 'text', 'label', 'second', 'note']

/**
 * Reads labels: any table with a `text` column and a `label` column, or a `stance` column that a person corrected; with `allowed`
 * only these columns. A row without a label is one nobody has read yet and is left out. A table without texts may name the
 * comments by their `line` (1-based) in another file, whose `lines` are given: so labels can be passed on where texts can't.
 * Throws `bad-labels` with the line of a row that cannot be read, a label outside the four, a number that stands twice.
 */
export function parseLabels(
  text: string,
  file: string,
  allowed?: readonly string[],
  lines?: readonly string[],
): LabelledText[] {
  const refuse = (detail: string, line: number) => new KanfaError('bad-labels', { detail }, { file, line })
  const { columns, rows } = readRows(text, file, 'bad-labels')
  const column = columns.includes('label') || allowed ? 'label' : 'stance'
  const unknown = allowed && columns.find((name) => !allowed.includes(name))
  if (unknown !== undefined)
    throw refuse(`no column "${unknown}" in labels; their columns are ${allowed!.join(', ')}`, 1)
  const byLine = !columns.includes('text') && columns.includes('line')
  if (byLine && !lines)
    throw refuse('no column text; to learn labels by line, name the one file of comments with --unlabelled', 1)
  const missing = [byLine ? 'line' : 'text', column].filter((name) => !columns.includes(name))
  if (missing.length > 0) throw refuse(`no column ${missing.join(', ')}; columns are ${columns.join(', ')}`, 1)
  const seen = new Map<string, number>()
  return rows.flatMap(({ cells, line }) => {
    const n = cells.n || undefined
    // tables of many pages count anew for each: only a case's file has every number once
    if (allowed && n !== undefined) {
      const first = seen.get(n)
      if (first !== undefined) throw refuse(`comment ${n} stands on line ${first} already`, line)
      seen.set(n, line)
    }
    const label = readStance(cells[column]!)
    const second = readStance(cells.second ?? '')
    if (second && !label) throw refuse('a second label without a first', line)
    return label ? [{ n, text: byLine ? textAt(cells.line!) : cells.text!, label, second, line }] : []

    function textAt(cell: string): string {
      const found = /^[1-9]\d*$/.test(cell) ? lines![Number(cell) - 1] : undefined
      if (found === undefined) throw refuse(`there is no line "${cell}" among the ${lines!.length} comments`, line)
      return found
    }

    function readStance(cell: string): Stance | undefined {
      const name = cell.trim().toLowerCase()
      if (name === '') return undefined
      if (!(STANCES as readonly string[]).includes(name))
        throw refuse(`no stance "${cell}"; stances are ${STANCES.join(', ')}`, line)
      return name as Stance
    }
  })
}

/** A label file for a person to fill in: the comments, and two empty columns. Labels are never written by the tool. */
export function renderEmptyLabels(comments: readonly { readonly n: number; readonly text: string }[]): string {
  const rows = comments.map(({ n, text }) => [String(n), markFormula(plainCell(text)), '', ''])
  return stringify([['n', 'text', 'label', 'second'], ...rows], { record_delimiter: 'unix', quoted_match: /[\r\n]/ })
}
