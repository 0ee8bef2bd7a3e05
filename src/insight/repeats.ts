import { lettersOf } from '../text/letters.js'
import type { Comment } from '../types.js'

/** Shorter comments are said by many without being one voice (支持, 说得对). In letters. */
const SHORTEST = 6

/**
 * Finds comments of one page that say what an earlier one said, width, emoji, marks, digits and blanks aside.
 * Give it the comments in order; it answers with the number of the first that says the same. Keeps one hash a comment.
 */
export function createRepeatFinder(): (comment: Pick<Comment, 'n' | 'text'>) => number | undefined {
  const firsts = new Map<number, number>()
  return ({ n, text }) => {
    const letters = lettersOf(text)
    if (letters.length < SHORTEST) return undefined
    const hash = hash53(letters)
    const first = firsts.get(hash)
    if (first === undefined) firsts.set(hash, n)
    return first
  }
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
