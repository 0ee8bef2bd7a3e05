import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReportEvent } from '../src/types.js'
import { anyPage, cue, PAGE, perStance, render, reportOf, scoredComment } from './report-stream.js'

/** What JSON can carry of a text: all of it. */
const texts = (comments: readonly { text: string; author?: string }[]) =>
  comments.map(({ text, author }) => [text, author])

test('every format of JSON gives every comment as it was, and nothing a screen obeys', async () => {
  await fc.assert(
    fc.asyncProperty(anyPage, anyPage, async (first, second) => {
      const lines = await render('ndjson', reportOf([first, second]))
      const records = lines
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line))
      expect(texts(records)).toEqual(texts([...first, ...second]))
      const json = await render('json', reportOf([first, second]))
      const { pages, summary } = JSON.parse(json)
      expect(pages.map(({ comments }: { comments: never[] }) => texts(comments))).toEqual([texts(first), texts(second)])
      expect(pages.map(({ source }: { source: string }) => source)).toEqual([PAGE.source, PAGE.source])
      expect(summary?.comments ?? 0).toBe(first.length + second.length)
      expect((lines + json).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_C}\u2028\u2029]/u)
    }),
  )
})

test('absent is absent, cues and quotes are data', async () => {
  const modifiers = [{ term: '不', kind: 'negator', factor: -0.9, start: 0, end: 1 }] as const
  const comment = scoredComment({
    text: '不支持',
    stance: 'skeptical',
    cues: [cue('支持', 'skeptical', 1.234567, { start: 1, weight: 1.5, modifiers })],
    quotes: [{ text: '拆吧' }],
    byPoster: true,
  })
  const line = await render('ndjson', reportOf([[comment]]), {
    columns: ['n', 'likes', 'cues', 'quotes', 'byPoster', 'skepticalScore'],
  })
  expect(JSON.parse(line)).toEqual({
    n: 1,
    cues: [{ term: '支持', kind: 'term', start: 1, end: 3, value: 1.2346, stance: 'skeptical', modifiers }],
    quotes: [{ text: '拆吧' }],
    byPoster: true,
    skepticalScore: 1.5,
  })
})

test('the four stances of a comment sum to 1', async () => {
  const probabilities = perStance({ supportive: 1 / 3, skeptical: 1 / 3, question: 1 / 7, neutral: 1 - 2 / 3 - 1 / 7 })
  const record = JSON.parse(await render('ndjson', reportOf([[scoredComment({ probabilities })]])))
  expect(record.supportive + record.skeptical + record.question + record.neutral).toBeCloseTo(1, 3)
})

test('a page that breaks off is closed, and the next one is whole', async () => {
  async function* broken(): AsyncGenerator<ReportEvent> {
    yield { type: 'page', page: PAGE }
    yield { type: 'comment', page: PAGE, comment: { n: 1, text: '半截' } }
    yield { type: 'notice', notice: { code: 'unreadable' } }
    yield { type: 'page', page: { ...PAGE, source: 'b' } }
    yield { type: 'page-end', page: PAGE, comments: 0 }
    yield { type: 'page', page: { ...PAGE, source: 'c' } }
    yield { type: 'end', pages: 1, failed: 2 }
  }
  const { pages } = JSON.parse(await render('json', broken(), { scored: false }))
  expect(pages.map(({ comments }: { comments: unknown[] }) => comments.length)).toEqual([1, 0, 0])
})

describe('without comments', () => {
  test('JSON is an object with no pages', async () => {
    expect(JSON.parse(await render('json', reportOf([])))).toEqual({ pages: [] })
  })
  test('NDJSON is empty', async () => {
    expect(await render('ndjson', reportOf([[]]))).toBe('')
  })
})

test('a summary is one object a page, with shares to four decimals', async () => {
  const pages = [[scoredComment(), scoredComment(), scoredComment({ stance: 'neutral' })]]
  const [record, ...more] = JSON.parse(await render('json', reportOf(pages), { summary: true }))
  expect(more).toEqual([])
  expect(record).toMatchObject({ page: PAGE.source, comments: 3, shares: { supportive: { count: 2, share: 0.6667 } } })
  expect(JSON.parse(await render('ndjson', reportOf(pages), { summary: true }))).toEqual(record)
})
