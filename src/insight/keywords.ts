import { TfIdf } from 'natural/lib/natural/tfidf/index.js'
import { STANCES, type Stance } from '../types.js'

/** How often each word was said in comments of each stance. */
export type WordCounts = Readonly<Record<Stance, ReadonlyMap<string, number>>>

/**
 * Telling words of each stance, best first: TF-IDF (natural's) over four documents, one a stance, times the share of the word's
 * uses that fall in that stance, so that a word everybody says tells nothing. Words said once are chance.
 */
export function findKeywords(counts: WordCounts, most: number): Record<Stance, string[]> {
  const tfidf = new TfIdf()
  // without a prototype, or natural would take words like `constructor` for counted ones
  for (const stance of STANCES)
    tfidf.addDocument(Object.assign(Object.create(null), Object.fromEntries(counts[stance])))
  const found = STANCES.map((stance, i) => {
    const ranked = tfidf
      .listTerms(i)
      .filter(({ tf }) => tf > 1)
      .map(({ term, tf, tfidf }) => ({ term, score: (tfidf * tf) / usesOf(term, counts) }))
      // equal scores in the order of code units, so that no locale and no order of comments changes them
      .sort((a, b) => b.score - a.score || (a.term < b.term ? -1 : 1))
    return [stance, ranked.slice(0, most).map(({ term }) => term)] as const
  })
  return Object.fromEntries(found) as Record<Stance, string[]>
}

function usesOf(term: string, counts: WordCounts): number {
  return STANCES.reduce((sum, stance) => sum + (counts[stance].get(term) ?? 0), 0)
}
