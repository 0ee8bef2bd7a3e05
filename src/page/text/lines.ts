import { type Role, roleOf } from './section-words.js'

/** A line of a copied page that has something on it. */
export interface Line {
  /** Without blanks at its edges. */
  readonly text: string
  /** Empty lines right before it: pages copied from a browser set blocks apart with them. */
  readonly gap: number
  readonly role: Role
}

/**
 * A longer line is cut, in characters: no comment is as long, and patterns over one line of 50 MB would need more memory than
 * the engine gives them.
 */
const LONGEST = 100_000

/** Blanks in a row that are kept: the patterns of layouts would be quadratic in more, and words have no such gaps. */
const MOST_BLANKS = 40
const LONG_GAP = new RegExp(`(\\s{${MOST_BLANKS}})\\s+`, 'g')

/** The lines that have something on them, without what is longer than any gap between words. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let gap = 0
  const plain = /[\u200b\ufeff\u00a0]/.test(text) ? text.replace(/[\u200b\ufeff]/g, '').replaceAll('\u00a0', ' ') : text
  for (const raw of plain.split(/[\r\u2028\u2029\f]/.test(plain) ? /\r\n|[\n\r\u2028\u2029\f]/ : '\n')) {
    const line = raw.trim().replace(LONG_GAP, '$1')
    if (line === '') gap++
    for (let at = 0; at < line.length; at += LONGEST) {
      const text = line.length > LONGEST ? line.slice(at, at + LONGEST) : line
      lines.push({ text, gap, role: roleOf(text) })
      gap = 0
    }
  }
  return lines
}

/** Lines as one text, as they stood. */
export function joinLines(lines: readonly Line[]): string {
  return lines.map((line) => line.text).join('\n')
}

/** Lines between a heading and the first comment, at most: words of sorting and tools. */
export const TOOLS = 3
