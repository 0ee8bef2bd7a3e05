import type { PerStance, Stance } from '../types.js'

/** The numbers of `lexicons/scoring.json`: everything the score needs besides the entries. */
export interface Scoring {
  /** Score of each stance before any cue, natural-log odds. */
  readonly bias: PerStance
  /** Scores are divided by it before the softmax: above 1 makes probabilities more even. */
  readonly temperature: number
  /** What a turned (negated) cue speaks for; a stance without an opposite is not turned. */
  readonly opposite: Readonly<Partial<Record<Stance, Stance>>>
  /** How many characters an intensifier or hedge reaches ahead. */
  readonly reach: number
  /** The longest gap in a construction, in characters. */
  readonly gap: number
  /** How the values of mined cues shrink: factor = (own characters + offset)^−power. */
  readonly length: { readonly offset: number; readonly power: number }
}
