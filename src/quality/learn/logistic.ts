import { STANCES } from '../../types.js'
import { minimize } from './lbfgs.js'
import type { DenseMatrix } from './sparse-matrix.js'

/** What is fitted: comments with their features, company, offsets and targets. Stances stand in the order of `STANCES`. */
export interface Problem {
  /** Number of features. */
  readonly features: number
  /** Features of each comment, each once. */
  readonly present: readonly Int32Array[]
  /** Factor of each comment's features. */
  readonly factors: Float64Array
  /** Dense inputs of each comment, a row each; no columns where there are none. */
  readonly dense: DenseMatrix
  /** Scores that are there already, four a comment. */
  readonly offsets: Float64Array
  /** Wanted probabilities, four a comment. */
  readonly targets: Float64Array
}

/** Weights, four for each feature and each dense column, and four biases. */
export interface Weights {
  readonly features: Float64Array
  readonly dense: Float64Array
  readonly bias: Float64Array
}

const K = STANCES.length
/** How strongly the weights are held at 0: loss × this against half the sum of their squares. Chosen on folds of the labels. */
const STRENGTH = 1.6
const ITERATIONS = 200

/** Multinomial logistic regression with a penalty on squared weights (not on biases) over the comments `rows`. */
export function fitLogistic(problem: Problem, rows: readonly number[]): Weights {
  const features = problem.features * K
  const dense = problem.dense.columns * K
  const point = minimize(
    (at, slope) => lossAt(problem, rows, split(at, features, dense), split(slope, features, dense), at, slope),
    features + dense + K,
    ITERATIONS,
  )
  return split(point, features, dense)
}

function split(all: Float64Array, features: number, dense: number): Weights {
  return {
    features: all.subarray(0, features),
    dense: all.subarray(features, features + dense),
    bias: all.subarray(features + dense),
  }
}

function lossAt(
  problem: Problem,
  rows: readonly number[],
  weights: Weights,
  slopes: Weights,
  at: Float64Array,
  slope: Float64Array,
): number {
  const penalized = at.length - K
  let penalty = 0
  for (let k = 0; k < penalized; k++) {
    slope[k] = at[k]!
    penalty += at[k]! ** 2
  }
  slope.fill(0, penalized)
  let loss = 0
  const scores = new Float64Array(K)
  for (const row of rows) {
    scoreRow(problem, row, weights, scores)
    const highest = Math.max(...scores)
    let sum = 0
    for (let k = 0; k < K; k++) sum += Math.exp(scores[k]! - highest)
    const logSum = highest + Math.log(sum)
    for (let k = 0; k < K; k++) {
      const target = problem.targets[row * K + k]!
      loss -= target * (scores[k]! - logSum)
      scores[k] = (Math.exp(scores[k]! - logSum) - target) * STRENGTH
    }
    pushBack(problem, row, scores, slopes)
  }
  return loss * STRENGTH + penalty / 2
}

/** Writes the four scores of a comment into `scores`. */
export function scoreRow(problem: Problem, row: number, weights: Weights, scores: Float64Array): void {
  scores.fill(0)
  for (const feature of problem.present[row]!)
    for (let k = 0; k < K; k++) scores[k]! += weights.features[feature * K + k]!
  for (let k = 0; k < K; k++)
    scores[k] = scores[k]! * problem.factors[row]! + weights.bias[k]! + problem.offsets[row * K + k]!
  const { columns, values } = problem.dense
  for (let j = 0; j < columns; j++) {
    const value = values[row * columns + j]!
    for (let k = 0; k < K; k++) scores[k]! += value * weights.dense[j * K + k]!
  }
}

function pushBack({ present, factors, dense }: Problem, row: number, errors: Float64Array, slopes: Weights): void {
  const factor = factors[row]!
  for (const feature of present[row]!)
    for (let k = 0; k < K; k++) slopes.features[feature * K + k]! += factor * errors[k]!
  for (let j = 0; j < dense.columns; j++) {
    const value = dense.values[row * dense.columns + j]!
    for (let k = 0; k < K; k++) slopes.dense[j * K + k]! += value * errors[k]!
  }
  for (let k = 0; k < K; k++) slopes.bias[k]! += errors[k]!
}
