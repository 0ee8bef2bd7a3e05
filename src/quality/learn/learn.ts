import type { Scoring } from '../../stance/scoring.js'
import { whetherWithin } from '../../stance/within.js'
import { isOwn, ownLength } from '../../text/features.js'
import { type PerStance, STANCES, type Stance } from '../../types.js'
import { byStance, chooseBias, chooseTemperature, type HeldOut } from './calibrate.js'
import { type Feature, type FeatureTable, type LearningText, MANY_LABELS, tabulateFeatures } from './feature-table.js'
import { fitLogistic, type Problem, scoreRow, type Weights } from './logistic.js'
import { median } from './median.js'
import { prune, refitHeavy } from './prune.js'
import { createSequence } from './random.js'
import { type DenseMatrix, makeDense } from './sparse-matrix.js'
import { numberWords } from './vocabulary.js'
import { embedWords } from './word-vectors.js'

/** A comment with what a person says of it and what the lexicons in use say. */
export interface LabelledComment extends LearningText {
  readonly label: Stance
  readonly second?: Stance
  /** Its scores so far, bias included. */
  readonly scores: PerStance
  /** Whether biases and temperature are fitted on it, held out: true where the labels are drawn as the comments to be judged are. */
  readonly calibrates: boolean
}

/** A mined entry: the weights it adds for the stances it speaks for or against. */
export interface MinedWeights extends Feature {
  readonly weights: Readonly<Partial<Record<Stance, number>>>
}

/** What was learned. */
export interface Learned {
  /** By kind and term. */
  readonly entries: readonly MinedWeights[]
  /** The scoring with biases and temperature that fit. */
  readonly scoring: Scoring
  /** The comments that calibrate, with the scores they got from what was learned of the others, for measuring. */
  readonly heldOut: readonly HeldOut[]
  /** The same comments with the scores of the lexicons in use. */
  readonly before: readonly HeldOut[]
}

/** What is learned from. */
export interface Material {
  readonly labelled: readonly LabelledComment[]
  /** Words of comments without labels, a list a comment: they tell which words are used alike. */
  readonly unlabelled: readonly (readonly string[])[]
  /** Terms of the lexicons in use. */
  readonly cues: ReadonlySet<string>
  readonly scoring: Scoring
}

/** Texts in which a word must stand to be compared with others. */
const LEAST_TEXTS = 8
const FOLDS = 5
/** Weight of a second label against the first. */
const SECOND = 0.3
/** Share of a comment's score that the company of its words may make, against its own features. */
const COMPANY = 1.2
/** With fewer labels biases and temperature stay: so few held-out comments would choose them by chance. */
const LEAST_FITTED = 500
/**
 * Estimates weights for words, word pairs, and runs of characters, on top of what the lexicons in use say already, with words
 * that are used alike pulled together. The same material gives the same result to the last digit.
 * `onStep` is told what is being done, for a person who waits.
 */
export function learnWeights(
  { labelled, unlabelled, cues, scoring }: Material,
  onStep: (step: string) => void,
): Learned {
  onStep('words')
  const texts = labelled.map(wordsOf)
  const vocabulary = numberWords(unlabelled.length > 0 ? [...texts, ...unlabelled] : [], LEAST_TEXTS)
  const ownWords = labelled.map((comment) => knownWords(spokenWords(comment), vocabulary.ids))
  const frequencies = new Float64Array(vocabulary.words.length)
  for (const words of ownWords) for (const word of words) frequencies[word]!++
  onStep('company')
  const vectors = embedWords(vocabulary, cues, frequencies)
  const table = tabulateFeatures(labelled, vocabulary.ids)
  const { problem, featureScale, companyScale } = pose(labelled, table, vectors, ownWords, scoring)
  const plain = withoutCompany(problem, featureScale)
  const fitEntries = (rows: readonly number[]): Weights => {
    const all = fitLogistic(problem, rows)
    const weights = { ...all, features: prune(join(all, vectors, featureScale, companyScale)) }
    // of few labels there are few entries
    return labelled.length < MANY_LABELS ? weights : refitHeavy(weights, plain, featureScale, rows)
  }
  const heldOut: HeldOut[] = []
  const folds = foldsOf(labelled)
  for (let fold = 0; fold < FOLDS; fold++) {
    onStep(`fold ${fold + 1}/${FOLDS}`)
    const inside = labelled.flatMap((_, row) => (folds[row] === fold ? [] : row))
    const weights = fitEntries(inside)
    const scores = new Float64Array(STANCES.length)
    for (const [row, { label }] of labelled.entries()) {
      if (folds[row] !== fold) continue
      scoreRow(plain, row, weights, scores)
      heldOut.push({ label, scores: [...scores] })
    }
  }
  onStep('all labels')
  const fitted = fitEntries(labelled.map((_, row) => row))
  const enough = problem.fitsBias
  const bias = enough ? chooseBias(heldOut) : STANCES.map(() => 0)
  const temperature = enough ? chooseTemperature(heldOut, bias) : scoring.temperature
  return {
    entries: nameWeights(table.features, fitted.features),
    scoring: {
      ...scoring,
      bias: byStance(STANCES.map((stance, k) => scoring.bias[stance] + fitted.bias[k]! + bias[k]!)),
      temperature,
    },
    heldOut: heldOut.map(({ label, scores }) => ({ label, scores: scores.map((score, k) => score + bias[k]!) })),
    before: labelled
      .filter(({ calibrates }) => calibrates)
      .map(({ label, scores }) => ({ label, scores: STANCES.map((stance) => scores[stance]) })),
  }
}

/** The words of a comment that vectors are learned for. */
export function wordsOf({ tokens }: Pick<LearningText, 'tokens'>): string[] {
  return tokens.filter(isOwn).map((token) => token.text)
}

/** Those of them that no negator turned. */
function spokenWords({ folded, tokens, turned }: LearningText): string[] {
  const isTurned = whetherWithin(turned, folded.length)
  return wordsOf({ tokens: tokens.filter(({ start, end }) => !isTurned(start, end)) })
}

function knownWords(words: readonly string[], ids: ReadonlyMap<string, number>): number[] {
  return [...new Set(words)].flatMap((word) => ids.get(word) ?? [])
}

/** The regression's problem: features and company scaled so that a middling comment has both about as long as 1. */
function pose(
  labelled: readonly LabelledComment[],
  { features, present }: FeatureTable,
  vectors: DenseMatrix,
  words: readonly (readonly number[])[],
  { length }: Scoring,
): { problem: Problem; featureScale: number; companyScale: number } {
  const factors = Float64Array.from(labelled, ({ tokens }) =>
    Math.min(1, (ownLength(tokens) + length.offset) ** -length.power),
  )
  const dense = makeDense(labelled.length, vectors.columns)
  const lengths: number[] = []
  for (const [row, own] of words.entries()) {
    let square = 0
    for (let k = 0; k < vectors.columns; k++) {
      let sum = 0
      for (const word of own) sum += vectors.values[word * vectors.columns + k]!
      dense.values[row * vectors.columns + k] = sum * factors[row]!
      square += sum * sum
    }
    if (square > 0) lengths.push(1 / (Math.sqrt(square) * factors[row]!))
  }
  const featureScale = median(
    present.flatMap((own, row) => (own.length > 0 ? 1 / (Math.sqrt(own.length) * factors[row]!) : [])),
  )
  const companyScale = median(lengths) * COMPANY
  for (let i = 0; i < dense.values.length; i++) dense.values[i]! *= companyScale
  const targets = new Float64Array(labelled.length * STANCES.length)
  for (const [row, { label, second }] of labelled.entries()) {
    targets[row * STANCES.length + STANCES.indexOf(label)] = second && second !== label ? 1 - SECOND : 1
    if (second && second !== label) targets[row * STANCES.length + STANCES.indexOf(second)] = SECOND
  }
  const fitsBias = labelled.filter(({ calibrates }) => calibrates).length >= LEAST_FITTED
  const offsets = Float64Array.from(labelled.flatMap(({ scores }) => STANCES.map((stance) => scores[stance])))
  const scaled = factors.map((factor) => factor * featureScale)
  return {
    problem: { features: features.length, present, factors: scaled, dense, offsets, targets, fitsBias },
    featureScale,
    companyScale,
  }
}

/** A weight each stance for each feature, what a word's vector says added to the word's own; both as they multiply the length factor. */
function join(
  { features, dense }: Weights,
  vectors: DenseMatrix,
  featureScale: number,
  companyScale: number,
): Float64Array {
  const K = STANCES.length
  const joined = features.map((weight) => weight * featureScale)
  for (let word = 0; word < vectors.rows; word++) {
    for (let j = 0; j < vectors.columns; j++) {
      const value = vectors.values[word * vectors.columns + j]! * companyScale
      for (let k = 0; k < K; k++) joined[word * K + k]! += value * dense[j * K + k]!
    }
  }
  return joined
}

/** The problem as entries of a lexicon see it: the words' company is in their weights already. */
function withoutCompany(problem: Problem, featureScale: number): Problem {
  return { ...problem, factors: problem.factors.map((factor) => factor / featureScale), dense: makeDense(0, 0) }
}

function nameWeights(features: readonly Feature[], weights: Float64Array): MinedWeights[] {
  const K = STANCES.length
  const entries = features.flatMap(({ kind, term }, i): MinedWeights[] => {
    const own = STANCES.flatMap((stance, k) =>
      weights[i * K + k] === 0 ? [] : [[stance, weights[i * K + k]!] as const],
    )
    return own.length === 0 ? [] : [{ kind, term, weights: Object.fromEntries(own) }]
  })
  return entries.sort((a, b) => compare(a.kind, b.kind) || compare(a.term, b.term))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** In `foldsOf`: never held out. */
const NO_FOLD = -1

/** A fold for each comment that calibrates, as even as can be; the others are learned from in all. */
function foldsOf(labelled: readonly LabelledComment[]): Int32Array {
  const next = createSequence(7)
  const order = labelled
    .flatMap(({ calibrates }, row) => (calibrates ? [{ row, key: next() }] : []))
    .sort((a, b) => a.key - b.key)
  const folds = new Int32Array(labelled.length).fill(NO_FOLD)
  for (const [place, { row }] of order.entries()) folds[row] = place % FOLDS
  return folds
}
