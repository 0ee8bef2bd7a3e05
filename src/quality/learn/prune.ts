import { STANCES } from '../../types.js'
import { fitLogistic, type Problem, scoreRow, type Weights } from './logistic.js'
import { median } from './median.js'

/** Smaller weights say too little to be a line. */
const LEAST_WEIGHT = 0.15
/**
 * Of many labels an entry whose heaviest weight is smaller is left out, and the others are fitted again: that keeps a third of the
 * entries, and of 2,488 held-out comments 74.7 % were right instead of 74.9 % (macro-F1 0.725 for 0.728).
 */
const LEAST_HEAVIEST = 0.4

/** Takes the middle off each feature's weights, which changes no probability, and drops what is small then. */
export function prune(weights: Float64Array): Float64Array {
  const K = STANCES.length
  for (let at = 0; at < weights.length; at += K) {
    const own = weights.subarray(at, at + K)
    const middle = median([...own])
    for (let k = 0; k < K; k++) {
      const weight = Math.round((own[k]! - middle) * 100) / 100
      own[k] = Math.abs(weight) < LEAST_WEIGHT ? 0 : weight
    }
  }
  return weights
}

/**
 * Keeps the entries of some weight and fits them again, so that they say what the others said, as far as they can.
 *
 * @param all weights as `prune` gives them
 * @param plain the problem without the words' company, in the scale of the weights
 * @param featureScale what features are multiplied with while they are fitted
 * @param rows the comments to learn from
 */
export function refitHeavy(all: Weights, plain: Problem, featureScale: number, rows: readonly number[]): Weights {
  const K = STANCES.length
  const isKept = (feature: number) =>
    all.features.subarray(feature * K, (feature + 1) * K).some((weight) => Math.abs(weight) >= LEAST_HEAVIEST)
  const kept = { ...all, dense: new Float64Array(0), features: all.features.slice() }
  for (let feature = 0; feature < plain.features; feature++)
    if (!isKept(feature)) kept.features.fill(0, feature * K, (feature + 1) * K)
  const offsets = new Float64Array(plain.offsets.length)
  const scores = new Float64Array(K)
  for (let row = 0; row < plain.present.length; row++) {
    scoreRow(plain, row, kept, scores)
    offsets.set(scores, row * K)
  }
  const change = fitLogistic(
    {
      ...plain,
      offsets,
      factors: plain.factors.map((factor) => factor * featureScale),
      present: plain.present.map((own) => own.filter(isKept)),
    },
    rows,
  )
  return {
    features: prune(kept.features.map((weight, i) => weight + change.features[i]! * featureScale)),
    dense: kept.dense,
    bias: kept.bias.map((bias, k) => bias + change.bias[k]!),
  }
}
