import { fold } from './fold.js'

/**
 * What is left of a text when how it is written is put aside: folded, without emoji codes, marks, digits, emoji and blanks.
 * Two comments with the same letters say the same. Its offsets are not those of the text.
 */
export function lettersOf(text: string): string {
  const folded = fold(text)
  const plain = folded.includes('[') ? folded.replace(/\[[^[\]\s]{1,12}\]/g, '') : folded
  let letters = ''
  let from = 0
  for (let at = 0; at <= plain.length; at++) {
    const kind = at < plain.length ? kindAt(plain, at) : OTHER
    if (kind === LETTER) continue
    // a letter above U+FFFF is two units, which the expression knows to read
    if (kind === HALF) return plain.replace(/[^\p{L}]+/gu, '')
    if (at > from) letters += plain.slice(from, at)
    from = at + 1
  }
  return letters
}

const [UNKNOWN, LETTER, OTHER, HALF] = [0, 1, 2, 3]
/** What each UTF-16 unit is, asked once. */
const kinds = new Uint8Array(0x10000)

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (kinds[unit] === UNKNOWN)
    kinds[unit] = (unit & 0xf800) === 0xd800 ? HALF : /\p{L}/u.test(text.charAt(at)) ? LETTER : OTHER
  return kinds[unit]!
}
