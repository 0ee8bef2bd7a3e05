import { type Cue, GAP, type Span } from '../types.js'

/** Whether a cue's term is a construction with a gap (`真是太…了呢`). */
export function hasGap({ kind, term }: Pick<Cue, 'kind' | 'term'>): boolean {
  return kind === 'construction' && term.includes(GAP)
}

/** What stands before the gap of such a term. */
export function openingOf({ term }: Pick<Cue, 'term'>): string {
  return term.slice(0, term.indexOf(GAP))
}

/** The closing piece of a term with a gap, where it stands at the cue's end. */
export function lastPiece(cue: Cue): Span[] {
  if (!hasGap(cue)) return []
  const { term, start, end } = cue
  const closing = term.slice(term.lastIndexOf(GAP) + GAP.length)
  return closing === '' || end - closing.length < start ? [] : [{ start: end - closing.length, end }]
}
