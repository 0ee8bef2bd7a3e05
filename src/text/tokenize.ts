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

/** All of them at once, a group each; groups with names would cost an object a match. */
const ANY_SPECIAL = new RegExp(SPECIAL.map(([, { source }]) => `(${source})`).join('|'), 'gu')

/** Cuts a text into tokens that tile it. Spans are offsets into `text`; token texts are folded. Linear in the text. */
export function tokenize(text: string, segmenter: Segmenter): Token[] {
  const folded = fold(text)
  const tokens: Token[] = []
  let plainFrom = 0
  for (const match of folded.matchAll(ANY_SPECIAL)) {
    if (match.index > plainFrom) pushWords(tokens, folded, plainFrom, match.index, segmenter)
    plainFrom = match.index + match[0].length
    tokens.push({ kind: kindOf(match), text: match[0], start: match.index, end: plainFrom })
  }
  if (plainFrom < folded.length) pushWords(tokens, folded, plainFrom, folded.length, segmenter)
  return tokens
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
