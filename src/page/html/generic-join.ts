import type { Outline } from './generic-outline.js'
import { joinLines } from './join-lines.js'

/** The text of pieces in page order: lines where blocks or `<br>` end them, runs of blanks as one. */
export function joinPieces({ pieces }: Outline, indices: readonly number[]): string {
  const parts: string[] = []
  let before = -1
  for (const at of indices) {
    const { text } = pieces[at]!
    const brokenBetween =
      before >= 0 && pieces.slice(before + 1, Math.min(at + 1, before + 20)).some(({ broken }) => broken)
    if (brokenBetween) parts.push('\n')
    parts.push(text)
    before = at
  }
  return joinLines(parts)
}
