import type { Comment, ScoredComment, Verdict } from '../types.js'

/** What only the order of a page's comments tells of one. */
export type Marks = Pick<ScoredComment, 'repeatOf' | 'echo'>

/**
 * A comment with what was found out about it; unsure where its confidence is below `minConfidence` (0–1). Put together field by
 * field: spreading several objects into one is slow.
 */
export function scoreComment(
  comment: Comment,
  verdict: Verdict,
  { repeatOf, echo }: Marks,
  minConfidence = 0,
): ScoredComment {
  const scored = { ...comment } as { -readonly [Key in keyof ScoredComment]: ScoredComment[Key] | undefined }
  scored.stance = verdict.stance
  if (verdict.confidence < minConfidence) scored.unsure = true
  scored.confidence = verdict.confidence
  scored.probabilities = verdict.probabilities
  scored.scores = verdict.scores
  scored.bias = verdict.bias
  scored.lengthFactor = verdict.lengthFactor
  scored.cues = verdict.cues
  scored.repeatOf = repeatOf
  scored.echo = echo
  return scored as ScoredComment
}
