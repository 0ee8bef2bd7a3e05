import type { MinedKind, Token } from '../types.js'

/** Told of each feature: its kind, its term, and where it stands in the text (half open, the anchors not counted). */
export type VisitFeature = (kind: MinedKind, term: string, start: number, end: number) => void

/** Longest gram, in UTF-16 units, an anchor counted. */
const LONGEST_GRAM = 4

/** Stand in a gram or a pair for the edges of the comment's own words. */
const START = '^'
const END = '$'

/** What people mention, tag and link to is not their own words. */
const OWN: ReadonlySet<Token['kind']> = new Set(['word', 'code', 'emoji', 'mark'])

/**
 * Names all that `kanfa learn` can give a weight to in a comment; the same features are looked up when a comment is judged.
 * `gram`: runs of 1–4 characters of own words without blanks, `^` and `$` standing for their edges (`^支持`, `了吗$`);
 * `word`: a token; `pair`: two tokens in a row, blanks aside (`不+支持`, `^+加油`). A feature that stands twice is named twice.
 * `folded` is the folded text, of which `tokens` are the tokens. Linear in the text.
 */
export function visitFeatures(folded: string, tokens: readonly Token[], visit: VisitFeature): void {
  const own = tokens.filter((token) => OWN.has(token.kind))
  const [first, last] = [own[0], own.at(-1)]
  if (!first || !last) return
  visitWords(own, visit)
  let from = 0
  for (let i = 1; i <= own.length; i++) {
    if (i < own.length && own[i]!.start === own[i - 1]!.end) continue
    const [start, end] = [own[from]!.start, own[i - 1]!.end]
    visitGrams(folded, start, end, start === first.start, end === last.end, visit)
    from = i
  }
}

/** Characters of a comment's own words: what `Scoring.length` measures. */
export function ownLength(tokens: readonly Token[]): number {
  return tokens.reduce((sum, token) => (OWN.has(token.kind) ? sum + token.end - token.start : sum), 0)
}

function visitWords(own: readonly Token[], visit: VisitFeature): void {
  let before: Token | undefined
  for (const token of own) {
    visit('word', token.text, token.start, token.end)
    visit('pair', `${before?.text ?? START}+${token.text}`, before?.start ?? token.start, token.end)
    before = token
  }
  visit('pair', `${before!.text}+${END}`, before!.start, before!.end)
}

function visitGrams(
  folded: string,
  start: number,
  end: number,
  opens: boolean,
  closes: boolean,
  visit: VisitFeature,
): void {
  for (let at = start; at < end; at++) {
    if (splitsPair(folded, at)) continue
    const longest = Math.min(end, at + LONGEST_GRAM)
    for (let to = at + 1; to <= longest; to++) {
      if (splitsPair(folded, to)) continue
      const gram = folded.slice(at, to)
      visit('gram', gram, at, to)
      if (to - at === LONGEST_GRAM) continue
      if (opens && at === start) visit('gram', START + gram, at, to)
      if (closes && to === end) visit('gram', gram + END, at, to)
    }
  }
  if (opens && closes && end - start <= LONGEST_GRAM - 2)
    visit('gram', START + folded.slice(start, end) + END, start, end)
}

/** True when `at` lies between the halves of a character above U+FFFF. */
function splitsPair(text: string, at: number): boolean {
  return (
    at > 0 &&
    at < text.length &&
    (text.charCodeAt(at) & 0xfc00) === 0xdc00 &&
    (text.charCodeAt(at - 1) & 0xfc00) === 0xd800
  )
}
