import { fold } from './fold.js'

/**
 * What is left of a text when how it is written is put aside: folded, without emoji codes, marks, digits, emoji and blanks.
 * Two comments with the same letters say the same. Its offsets are not those of the text.
 */
export function lettersOf(text: string): string {
  return fold(text)
    .replace(/\[[^[\]\s]{1,12}\]/g, '')
    .replace(/[^\p{L}]+/gu, '')
}
