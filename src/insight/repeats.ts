import { lettersOf } from '../text/letters.js'
import type { Comment } from '../types.js'
import { createFirstSeen } from './first-seen.js'
import { createNearRepeatFinder } from './near-repeats.js'

/** Shorter comments are said by many without being one voice. In letters, of which so many must differ (laughter is no text). */
const SHORTEST = 8
const LEAST_DIFFERENT = 5
/** From this length on nearly the same words count as the same; in shorter ones a word changes all. */
const SHORTEST_NEAR = 16

/**
 * Finds comments of one page that say what an earlier one said: the same letters, width, script, emoji, marks, digits and blanks
 * aside, from 8 letters on (of 355,000 comments of many pages 0.3 % of those with 8 or more letters have a twin, of those with 4
 * nearly 6 %); or from 16 letters on nearly the same words (`createNearRepeatFinder`).
 * Give it the comments in order; it answers with the `n` of the first that says the same. Linear in the texts.
 */
export function createRepeatFinder(): (comment: Pick<Comment, 'n' | 'text'>) => number | undefined {
  const firstWith = createFirstSeen()
  const findNear = createNearRepeatFinder()
  return ({ n, text }) => {
    const letters = lettersOf(ownWords(text))
    if (letters.length < SHORTEST || countDifferent(letters) < LEAST_DIFFERENT) return undefined
    const same = firstWith(hash53(letters), n)
    if (same !== undefined) return same
    return letters.length < SHORTEST_NEAR ? undefined : findNear(letters, n)
  }
}

/** A repost's words without those it passes on (`own words//@name:their words`), or all where it adds none. */
function ownWords(text: string): string {
  const end = text.indexOf('//@')
  return end < 0 || text.slice(0, end).trim() === '' ? text : text.slice(0, end)
}

/** How many different letters there are, as far as it matters. */
function countDifferent(letters: string): number {
  const seen = new Set<string>()
  for (const letter of letters) {
    seen.add(letter)
    if (seen.size >= LEAST_DIFFERENT) break
  }
  return seen.size
}

/** 53-bit hash of a string (cyrb53, public domain): two of a million different texts collide with a chance of about 1 in 18,000. */
function hash53(text: string): number {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0)
}
