/** One row of a delimited text. */
export interface Row {
  readonly cells: readonly string[]
  /** Offset behind the row's line end. */
  readonly end: number
}

const QUOTE = 34
const NEWLINE = 10
const RETURN = 13

/**
 * Reads the row that begins at `start`. A quote opens a quoted field only when its closing quote stands before a
 * delimiter or the line's end; else it is a character like others. Within quotes `""` is a quote, and with `acrossLines`
 * a field may hold line ends.
 *
 * @returns `undefined` when a quoted field may go on behind `text` (never when `final`)
 */
export function readRow(
  text: string,
  start: number,
  delimiter: string,
  { acrossLines, final }: { readonly acrossLines: boolean; readonly final: boolean },
): Row | undefined {
  const cells: string[] = []
  const newline = text.indexOf('\n', start)
  const lineEnd = newline < 0 ? text.length : newline
  for (let at = start; ; ) {
    if (text.charCodeAt(at) === QUOTE && at < text.length) {
      const close = closingQuote(text, at + 1, delimiter, acrossLines ? text.length : lineEnd)
      if (close === 'open' && acrossLines && !final) return undefined
      const end = typeof close === 'number' ? close : looseQuote(text, at + 1, delimiter, lineEnd)
      if (end !== undefined) {
        const inner = text.slice(at + 1, end)
        cells.push(typeof close === 'number' ? inner.replaceAll('""', '"') : inner)
        const next = rowEnd(text, end + 1)
        if (next !== undefined) return { cells, end: next }
        at = end + 2
        continue
      }
    }
    const until = nextOf(text, at, delimiter)
    const cell = text.slice(at, until)
    if (text[until] === delimiter) {
      cells.push(cell)
      at = until + 1
      continue
    }
    cells.push(cell.endsWith('\r') ? cell.slice(0, -1) : cell)
    return { cells, end: Math.min(until + 1, text.length) }
  }
}

/** The cells of a single line. */
export function splitRow(line: string, delimiter: string): readonly string[] {
  return readRow(line, 0, delimiter, { acrossLines: false, final: true })!.cells
}

/** Offset of the quote that closes a field by the rules, `open` when none does up to `limit`, `undefined` when a quote breaks them. */
function closingQuote(text: string, from: number, delimiter: string, limit: number): number | 'open' | undefined {
  for (let at = text.indexOf('"', from); at >= 0 && at < limit; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) === QUOTE) continue
    return endsField(text, at + 1, delimiter) ? at : undefined
  }
  return 'open'
}

/** For writers that do not double their quotes: the first quote on the line that stands before a delimiter or the line's end. */
function looseQuote(text: string, from: number, delimiter: string, lineEnd: number): number | undefined {
  // a tab is no mark people write in a sentence, so tables of tabs need no such help, and raw text may begin with a quote
  if (delimiter === '\t') return undefined
  for (let at = text.indexOf('"', from); at >= 0 && at < lineEnd; at = text.indexOf('"', at + 1)) {
    if (endsField(text, at + 1, delimiter)) return at
  }
  return undefined
}

function endsField(text: string, at: number, delimiter: string): boolean {
  return at >= text.length || text[at] === delimiter || rowEnd(text, at) !== undefined
}

/** Offset behind the line end at `at`; `undefined` when no line ends there. */
function rowEnd(text: string, at: number): number | undefined {
  if (at >= text.length) return text.length
  const code = text.charCodeAt(at)
  if (code === NEWLINE) return at + 1
  if (code !== RETURN) return undefined
  if (at + 1 >= text.length) return text.length
  return text.charCodeAt(at + 1) === NEWLINE ? at + 2 : undefined
}

function nextOf(text: string, from: number, delimiter: string): number {
  const code = delimiter.charCodeAt(0)
  let at = from
  while (at < text.length) {
    const here = text.charCodeAt(at)
    if (here === code || here === NEWLINE) break
    at++
  }
  return at
}
