import { splitCharacters, widthOf } from './width.js'

/** Marks that may not start a line (kinsoku, after GB/T 15834): they stay with what is before them. */
const NOT_FIRST = /^[\p{Pe}\p{Pf}，。！？；：、…～!?,.;:%~]/u
/** Marks that may not end a line: they stay with what is after them. */
const NOT_LAST = /^[\p{Ps}\p{Pi}]/u
const LATIN = /^[\p{Script=Latin}\p{N}_\-./@]$/u

/** A line of a wrapped text: half-open UTF-16 offsets into it, blanks at its end left out. */
export interface Line {
  readonly start: number
  readonly end: number
}

/** Where a line may break: as Chinese does, or only at blanks. */
export type Breaks = 'chinese' | 'blanks'

/**
 * Breaks a text into lines of at most `width` columns (at least 2). Chinese breaks anywhere but before closing and after opening
 * marks; Latin words stay whole. What is wider than a line is broken all the same. Line ends of the text are kept as breaks.
 */
export function breakText(text: string, width: number, breaks: Breaks = 'chinese'): Line[] {
  const lines: Line[] = []
  let from = 0
  for (const paragraph of text.split('\n')) {
    lines.push(...breakParagraph(paragraph, Math.max(2, width), from, breaks))
    from += paragraph.length + 1
  }
  return lines
}

/** The lines of `breakText` as texts. */
export function wrapText(text: string, width: number, breaks: Breaks = 'chinese'): string[] {
  return breakText(text, width, breaks).map(({ start, end }) => text.slice(start, end))
}

function breakParagraph(text: string, width: number, offset: number, breaks: Breaks): Line[] {
  if (widthOf(text) <= width) return [{ start: offset, end: offset + text.trimEnd().length }]
  const lines: Line[] = []
  let start = 0
  let end = 0
  let used = 0
  const close = () => {
    lines.push({ start: offset + start, end: offset + start + text.slice(start, end).trimEnd().length })
    start = end
    used = 0
  }
  for (const unit of breaks === 'blanks' ? text.split(/(?<= )/) : unbreakables(text)) {
    for (const piece of widthOf(unit.trimEnd()) <= width ? [unit] : splitCharacters(unit)) {
      const size = widthOf(piece)
      // a blank may hang over the line's end, where it is cut off
      if (used + widthOf(piece.trimEnd()) > width && end > start) {
        close()
        if (piece.trim() === '') {
          end += piece.length
          start = end
          continue
        }
      }
      end += piece.length
      used += size
    }
  }
  if (end > start) close()
  return lines
}

/** The text in pieces between which a line may break: a character with its marks, or a Latin word. */
function* unbreakables(text: string): Generator<string> {
  let unit = ''
  let last = ''
  for (const segment of splitCharacters(text)) {
    const glued = isGlued(last, segment)
    if (!glued && unit !== '') {
      yield unit
      unit = ''
    }
    unit += segment
    last = segment
  }
  if (unit !== '') yield unit
}

function isGlued(last: string, next: string): boolean {
  return NOT_FIRST.test(next) || NOT_LAST.test(last) || (LATIN.test(last) && LATIN.test(next))
}

/** The text on one line, cut to `width` columns with `…` where something is left out; line ends become blanks. */
export function truncateText(text: string, width: number): string {
  const flat = text.replaceAll('\n', ' ')
  if (widthOf(flat) <= width) return flat
  let cut = ''
  let used = 0
  for (const segment of splitCharacters(flat)) {
    used += widthOf(segment)
    if (used > width - 1) break
    cut += segment
  }
  return `${cut.trimEnd()}…`
}

/** The text padded with blanks to `width` columns. */
export function padText(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)))
  return align === 'right' ? blanks + text : text + blanks
}
