/** A line of a copied page that has something on it. */
export interface Line {
  /** Without blanks at its edges. */
  readonly text: string
  /** Empty lines right before it: pages copied from a browser set blocks apart with them. */
  readonly gap: number
}

/**
 * A longer line is cut, in characters: no comment is as long, and patterns over one line of 50 MB would need more memory than
 * the engine gives them.
 */
const LONGEST = 100_000

/** The lines that have something on them. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let gap = 0
  for (const raw of text.split(/\r\n|[\n\r\u2028\u2029\f]/)) {
    const line = raw
      .replace(/[\u200b\ufeff]/g, '')
      .replaceAll('\u00a0', ' ')
      .trim()
    if (line === '') gap++
    for (let at = 0; at < line.length; at += LONGEST) {
      lines.push({ text: line.slice(at, at + LONGEST), gap })
      gap = 0
    }
  }
  return lines
}

/** Lines as one text, as they stood. */
export function joinLines(lines: readonly Line[]): string {
  return lines.map((line) => line.text).join('\n')
}
