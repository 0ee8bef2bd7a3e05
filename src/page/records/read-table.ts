import { KanfaError } from '../../errors.js'
import type { FoundComment, Notice, Reading } from '../../types.js'
import type { ReadOptions } from '../reader.js'
import { resume } from '../resume.js'
import { rememberAuthors } from './authors-seen.js'
import { scoreHeadings } from './columns.js'
import { recordComment } from './record-comment.js'
import { splitRow } from './split-row.js'
import { findColumns, type TableColumns } from './table-columns.js'
import { type TableRow, tableRows } from './table-rows.js'
import { wholeLines } from './whole-lines.js'

const DELIMITERS = ['\t', ',', ';', '|']
/** Rows that are looked at to tell what a column holds. */
const SAMPLE = 50

/**
 * Reads a table with headings, CSV or TSV, as a stream: rows in, comments out, in order, an empty text included. The
 * delimiter is the one that finds most known headings. Rows that do not fit their headings are left out and counted
 * (`rows-skipped`), so that no comment gets a wrong author.
 *
 * @throws KanfaError `empty`, and what `findColumns` throws
 */
export async function readTable(text: AsyncIterable<string>, options: ReadOptions, ending: string): Promise<Reading> {
  const pieces = wholeLines(text)[Symbol.asyncIterator]()
  const first = await pieces.next()
  if (first.done || first.value.trim() === '') throw new KanfaError('empty')
  const { start, delimiter: stated } = skipPreamble(first.value)
  const begin = first.value.slice(start)
  const delimiter = stated ?? chooseDelimiter(begin, ending)
  const rows = tableRows(resume([begin], pieces), delimiter)
  const headings = (await rows.next()).value as TableRow | undefined
  if (!headings) throw new KanfaError('empty')
  const sample: TableRow[] = []
  while (sample.length < SAMPLE) {
    const next = await rows.next()
    if (next.done) break
    sample.push(next.value)
  }
  const columns = findColumns(
    headings.cells,
    sample.map((row) => row.cells),
    options.map,
  )
  const warnings: Notice[] = columns.guessed
    ? [{ code: 'text-column-guessed', args: { column: headings.cells[columns.text]! } }]
    : []
  const comments = readRows(resume(sample, rows), columns, delimiter, warnings)
  return { reader: delimiter === '\t' ? 'records:tsv' : 'records:csv', guessed: false, comments, warnings }
}

async function* readRows(
  rows: AsyncIterable<TableRow>,
  columns: TableColumns,
  delimiter: string,
  warnings: Notice[],
): AsyncGenerator<FoundComment> {
  const authors = rememberAuthors()
  let skipped = 0
  let firstSkipped = 0
  for await (const { cells, line } of rows) {
    const fitted = fitCells(cells, columns, delimiter)
    if (!fitted) {
      if (skipped++ === 0) firstSkipped = line
      continue
    }
    const comment = recordComment(columns.read(fitted), authors.of)
    authors.note(comment.id, comment.author)
    yield comment
  }
  if (skipped > 0) warnings.push({ code: 'rows-skipped', args: { count: skipped, line: firstSkipped } })
}

/** The cells when they fit the headings. A text in the last column may hold delimiters that nobody quoted. */
function fitCells(
  cells: readonly string[],
  { count, text }: TableColumns,
  delimiter: string,
): readonly string[] | undefined {
  if (cells.length === count) return cells
  if (cells.length < count) return delimiter === '\t' && text === 0 ? cells : undefined
  if (cells.slice(count).every((cell) => cell.trim() === '')) return cells.slice(0, count)
  if (text !== count - 1) return undefined
  return [...cells.slice(0, text), cells.slice(text).join(delimiter)]
}

/** Excel's `sep=;` line and empty lines before the headings. */
function skipPreamble(text: string): { readonly start: number; readonly delimiter?: string } {
  const match = /^\s*sep=([,;|\t])\r?\n/.exec(text.slice(0, 1000))
  return match ? { start: match[0].length, delimiter: match[1]! } : { start: text.length - text.trimStart().length }
}

function chooseDelimiter(text: string, ending: string): string {
  const line = text.slice(0, 1 << 16).split(/\r?\n|\r/, 1)[0]!
  const scored = DELIMITERS.map((delimiter) => {
    const cells = splitRow(line, delimiter)
    return { delimiter, known: scoreHeadings(cells).known, cells: cells.length }
  })
  const usual = ending === '.tsv' ? '\t' : ','
  const best = scored.reduce((a, b) => (b.known > a.known || (b.known === a.known && b.cells > a.cells) ? b : a))
  return best.cells === 1 ? usual : best.delimiter
}
