import { type Entry, STANCES, type Stance } from '../../types.js'
import type { MinedWeights } from './learn.js'

/**
 * Adds what was learned to the weights that the lexicons in use give the same terms already: the new lexicon takes the place of
 * their entries, and must say both.
 */
export function addToKnown(learned: readonly MinedWeights[], known: readonly Entry[]): MinedWeights[] {
  const weights = new Map<string, number>()
  for (const { kind, term, stance, weight } of known) weights.set(`${kind}\t${term}\t${stance}`, weight)
  return learned.map((entry) => ({
    ...entry,
    weights: Object.fromEntries(
      STANCES.flatMap((stance): [Stance, number][] => {
        const added = entry.weights[stance]
        const before = weights.get(`${entry.kind}\t${entry.term}\t${stance}`) ?? 0
        return added === undefined ? [] : [[stance, Math.round((before + added) * 100) / 100]]
      }),
    ),
  }))
}
