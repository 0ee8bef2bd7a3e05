import fc from 'fast-check'
import type { Format } from '../src/output/formats.js'
import { loadRenderer } from '../src/output/formats.js'
import type { RenderOptions } from '../src/output/renderer.js'
import {
  type Comment,
  type Cue,
  type Page,
  type PerStance,
  type ReportEvent,
  type RowComment,
  type ScoredComment,
  STANCES,
  type Stance,
  type Summary,
  type Tally,
} from '../src/types.js'

/** Invented material for the tests of what is shown: pages, comments, streams of report events. */
export const PAGE: Page = {
  source: 'pages/桥.html',
  reader: 'html:generic',
  guessed: true,
  encoding: 'gb18030',
  title: '老桥拆不拆，街坊各有说法',
}

export function perStance(values: Partial<PerStance> = {}): PerStance {
  return { supportive: 0, skeptical: 0, question: 0, neutral: 0, ...values }
}

export function cue(term: string, stance: Stance, value: number, more: Partial<Cue> = {}): Cue {
  const start = more.start ?? 0
  return { term, kind: 'term', stance, weight: value, value, modifiers: [], start, end: start + term.length, ...more }
}

export function scoredComment(comment: Partial<ScoredComment> = {}): ScoredComment {
  const stance = comment.stance ?? 'supportive'
  const probabilities = {
    ...perStance({ supportive: 0.1, skeptical: 0.1, question: 0.1, neutral: 0.1 }),
    [stance]: 0.7,
  }
  return {
    n: 1,
    text: '拆得好',
    stance,
    confidence: 0.7,
    probabilities,
    scores: perStance({ [stance]: 1.5 }),
    bias: perStance(),
    lengthFactor: 1,
    cues: [],
    ...comment,
  }
}

export function summaryOf(comments: readonly RowComment[]): Summary {
  const counts = STANCES.map((stance) => comments.filter((each) => 'stance' in each && each.stance === stance).length)
  const total = Math.max(1, comments.length)
  const shares = STANCES.map((stance, i) => [
    stance,
    { count: counts[i], share: counts[i]! / total, low: 0.1, high: 0.9 },
  ])
  const keywords = STANCES.map((stance, i) => [stance, i === 0 ? ['街坊', '老桥'] : []])
  const tally: Tally = { comments: comments.length, shares: Object.fromEntries(shares) }
  return { ...tally, keywords: Object.fromEntries(keywords), repeats: 0, echoes: 0, unique: tally, frequent: [] }
}

/** The events of pages with these comments, as the pipeline gives them. */
export async function* reportOf(
  pages: readonly (readonly RowComment[])[],
  page: Page = PAGE,
): AsyncGenerator<ReportEvent> {
  const scored = pages.flat().some((comment) => 'stance' in comment)
  for (const comments of pages) {
    yield { type: 'page', page }
    for (const comment of comments) yield { type: 'comment', page, comment }
    yield { type: 'page-end', page, comments: comments.length, ...(scored && { summary: summaryOf(comments) }) }
  }
  yield { type: 'end', pages: pages.length, failed: 0, ...(scored && { summary: summaryOf(pages.flat()) }) }
}

export const OPTIONS: RenderOptions = { scored: true, language: 'en', width: 100, color: false, escape: true }

/** All that a format gives for these events. */
export async function render(
  format: Format,
  events: AsyncIterable<ReportEvent>,
  options: Partial<RenderOptions> = {},
): Promise<string> {
  const renderer = await loadRenderer(format)
  let text = ''
  for await (const piece of renderer(events, { ...OPTIONS, ...options })) text += piece
  return text
}

const PIECES = [
  '支持', '，', '。', '！！', '“', '”', '（', '）', '可是', 'hello', ' ', '  ', '\t', '\n', '\r\n', '\r', ',', '"', "'", '|', '<b>', '&',
  '=1+1', '＝A1', '-', '@某人', '+', '[doge]', '👍🏽', '👨‍👩‍👧', '1️⃣', '🇨🇳', '\u0000', '\u001b[31m', '\u009b2J', '\u202e', '\u200b', '\u00ad',
  '\ufeff', '\ud800', '\u2028', 'e\u0301\u0301\u0301\u0301\u0301\u0301', 'ｆｕｌｌ', `https://例子.cn/${'a'.repeat(60)}`, '𠮷', '\\', '`', '*',
] // biome-ignore format: a list is read as a list

/** Texts as strangers write them: Chinese, emoji, blanks, and everything a screen, a spreadsheet or a parser might obey. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary', maxLength: 4 })), {
    maxLength: 30,
  })
  .map((pieces) => pieces.join(''))

export const anyComment: fc.Arbitrary<Comment> = fc
  .record({
    text: anyText,
    author: fc.option(anyText, { nil: undefined }),
    id: fc.option(fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 19n }).map(String), anyText), { nil: undefined }),
    likes: fc.option(fc.integer({ min: -5, max: 10_000_000 }), { nil: undefined }),
    region: fc.option(anyText, { nil: undefined }),
  })
  .map((comment) => ({ n: 1, ...comment }))

export const anyScored: fc.Arbitrary<ScoredComment> = fc
  .record({
    comment: anyComment,
    stance: fc.constantFrom(...STANCES),
    at: fc.nat(),
    terms: fc.array(anyText, { maxLength: 3 }),
  })
  .map(({ comment, stance, at, terms }) => {
    const start = at % (comment.text.length + 1)
    const end = Math.min(comment.text.length, start + 3)
    const cues = terms.map((term, i) => cue(term || '好', STANCES[(at + i) % 4]!, 1 + i, { start, end }))
    return scoredComment({
      ...comment,
      stance,
      cues,
      ...(at % 3 === 0 && { repeatOf: 1 }),
      ...(at % 5 === 0 && { echo: 0.5 }),
    })
  })

export const anyPage: fc.Arbitrary<ScoredComment[]> = fc
  .array(anyScored, { maxLength: 5 })
  .map((comments) => comments.map((comment, i) => ({ ...comment, n: i + 1 })))
