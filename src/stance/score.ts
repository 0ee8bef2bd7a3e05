import type { Cue, PerStance, Stance, Verdict } from '../types.js'
import { STANCES } from '../types.js'
import type { Scoring } from './scoring.js'

/** Adds up cues: score = bias + the sum of the values of the stance's cues; probabilities by softmax over score ÷ temperature. */
export function scoreCues(
  cues: readonly Cue[],
  { bias, temperature }: Pick<Scoring, 'bias' | 'temperature'>,
  lengthFactor = 1,
): Verdict {
  const scores: Record<Stance, number> = { ...bias }
  for (const cue of cues) scores[cue.stance] += cue.value
  const probabilities = softmax(scores, temperature)
  // a tie goes to the stance that stands first in STANCES, so that the order of cues never matters
  const stance = STANCES.reduce((best, next) => (scores[next] > scores[best] ? next : best))
  return { stance, confidence: probabilities[stance], probabilities, scores, bias, lengthFactor, cues }
}

/** Probabilities that sum to 1. */
export function softmax(scores: PerStance, temperature: number): PerStance {
  const highest = Math.max(...STANCES.map((stance) => scores[stance]))
  const powers = STANCES.map((stance) => Math.exp((scores[stance] - highest) / temperature))
  const sum = powers.reduce((a, b) => a + b, 0)
  return Object.fromEntries(STANCES.map((stance, i) => [stance, powers[i]! / sum])) as PerStance
}
