import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js'
import { STANCES, type Stance } from '../types.js'

/** A comment as a baseline sees it. */
export interface BaselineText {
  readonly words: readonly string[]
  readonly label: Stance
}

/** Tells the stance of words. */
export type Baseline = (words: readonly string[]) => Stance

/** Always says the stance that the training labels have most; the first of `STANCES` on a tie. */
export function trainMajority(labelled: readonly BaselineText[]): Baseline {
  const count = (stance: Stance) => labelled.filter(({ label }) => label === stance).length
  const most = STANCES.reduce((best, next) => (count(next) > count(best) ? next : best))
  return () => most
}

/** Comments in which a word must stand: natural looks through all words at each comment. */
const LEAST_COMMENTS = 5

/** Naive Bayes over words (natural's): what a few lines of code reach. */
export function trainNaiveBayes(labelled: readonly BaselineText[]): Baseline {
  const counts = new Map<string, number>()
  for (const { words } of labelled) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const common = (words: readonly string[]) => words.filter((word) => (counts.get(word) ?? 0) >= LEAST_COMMENTS)
  const classifier = new BayesClassifier()
  for (const { words, label } of labelled) classifier.addDocument(common(words), label)
  classifier.train()
  return (words) => classifier.classify(common(words)) as Stance
}
