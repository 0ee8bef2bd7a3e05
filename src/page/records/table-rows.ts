import { type Row, readRow } from './split-row.js'

/** A row of a table with the number of its first line. */
export interface TableRow {
  readonly cells: readonly string[]
  /** 1-based. */
  readonly line: number
}

/** A quoted field that has not closed after so many characters never will: its quote is a character. */
const LONGEST_QUOTED = 1 << 20
const NO_LINES = { acrossLines: false, final: true }

/**
 * The rows of a table, from text in pieces of whole lines. Lines that are empty or hold delimiters alone are no rows, except in a table of one column
 * between tabs, where they are empty cells.
 *
 * @param pieces `wholeLines` of the text
 */
export async function* tableRows(pieces: AsyncIterable<string>, delimiter: string): AsyncGenerator<TableRow> {
  let columns: number | undefined
  let line = 1
  let rest = ''
  for await (const piece of pieces) {
    const text = rest === '' ? piece : rest + piece
    let at = 0
    while (at < text.length) {
      const row = chooseRow(text, at, delimiter, columns, text.length - at > LONGEST_QUOTED)
      if (!row) break
      if (!isEmpty(row) || (columns === 1 && delimiter === '\t')) {
        columns ??= row.cells.length
        yield { cells: row.cells, line }
      }
      line += countLines(text, at, row.end)
      at = row.end
    }
    rest = text.slice(at)
  }
  for (let at = 0; at < rest.length; ) {
    const row = chooseRow(rest, at, delimiter, columns, true)!
    if (!isEmpty(row)) yield { cells: row.cells, line }
    line += countLines(rest, at, row.end)
    at = row.end
  }
}

/**
 * The row that begins at `start`, as quotes or as plain lines have it. When both are possible the number of columns
 * decides: raw text with a quote at its line's beginning must not swallow the lines that follow.
 *
 * @returns `undefined` when more text is needed to tell
 */
function chooseRow(
  text: string,
  start: number,
  delimiter: string,
  columns: number | undefined,
  final: boolean,
): Row | undefined {
  const plain = readRow(text, start, delimiter, NO_LINES)!
  if (text.charCodeAt(start) !== 34 && !text.slice(start, plain.end).includes(`${delimiter}"`)) return plain
  if (columns === 1 && delimiter === '\t') return plain
  const quoted = readRow(text, start, delimiter, { acrossLines: true, final })
  if (!quoted) return undefined
  if (quoted.end <= plain.end || columns === undefined) return quoted
  if (quoted.end - start > LONGEST_QUOTED) return plain
  const plainFits = plain.cells.length === columns
  if (quoted.cells.length !== columns) return plainFits ? plain : quoted
  if (delimiter !== '\t' || !plainFits) return quoted
  // both fit: a plain line is followed by a line of as many cells
  return readRow(text, plain.end, delimiter, NO_LINES)!.cells.length === columns ? plain : quoted
}

function isEmpty({ cells }: Row): boolean {
  return cells.every((cell) => cell.trim() === '')
}

function countLines(text: string, start: number, end: number): number {
  let count = 0
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++
  return count
}
