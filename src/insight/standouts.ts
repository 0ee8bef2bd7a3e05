import type { Page, ScoredComment, Stance } from '../types.js'
import { MOSTLY_ECHO } from './summary.js'
import { perStance } from './tally.js'

/** A comment and where it stands. */
export interface PlacedComment {
  readonly page: Page
  readonly comment: ScoredComment
}

/** Comments worth reading first. */
export interface Standouts {
  readonly liked: Readonly<Record<Stance, readonly PlacedComment[]>>
  readonly surest: Readonly<Record<Stance, readonly PlacedComment[]>>
  /** Those that both approve and doubt, the most evenly first. */
  readonly mixed: readonly PlacedComment[]
}

const MOST_LIKED = 3
const MOST_SURE = 3
const MOST_MIXED = 5
/** Probability that both support and doubt must have in a mixed comment. */
const LEAST_MIXED = 0.15

/** Picks comments one by one. */
export interface StandoutsBuilder {
  readonly add: (placed: PlacedComment) => void
  readonly finish: () => Standouts
}

/** Starts an empty selection. Comments without words, repeats and echoes of the article stay out, unsure ones of the lists by stance; of equals the earlier one is taken. */
export function startStandouts(): StandoutsBuilder {
  const liked = perStance(() => startBest(MOST_LIKED))
  const surest = perStance(() => startBest(MOST_SURE))
  const mixed = startBest(MOST_MIXED)
  return {
    add: (placed) => {
      const { stance, unsure, likes = 0, confidence, text, repeatOf, echo = 0 } = placed.comment
      if (text === '' || repeatOf !== undefined || echo >= MOSTLY_ECHO) return
      if (likes > 0 && !unsure) liked[stance].add(placed, likes)
      if (placed.comment.cues.length > 0 && !unsure) surest[stance].add(placed, confidence)
      const evenness = evennessOf(placed.comment)
      if (evenness >= LEAST_MIXED) mixed.add(placed, evenness)
    },
    finish: () => ({
      liked: perStance((stance) => liked[stance].all()),
      surest: perStance((stance) => surest[stance].all()),
      mixed: mixed.all(),
    }),
  }
}

/** The lesser of the probabilities of support and doubt, 0 where not both have words that speak for them. */
function evennessOf({ cues, probabilities }: ScoredComment): number {
  const speaksFor = (stance: Stance) => cues.some((cue) => cue.stance === stance && cue.value > 0)
  if (!speaksFor('supportive') || !speaksFor('skeptical')) return 0
  return Math.min(probabilities.supportive, probabilities.skeptical)
}

/** Keeps the `most` highest, the highest first. */
function startBest(most: number) {
  const kept: { placed: PlacedComment; rank: number }[] = []
  return {
    add: (placed: PlacedComment, rank: number) => {
      const at = kept.findIndex((each) => each.rank < rank)
      if (at < 0 && kept.length >= most) return
      kept.splice(at < 0 ? kept.length : at, 0, { placed, rank })
      if (kept.length > most) kept.pop()
    },
    all: () => kept.map(({ placed }) => placed),
  }
}
