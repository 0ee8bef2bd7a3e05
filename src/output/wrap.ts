import stringWidth from 'string-width'

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** Marks that may not stand at the start of a line (kinsoku, after GB/T 15834): they hang at the end of the one before. */
const NOT_FIRST = /^[\p{Pe}\p{Pf}，。！？；：、…～!?,.;:%~]/u
const LATIN = /^[\p{Script=Latin}\p{N}_\-./@]$/u

/** Columns a text takes in a terminal; emoji and Chinese take two. */
export function widthOf(text: string): number {
  return /^[\x20-\x7e]*$/.test(text) ? text.length : stringWidth(text)
}

/**
 * Breaks a text into lines of at most `width` columns (at least 2). Chinese breaks anywhere but before closing marks; Latin words
 * stay whole where they fit on a line. Line ends of the text are kept as breaks.
 */
export function wrapText(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(2, width)))
}

function wrapLine(line: string, width: number): string[] {
  if (widthOf(line) <= width) return [line]
  const lines: string[] = []
  let current = ''
  let used = 0
  for (const unit of unbreakables(line)) {
    for (const piece of fitting(unit, width)) {
      const size = widthOf(piece)
      if (used + size > width && current !== '') {
        lines.push(current.trimEnd())
        current = ''
        used = 0
        if (piece.trim() === '') continue
      }
      current += piece
      used += size
    }
  }
  if (current !== '') lines.push(current.trimEnd())
  return lines
}

/** The text in pieces between which a line may break: a character with the closing marks after it, or a Latin word. */
function* unbreakables(line: string): Generator<string> {
  let unit = ''
  for (const { segment } of graphemes.segment(line)) {
    const glued = unit !== '' && (NOT_FIRST.test(segment) || (LATIN.test(segment) && LATIN.test(unit.at(-1)!)))
    if (!glued && unit !== '') {
      yield unit
      unit = ''
    }
    unit += segment
  }
  if (unit !== '') yield unit
}

/** The unit itself, or its characters when it is wider than a line. */
function fitting(unit: string, width: number): string[] {
  return widthOf(unit) <= width ? [unit] : [...graphemes.segment(unit)].map(({ segment }) => segment)
}

/** The text cut to `width` columns, with `…` where something is left out; line ends become blanks. */
export function truncateText(text: string, width: number): string {
  const flat = text.replaceAll('\n', ' ')
  if (widthOf(flat) <= width) return flat
  let cut = ''
  let used = 0
  for (const { segment } of graphemes.segment(flat)) {
    used += widthOf(segment)
    if (used > width - 1) break
    cut += segment
  }
  return `${cut}…`
}

/** The text padded with blanks to `width` columns. */
export function padText(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)))
  return align === 'right' ? blanks + text : text + blanks
}
