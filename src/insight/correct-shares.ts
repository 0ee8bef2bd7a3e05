import { type Confusion, type PerStance, STANCES } from '../types.js'

/** Steps of the descent; it moves by less than a thousandth after about fifty. */
const STEPS = 200
/** Length of a step: below 2 ÷ the largest value that the squared confusion and the pull can have together. */
const STEP = 0.5

/**
 * Shares of the stances that explain the mean probabilities of `comments` comments best, given what is known to be taken for what:
 * labels' shares × confusion ≈ mean. Few comments say too little to be explained away, so the answer is held near the mean, by
 * 1 ÷ √comments. Gives four shares from 0 to 1 that sum to 1.
 * Method: adjusted probabilistic counts (Bella et al. 2010, "Quantification via probability estimators") with a ridge penalty,
 * by projected gradient descent.
 */
export function correctShares(means: PerStance, comments: number, confusion: Confusion): PerStance {
  const observed = STANCES.map((stance) => means[stance])
  const rows = STANCES.map((label) => STANCES.map((told) => confusion[label][told]))
  const pull = 1 / Math.sqrt(Math.max(1, comments))
  let shares = observed
  for (let step = 0; step < STEPS; step++) {
    const misses = observed.map((mean, told) =>
      rows.reduce((sum, row, label) => sum + shares[label]! * row[told]!, -mean),
    )
    shares = toShares(
      shares.map((share, label) => {
        const slope = rows[label]!.reduce((sum, each, told) => sum + each * misses[told]!, 0)
        return share - STEP * (slope + pull * (share - observed[label]!))
      }),
    )
  }
  return Object.fromEntries(STANCES.map((stance, k) => [stance, shares[k]!])) as Record<keyof PerStance, number>
}

/** The nearest numbers from 0 that sum to 1 (Duchi et al. 2008, "Efficient projections onto the l1-ball"). */
function toShares(values: readonly number[]): number[] {
  const falling = [...values].sort((a, b) => b - a)
  let sum = 0
  let excess = 0
  for (const [i, value] of falling.entries()) {
    sum += value
    if (value - (sum - 1) / (i + 1) > 0) excess = (sum - 1) / (i + 1)
  }
  return values.map((value) => Math.max(0, value - excess))
}
