import { afterEach, describe, expect, test, vi } from 'vitest'
import { findKeywords } from '../src/insight/keywords.js'
import { shareOf } from '../src/insight/share.js'
import { startSummary } from '../src/insight/summary.js'
import type { Stance, Token, TokenKind } from '../src/types.js'
import { scoredComment } from './report-stream.js'

afterEach(() => vi.restoreAllMocks())

describe('Wilson intervals, as in published tables', () => {
  test.each([
    [10, 20, 0.5, 0.2993, 0.7007],
    [0, 10, 0, 0, 0.2775],
    [10, 10, 1, 0.7225, 1],
    [81, 263, 0.308, 0.2553, 0.3662], // Newcombe 1998, table I
    [15, 148, 0.1014, 0.0624, 0.1605],
  ])('%i of %i', (count, total, ...figures) => {
    const { share, low, high } = shareOf(count, total)
    for (const [i, figure] of [share, low, high].entries()) expect(figure).toBeCloseTo(figures[i]!, 4)
  })

  test('of nothing', () => {
    expect(shareOf(0, 0)).toEqual({ count: 0, share: 0, low: 0, high: 1 })
  })
})

/** Tokens of words with blanks between them; a kind other than `word` after a slash. */
function tokensOf(line: string): Token[] {
  return line.split(' ').map((word, i) => {
    const [text = '', kind = 'word'] = word.split('/')
    return { text, kind: kind as TokenKind, start: i, end: i + 1 }
  })
}

function keywordsOf(lines: readonly (readonly [Stance, string])[], stopWords: readonly string[] = []) {
  const summary = startSummary(new Set(stopWords))
  for (const [stance, line] of lines) summary.add(scoredComment({ stance }), tokensOf(line))
  return summary.finish().keywords
}

test('telling words are those a stance says and the others do not', () => {
  const keywords = keywordsOf([
    ['supportive', '大桥 方便 感谢'],
    ['supportive', '大桥 方便 工人'],
    ['skeptical', '大桥 花钱 质量'],
    ['skeptical', '大桥 花钱 质量 质量'],
    ['skeptical', '质量 大桥'],
    ['neutral', '大桥 路过'],
  ])
  expect(keywords).toEqual({
    supportive: ['方便'],
    skeptical: ['质量', '花钱'],
    question: [],
    neutral: [],
  })
})

test('stop words, single characters, digits, marks, codes and mentions tell nothing, nor does a word of one comment', () => {
  const line = '我们 桥 2024 5号线 ！！ [赞]/code @老梁/mention 花钱 花钱'
  expect(
    keywordsOf(
      [
        ['neutral', `${line} 独此一次`],
        ['neutral', line],
      ],
      ['我们'],
    ).neutral,
  ).toEqual(['花钱'])
})

test('words that are names of Object are words', () => {
  const line = 'constructor hasownproperty tostring'
  expect(
    keywordsOf([
      ['neutral', line],
      ['neutral', line],
    ]).neutral,
  ).toEqual(['constructor', 'hasownproperty', 'tostring'])
})

test('the order of comments changes nothing', () => {
  const lines = [
    ['neutral', '甲词 乙词'],
    ['neutral', '乙词 甲词 丙词'],
    ['question', '丙词 丁词'],
    ['question', '丁词 丙词'],
  ] as const
  expect(keywordsOf([...lines].reverse())).toEqual(keywordsOf(lines))
})

test('repeats and echoes are counted, and not read for words', () => {
  const summary = startSummary(new Set())
  summary.add(scoredComment({ stance: 'neutral' }), tokensOf('照旧 说法'))
  summary.add(scoredComment({ stance: 'neutral', repeatOf: 1 }), tokensOf('照旧 说法'))
  summary.add(scoredComment({ stance: 'neutral', echo: 0.6 }), tokensOf('照旧 说法'))
  summary.add(scoredComment({ stance: 'question', echo: 0.59 }), tokensOf('别的'))
  const { comments, shares, keywords, repeats, echoes } = summary.finish()
  expect({ comments, repeats, echoes }).toEqual({ comments: 4, repeats: 1, echoes: 1 })
  expect(shares.neutral.count).toBe(3)
  expect(shares.neutral.share + shares.question.share).toBe(1)
  expect(keywords.neutral).toEqual([])
})

test('of sixty thousand different words fifty thousand are kept', () => {
  const summary = startSummary(new Set())
  const letters = [...'天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏']
  const word = (i: number) =>
    [i % 24, Math.floor(i / 24) % 24, Math.floor(i / 576) % 24, Math.floor(i / 13824) % 24]
      .map((at) => letters[at])
      .join('')
  for (let i = 0; i < 60_000; i++) summary.add(scoredComment(), tokensOf(word(i)))
  for (let i = 0; i < 3; i++) summary.add(scoredComment(), tokensOf(`${word(7)} ${word(59_999)}`))
  expect(summary.finish().keywords.supportive).toEqual([word(7)])
})

test('natural prints nothing', () => {
  const written = vi.spyOn(process.stdout, 'write')
  const counts = { supportive: new Map([['方便', 3]]), skeptical: new Map(), question: new Map(), neutral: new Map() }
  expect(findKeywords(counts, 5).supportive).toEqual(['方便'])
  expect(written).not.toHaveBeenCalled()
})
