import type { Token } from '../types.js'

/**
 * What a comment is made of as learning and judging see it. Offsets are of the folded text, half open.
 * - `onWord`: a token of the writer's own words;
 * - `onPair`: two of them in a row, blanks aside; `undefined` stands for the edge of the comment's own words;
 * - `onGram`: a run of 1–4 characters inside own words without blanks; `opens` and `closes` say that the edges of the comment's
 *   own words belong to it, each counting as a character.
 */
export interface FeatureVisitor {
  readonly onWord: (token: Token) => void
  readonly onPair: (first: Token | undefined, second: Token | undefined) => void
  readonly onGram: (start: number, end: number, opens: boolean, closes: boolean) => void
}

/** Longest gram, in UTF-16 units, edges counted. */
export const LONGEST_GRAM = 4

/** Stand in a term for the edges of the comment's own words. */
export const START = '^'
export const END = '$'

/** The term of a pair. */
export function pairTerm(first: string | undefined, second: string | undefined): string {
  return `${first ?? START}+${second ?? END}`
}

/** The term of a gram. */
export function gramTerm(characters: string, opens: boolean, closes: boolean): string {
  return (opens ? START : '') + characters + (closes ? END : '')
}

/** True for a token of the writer's own words: what people mention, tag and link to is not. */
export function isOwn({ kind }: Token): boolean {
  return kind === 'word' || kind === 'mark' || kind === 'code' || kind === 'emoji'
}

/** Characters of a comment's own words: what `Scoring.length` measures. */
export function ownLength(tokens: readonly Token[]): number {
  let length = 0
  for (const token of tokens) if (isOwn(token)) length += token.end - token.start
  return length
}

/** Names every feature of a comment, those that stand twice twice. `folded` is the text of which `tokens` are the tokens. Linear. */
export function visitFeatures(folded: string, tokens: readonly Token[], visitor: FeatureVisitor): void {
  const own = tokens.filter(isOwn)
  const [first, last] = [own[0], own.at(-1)]
  if (!first || !last) return
  let before: Token | undefined
  let runStart = first.start
  for (const token of own) {
    if (before && token.start !== before.end) {
      visitGrams(folded, { start: runStart, end: before.end }, first.start, last.end, visitor)
      runStart = token.start
    }
    visitor.onWord(token)
    visitor.onPair(before, token)
    before = token
  }
  visitor.onPair(last, undefined)
  visitGrams(folded, { start: runStart, end: last.end }, first.start, last.end, visitor)
}

function visitGrams(
  folded: string,
  run: { readonly start: number; readonly end: number },
  ownStart: number,
  ownEnd: number,
  { onGram }: FeatureVisitor,
): void {
  for (let start = run.start; start < run.end; start++) {
    if (splitsCharacter(folded, start)) continue
    const opens = start === ownStart
    const longest = Math.min(run.end, start + LONGEST_GRAM)
    for (let end = start + 1; end <= longest; end++) {
      if (splitsCharacter(folded, end)) continue
      onGram(start, end, false, false)
      const closes = end === ownEnd
      if (!opens && !closes) continue
      const room = LONGEST_GRAM - (end - start)
      if (opens && room >= 1) onGram(start, end, true, false)
      if (closes && room >= 1) onGram(start, end, false, true)
      if (opens && closes && room >= 2) onGram(start, end, true, true)
    }
  }
}

/** True when `at` lies between the halves of a character above U+FFFF. */
export function splitsCharacter(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && at > 0 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800
}
