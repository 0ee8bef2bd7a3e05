import { type ScoredComment, STANCES, type Stance, type StanceShare, type Summary, type Token } from '../types.js'
import { findKeywords } from './keywords.js'

/** Telling words given for a stance. */
const KEYWORDS = 6
/** An echo of at least this share says the article's words rather than its own. */
const MOSTLY_ECHO = 0.6
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
  const counts = perStance(() => 0)
  const words = perStance(() => new Map<string, number>())
  let repeats = 0
  let echoes = 0
  return {
    add: ({ stance, repeatOf, echo = 0 }, tokens) => {
      counts[stance]++
      if (repeatOf !== undefined) repeats++
      if (echo >= MOSTLY_ECHO) echoes++
      if (repeatOf === undefined && echo < MOSTLY_ECHO) countWords(words[stance], tokens, stopWords)
    },
    finish: () => {
      const comments = STANCES.reduce((sum, stance) => sum + counts[stance], 0)
      const shares = perStance((stance) => shareOf(counts[stance], comments))
      return { comments, shares, keywords: findKeywords(words, KEYWORDS), repeats, echoes }
    },
  }
}

/** Counts each telling word of a comment once. */
function countWords(counts: Map<string, number>, tokens: readonly Token[], stopWords: ReadonlySet<string>): void {
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
  return word.length > 1 && /^\p{L}+$/u.test(word) && !stopWords.has(word)
}

/** z of a 95 % interval. */
const Z = 1.959964

/** Share with its 95 % interval (E. B. Wilson 1927, "Probable inference"), which stays within 0–1 and is right for few comments too. */
export function shareOf(count: number, total: number): StanceShare {
  if (total === 0) return { count, share: 0, low: 0, high: 1 }
  const share = count / total
  const scale = 1 + Z ** 2 / total
  const centre = (share + Z ** 2 / (2 * total)) / scale
  const half = (Z * Math.sqrt((share * (1 - share)) / total + Z ** 2 / (4 * total ** 2))) / scale
  return { count, share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

function perStance<T>(make: (stance: Stance) => T): Record<Stance, T> {
  return Object.fromEntries(STANCES.map((stance) => [stance, make(stance)])) as Record<Stance, T>
}
