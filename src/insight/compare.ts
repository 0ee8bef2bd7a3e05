import { STANCES, type Stance, type StanceShare, type Summary } from '../types.js'

/** One of two sets of comments that are compared. */
export interface ComparedSide {
  readonly name: string
  readonly summary: Summary
  /** In how many comments each telling word stands. */
  readonly words: ReadonlyMap<string, number>
}

/** By how much a share differs, with the 95 % interval of the difference. */
export interface ShareChange {
  readonly difference: number
  readonly low: number
  readonly high: number
}

/** A word with the number of comments it stands in on either side. */
export interface WordChange {
  readonly word: string
  readonly before: number
  readonly after: number
}

/** What is different on the second side. */
export interface Comparison {
  readonly shares: Readonly<Record<Stance, ShareChange>>
  /** Words only the second side has, those that it has more of, those only the first has: the clearest first. */
  readonly fresh: readonly WordChange[]
  readonly grown: readonly WordChange[]
  readonly gone: readonly WordChange[]
}

const MOST_WORDS = 10
/** Comments that must have a word before it counts as new or gone: once is chance. */
const LEAST_COMMENTS = 2
/** Log-likelihood from which on a word is said more often not by chance alone (χ², 1 degree of freedom, 5 %). */
const LEAST_LIKELIHOOD = 3.84

/** Compares two sets of comments. Words are ranked by log-likelihood (T. Dunning 1993) of the shares of comments that have them. */
export function compareSides(before: ComparedSide, after: ComparedSide): Comparison {
  const sizes = [before.summary.comments, after.summary.comments] as const
  const all = [...new Set([...before.words.keys(), ...after.words.keys()])].map((word) => {
    const change = { word, before: before.words.get(word) ?? 0, after: after.words.get(word) ?? 0 }
    return { ...change, likelihood: likelihoodOf(change, sizes) }
  })
  const best = (wanted: (change: WordChange & { likelihood: number }) => boolean) =>
    all
      .filter(wanted)
      // of equals in the order of code units, so that no order of comments changes it
      .sort((a, b) => b.likelihood - a.likelihood || (a.word < b.word ? -1 : 1))
      .slice(0, MOST_WORDS)
      .map(({ word, before, after }) => ({ word, before, after }))
  const changes = STANCES.map(
    (stance) => [stance, differenceOf(before.summary.shares[stance], after.summary.shares[stance])] as const,
  )
  return {
    shares: Object.fromEntries(changes) as Record<Stance, ShareChange>,
    fresh: best(({ before, after }) => before === 0 && after >= LEAST_COMMENTS),
    grown: best(
      ({ before, after, likelihood }) =>
        before > 0 && after * sizes[0] > before * sizes[1] && likelihood >= LEAST_LIKELIHOOD,
    ),
    gone: best(({ before, after }) => after === 0 && before >= LEAST_COMMENTS),
  }
}

/** The difference of two shares and its interval, from their Wilson intervals (R. G. Newcombe 1998, method 10). */
function differenceOf(a: StanceShare, b: StanceShare): ShareChange {
  const difference = b.share - a.share
  return {
    difference,
    low: difference - Math.hypot(b.share - b.low, a.high - a.share),
    high: difference + Math.hypot(b.high - b.share, a.share - a.low),
  }
}

function likelihoodOf({ before, after }: WordChange, [m, n]: readonly [number, number]): number {
  const share = (before + after) / Math.max(1, m + n)
  const part = (count: number, size: number) => (count === 0 ? 0 : count * Math.log(count / (size * share)))
  return 2 * (part(before, m) + part(after, n))
}
