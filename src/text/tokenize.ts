import type { Token, TokenKind } from '../types.js'
import { fold } from './fold.js'
import type { Segmenter } from './segmenter.js'

/**
 * What is lifted out before jieba sees the text, because jieba cuts it to pieces: 「[doge]」 into letters, an emoji sequence
 * into its parts. In the order in which they are tried at a place; the folded text is what is looked at.
 */
const SPECIAL: readonly (readonly [kind: TokenKind, pattern: RegExp])[] = [
  ['code', /\[[^[\]\s]{1,12}\]/],
  ['url', /https?:\/\/[\w\-./?=&%#~+:@!$,;]+/],
  // a mention ends at a blank or a colon; without one it would swallow the words after it (@张三说得对)
  ['mention', /@[\p{L}\p{N}_-]{1,30}(?=[\s:]|$)/u],
  ['topic', /#[^#\n]{1,80}#/],
  ['emoji', /\p{RI}\p{RI}|\p{ExtPict}[\ufe0f\u{1f3fb}-\u{1f3ff}]*(?:\u200d\p{ExtPict}[\ufe0f\u{1f3fb}-\u{1f3ff}]*)*/u],
  ['space', /\s+/],
  ['word', /[\p{Script=Latin}\p{N}]+/u],
  ['mark', /[\p{P}\p{S}\p{C}]/u],
]

/** All of them at once, a group each, tried where it is told to; groups with names would cost an object a match. */
const ANY_SPECIAL = new RegExp(SPECIAL.map(([, { source }]) => `(${source})`).join('|'), 'uy')

/** What may begin with a UTF-16 unit: asking a table first saves trying the expressions at every character. */
const [UNKNOWN, PLAIN, MARK, SPACE, LATIN, LATIN_OR_MORE, ANY] = [0, 1, 2, 3, 4, 5, 6]
const classes = new Uint8Array(0x10000)

/** Cuts a text into tokens that tile it. Spans are offsets into `text`; token texts are folded. Linear in the text. */
export function tokenize(text: string, segmenter: Segmenter): Token[] {
  return tokenizeFolded(fold(text), segmenter)
}

/** The same for a text that is folded already. */
export function tokenizeFolded(folded: string, segmenter: Segmenter): Token[] {
  const tokens: Token[] = []
  let plainFrom = 0
  for (let at = 0; at < folded.length; ) {
    const first = classAt(folded, at)
    if (first === PLAIN) {
      at++
      continue
    }
    let kind: TokenKind | undefined
    let end = at + 1
    if (first === MARK) kind = 'mark'
    else if (first === SPACE) {
      kind = 'space'
      while (end < folded.length && classAt(folded, end) === SPACE) end++
    } else {
      if (first === LATIN) {
        kind = 'word'
        while (end < folded.length && (classAt(folded, end) === LATIN || classAt(folded, end) === LATIN_OR_MORE)) end++
      }
      // letters and digits above U+FFFF go on a word too
      if (first !== LATIN || isHighSurrogate(folded.charCodeAt(end))) {
        ANY_SPECIAL.lastIndex = at
        const match = ANY_SPECIAL.exec(folded)
        kind = match ? kindOf(match) : undefined
        end = match ? at + match[0].length : at + (isHighSurrogate(folded.charCodeAt(at)) ? 2 : 1)
      }
    }
    if (kind !== undefined) {
      if (at > plainFrom) pushWords(tokens, folded, plainFrom, at, segmenter)
      tokens.push({ kind, text: folded.slice(at, end), start: at, end })
      plainFrom = end
    }
    at = end
  }
  if (plainFrom < folded.length) pushWords(tokens, folded, plainFrom, folded.length, segmenter)
  return tokens
}

function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  const known = classes[unit]!
  if (known !== UNKNOWN) return known
  const found = classOf(String.fromCharCode(unit))
  classes[unit] = found
  return found
}

function classOf(character: string): number {
  if (/[[@#\p{Cs}\p{RI}\p{ExtPict}]/u.test(character)) return ANY
  if (/\s/u.test(character)) return SPACE
  // a word with h may be an address
  if (character === 'h') return LATIN_OR_MORE
  if (/[\p{Script=Latin}\p{N}]/u.test(character)) return LATIN
  return /[\p{P}\p{S}\p{C}]/u.test(character) ? MARK : PLAIN
}

function isHighSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800
}

function kindOf(match: RegExpExecArray): TokenKind {
  let group = 1
  while (match[group] === undefined) group++
  return SPECIAL[group - 1]![0]
}

function pushWords(tokens: Token[], folded: string, from: number, to: number, segmenter: Segmenter): void {
  let start = from
  for (const word of segmenter.cut(folded.slice(from, to))) {
    const end = start + word.length
    tokens.push({ kind: 'word', text: folded.slice(start, end), start, end })
    start = end
  }
}
