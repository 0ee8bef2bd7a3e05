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
  let stance: Stance = STANCES[0]
  for (const next of STANCES) if (scores[next] > scores[stance]) stance = next
  return { stance, confidence: probabilities[stance], probabilities, scores, bias, lengthFactor, cues }
}

/** Probabilities that sum to 1. */
export function softmax(scores: PerStance, temperature: number): PerStance {
  const { supportive, skeptical, question, neutral } = scores
  const highest = Math.max(supportive, skeptical, question, neutral)
  const powers: Record<Stance, number> = {
    supportive: Math.exp((supportive - highest) / temperature),
    skeptical: Math.exp((skeptical - highest) / temperature),
    question: Math.exp((question - highest) / temperature),
    neutral: Math.exp((neutral - highest) / temperature),
  }
  const sum = powers.supportive + powers.skeptical + powers.question + powers.neutral
  for (const stance of STANCES) powers[stance] /= sum
  return powers
}
