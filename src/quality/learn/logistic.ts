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
  /** False: biases stay 0, for the labels are too few to say how often each stance is meant. */
  readonly fitsBias: boolean
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
    guessCurvature(problem, rows),
  )
  return split(point, features, dense)
}

/** p(1 − p) of a probability on the unsure side of the middle: what a comment adds to the second derivative, times its input squared. */
const UNSURE = 0.15

/**
 * About how sharply the loss bends in each weight: a feature that stands everywhere bends it a thousand times more than a rare
 * one, and with steps in scale the fit needs half as many.
 */
function guessCurvature({ features, present, factors, dense }: Problem, rows: readonly number[]): Float64Array {
  const inputs = features + dense.columns
  const bends = new Float64Array(inputs + 1)
  for (const row of rows) {
    for (const feature of present[row]!) bends[feature]! += factors[row]! ** 2
    for (let j = 0; j < dense.columns; j++) bends[features + j]! += dense.values[row * dense.columns + j]! ** 2
    bends[inputs]!++
  }
  const curvature = new Float64Array((inputs + 1) * K)
  for (let at = 0; at < curvature.length; at++) {
    const input = Math.floor(at / K)
    curvature[at] = bends[input]! * UNSURE * STRENGTH + (input < inputs ? 1 : 0)
  }
  return curvature
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
  if (!problem.fitsBias) slopes.bias.fill(0)
  return loss * STRENGTH + penalty / 2
}

/** Writes the four scores of a comment into `scores`. */
export function scoreRow(problem: Problem, row: number, weights: Weights, scores: Float64Array): void {
  const own = problem.present[row]!
  const from = weights.features
  // four sums by hand: this loop is most of what learning costs
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let i = 0; i < own.length; i++) {
    const at = own[i]! * K
    a += from[at]!
    b += from[at + 1]!
    c += from[at + 2]!
    d += from[at + 3]!
  }
  const factor = problem.factors[row]!
  ;[a, b, c, d] = [a * factor, b * factor, c * factor, d * factor]
  const { columns, values } = problem.dense
  const { dense } = weights
  for (let j = 0, at = 0; j < columns; j++, at += K) {
    const value = values[row * columns + j]!
    a += value * dense[at]!
    b += value * dense[at + 1]!
    c += value * dense[at + 2]!
    d += value * dense[at + 3]!
  }
  scores[0] = a
  scores[1] = b
  scores[2] = c
  scores[3] = d
  for (let k = 0; k < K; k++) scores[k]! += weights.bias[k]! + problem.offsets[row * K + k]!
}

function pushBack({ present, factors, dense }: Problem, row: number, errors: Float64Array, slopes: Weights): void {
  const own = present[row]!
  const factor = factors[row]!
  const [a, b, c, d] = [errors[0]!, errors[1]!, errors[2]!, errors[3]!]
  const [fa, fb, fc, fd] = [a * factor, b * factor, c * factor, d * factor]
  const to = slopes.features
  for (let i = 0; i < own.length; i++) {
    const at = own[i]! * K
    to[at]! += fa
    to[at + 1]! += fb
    to[at + 2]! += fc
    to[at + 3]! += fd
  }
  const { columns, values } = dense
  for (let j = 0, at = 0; j < columns; j++, at += K) {
    const value = values[row * columns + j]!
    slopes.dense[at]! += value * a
    slopes.dense[at + 1]! += value * b
    slopes.dense[at + 2]! += value * c
    slopes.dense[at + 3]! += value * d
  }
  for (let k = 0; k < K; k++) slopes.bias[k]! += errors[k]!
}
