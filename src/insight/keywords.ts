import { TfIdf } from 'natural/lib/natural/tfidf/index.js'
import { STANCES, type Stance } from '../types.js'

/** How often each word was said in comments of each stance. */
export type WordCounts = Readonly<Record<Stance, ReadonlyMap<string, number>>>

/**
 * Telling words of each stance, best first: TF-IDF (natural's) over four documents, one a stance, times the share of the word's
 * uses that fall in that stance. Words said once are chance; words that the stance says no more than the others tell nothing.
 */
export function findKeywords(counts: WordCounts, most: number): Record<Stance, string[]> {
  const tfidf = new TfIdf()
  // without a prototype, or natural would take words like `constructor` for counted ones
  for (const stance of STANCES)
    tfidf.addDocument(Object.assign(Object.create(null), Object.fromEntries(counts[stance])))
  const words = STANCES.map((stance) => sum(counts[stance].values()))
  const allWords = sum(words)
  const found = STANCES.map((stance, i) => {
    const ranked = tfidf
      .listTerms(i)
      .map(({ term, tf, tfidf }) => ({ term, tf, tfidf, share: tf / usesOf(term, counts) }))
      .filter(({ tf, share }) => tf > 1 && (share === 1 || share > words[i]! / allWords))
      .map(({ term, tfidf, share }) => ({ term, score: tfidf * share }))
      // equal scores in the order of code units, so that no locale and no order of comments changes them
      .sort((a, b) => b.score - a.score || (a.term < b.term ? -1 : 1))
    return [stance, ranked.slice(0, most).map(({ term }) => term)] as const
  })
  return Object.fromEntries(found) as Record<Stance, string[]>
}

function usesOf(term: string, counts: WordCounts): number {
  return sum(STANCES.map((stance) => counts[stance].get(term) ?? 0))
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
