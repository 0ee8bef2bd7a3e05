import type { Span, Stance } from '../types.js'
import type { Reason } from './reasons.js'
import { shownOffset } from './sanitize.js'
import type { Paint } from './stance-style.js'

/** A stretch of a shown text in the colour of a stance. */
export interface Highlight extends Span {
  readonly stance: Stance
}

/**
 * Where the characters of these reasons, and of their modifiers, stand in the shown text: in order, without overlaps; the first
 * reason wins. `text` is what is shown of the comment, perhaps only its start; `shown` the same after `showControls`.
 */
export function findHighlights(
  reasons: readonly Pick<Reason, 'stance' | 'spans'>[],
  text: string,
  shown: string,
): Highlight[] {
  const spans = reasons.flatMap(({ stance, spans }) => spans.map(({ start, end }) => ({ stance, start, end })))
  const taken: Highlight[] = []
  for (const span of spans) {
    const inText = span.end > span.start && span.end <= text.length
    if (inText && !taken.some((each) => each.start < span.end && span.start < each.end)) taken.push(span)
  }
  return joinNeighbours(taken.sort((a, b) => a.start - b.start)).map(({ stance, start, end }) => ({
    stance,
    start: shownOffset(text, shown, start),
    end: shownOffset(text, shown, end),
  }))
}

/** Highlights of one stance that touch become one. */
function joinNeighbours(sorted: readonly Highlight[]): Highlight[] {
  const joined: Highlight[] = []
  for (const next of sorted) {
    const last = joined.at(-1)
    if (last && last.end === next.start && last.stance === next.stance)
      joined[joined.length - 1] = { ...last, end: next.end }
    else joined.push(next)
  }
  return joined
}

/** Paints the highlights that fall on one line, which starts at `from` in the shown text. */
export function paintLine(line: string, from: number, highlights: readonly Highlight[], paint: Paint): string {
  let painted = ''
  let done = 0
  for (const { start, end, stance } of highlights) {
    const first = Math.max(done, start - from)
    const last = Math.min(line.length, end - from)
    if (last <= first) continue
    painted += line.slice(done, first) + paint.deciding(stance, line.slice(first, last))
    done = last
  }
  return painted + line.slice(done)
}
