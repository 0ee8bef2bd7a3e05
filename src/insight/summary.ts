import type { ScoredComment, Summary, Token } from '../types.js'
import { startAuthors } from './frequent-authors.js'
import { findKeywords } from './keywords.js'
import { perStance, startTally } from './tally.js'

/** Telling words given for a stance. */
const KEYWORDS = 6
/** An echo of at least this share says the article's words rather than its own. */
export const MOSTLY_ECHO = 0.6
/** Different words counted for a stance; beyond it only words already known are counted, so that memory stays bounded. */
const MOST_WORDS = 50_000

/** Adds up comments one by one. */
export interface SummaryBuilder {
  readonly add: (comment: ScoredComment, tokens: readonly Token[]) => void
  readonly finish: () => Summary
}

/**
 * Starts an empty sum. Telling words come from the crowd's own words: comments that repeat an earlier one or mostly quote the
 * article are counted in the shares but not read for words, nor are `stopWords`, single characters, marks, digits and mentions.
 */
export function startSummary(stopWords: ReadonlySet<string>): SummaryBuilder {
  const all = startTally()
  const unique = startTally()
  const authors = startAuthors()
  const words = perStance(() => new Map<string, number>())
  let repeats = 0
  let echoes = 0
  return {
    add: (comment, tokens) => {
      const { stance, author, repeatOf, echo = 0 } = comment
      all.add(comment)
      authors.add(author)
      if (repeatOf === undefined) unique.add(comment)
      else repeats++
      if (echo >= MOSTLY_ECHO) echoes++
      if (repeatOf === undefined && echo < MOSTLY_ECHO && !comment.unsure) countWords(words[stance], tokens, stopWords)
    },
    finish: () => ({
      ...all.finish(),
      keywords: findKeywords(words, KEYWORDS),
      repeats,
      echoes,
      unique: unique.finish(),
      frequent: authors.finish(),
    }),
  }
}

/** Counts each telling word of a comment once. */
export function countWords(
  counts: Map<string, number>,
  tokens: readonly Token[],
  stopWords: ReadonlySet<string>,
): void {
  const said = new Set<string>()
  for (const { kind, text } of tokens) {
    if (kind !== 'word' || said.has(text)) continue
    const before = counts.get(text)
    if (before === undefined && (counts.size >= MOST_WORDS || !isTelling(text, stopWords))) continue
    said.add(text)
    counts.set(text, (before ?? 0) + 1)
  }
}

function isTelling(word: string, stopWords: ReadonlySet<string>): boolean {
  return word.length > 1 && !stopWords.has(word) && /^\p{L}+$/u.test(word)
}
