import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { decidingCues, nameGroup, renderCues } from '../src/output/cues.js'
import { renderExplanation, renderExplanationJson } from '../src/output/explain.js'
import { type Cue, type Modifier, STANCES, type Token, type Verdict } from '../src/types.js'
import { anyText, cue, perStance, scoredComment } from './report-stream.js'

const NOT: Modifier = { term: '不', kind: 'negator', factor: -0.9, start: 1, end: 2 }
const TOO: Modifier = { term: '太', kind: 'intensifier', factor: 1.5, start: 2, end: 3 }

/** Tokens cut at blanks that are not in the text: `我|不|支持`. */
function cut(pieces: string): { text: string; tokens: Token[] } {
  let start = 0
  const tokens = pieces.split('|').map((text): Token => {
    const token = { kind: /^\s+$/.test(text) ? 'space' : 'word', text, start, end: start + text.length } as const
    start = token.end
    return token
  })
  return { text: tokens.map(({ text }) => text).join(''), tokens }
}

function verdictOf(cues: readonly Cue[], more: Partial<Verdict> = {}): Verdict {
  const bias = perStance({ neutral: 0.5 })
  const scores = { ...bias }
  for (const each of cues) scores[each.stance] += each.value
  const powers = STANCES.map((stance) => Math.exp(scores[stance]))
  const sum = powers.reduce((a, b) => a + b)
  const probabilities = perStance(Object.fromEntries(STANCES.map((stance, i) => [stance, powers[i]! / sum])))
  const stance = STANCES.reduce((best, each) => (scores[each] > scores[best] ? each : best))
  return { stance, confidence: probabilities[stance], probabilities, scores, bias, lengthFactor: 1, cues, ...more }
}

const OPTIONS = { language: 'en', color: false, width: 80 } as const

test('the drawing: characters, carets, brackets, sums, softmax', () => {
  const cues = [
    cue('支持', 'skeptical', 2.16, { start: 3, weight: 1.6, modifiers: [NOT, TOO] }),
    cue('👍', 'supportive', 1, { start: 8 }),
  ]
  const drawing = renderExplanation({ ...cut('我|不|太|支持|这个|，|👍'), verdict: verdictOf(cues) }, OPTIONS)
  expect(`\n${drawing}`).toBe(`
我 不 太 支持 这个 ， 👍
   ~~───────┘×−0.9
      ~~────┘×1.5
         ^^^^1        ^^2

 1  不×太×支持   1.6 × −0.9 × 1.5 = 2.16   ▼ skeptical (turned by 不)
 2  👍           1                = 1.00   ▲ supportive

              bias + cues = score  share
▲ supportive  0.00 + 1.00 =  1.00   19 %
▼ skeptical   0.00 + 2.16 =  2.16   62 % ◀
? question    0.00 + 0.00 =  0.00    7 %
· neutral     0.50 + 0.00 =  0.50   12 %

softmax: e^2.16 ÷ (e^1 + e^2.16 + e^0 + e^0.5) = 62 %
→ ▼ skeptical 62 %
`)
})

test('a text without cues has its sums', () => {
  const drawing = renderExplanation({ ...cut('路过'), verdict: verdictOf([]) }, { ...OPTIONS, language: 'zh' })
  expect(drawing.split('\n').slice(0, 3)).toEqual(['路过', '', '        偏置 + 线索 = 得分  概率'])
  expect(drawing).toContain('→ · 中立 35 %\n')
})

test('carets follow their characters onto the next line, and brackets go on', () => {
  const pieces = `不|${'啊|'.repeat(20)}支持`
  const not = { ...NOT, start: 0, end: 1 }
  const cues = [cue('支持', 'skeptical', 0.9, { start: 21, weight: 1, modifiers: [not] })]
  const lines = renderExplanation({ ...cut(pieces), verdict: verdictOf(cues) }, { ...OPTIONS, width: 40 }).split('\n')
  expect(lines.slice(0, 6)).toEqual([
    `不${' 啊'.repeat(10)}`,
    `~~${'─'.repeat(30)}`,
    '',
    `啊${' 啊'.repeat(9)}`,
    '─'.repeat(29),
    '',
  ])
  expect(lines.slice(6, 9)).toEqual(['支持', '───┘×−0.9', '^^^^1'])
})

test('a silenced cue is said to be silenced, a factor without effect is not multiplied', () => {
  const asks: Modifier = { term: '难道', kind: 'rhetorical', factor: -0.8, start: 0, end: 2 }
  const cues = [
    cue('吗', 'question', 0, { start: 3, weight: 1.2, modifiers: [asks] }),
    cue('怎么', 'neutral', 0.7, { start: 4, weight: 0.7, modifiers: [asks] }),
  ]
  const drawing = renderExplanation({ ...cut('难道|好|吗|怎么'), verdict: verdictOf(cues) }, OPTIONS)
  expect(drawing).toMatch(/难道×吗 +1\.2 × −0\.8 = 0\.00 +\? question \(silenced\)/)
  expect(drawing).toMatch(/难道×怎么 +0\.7 +=/)
})

test('more than sixteen cues: the lighter ones are added up in a line', () => {
  const cues = Array.from({ length: 20 }, (_, i) => cue('好', 'supportive', 1 + i / 100, { start: i }))
  const drawing = renderExplanation({ ...cut(Array(20).fill('好').join('|')), verdict: verdictOf(cues) }, OPTIONS)
  expect(drawing).toContain('\n16  好   1.19 = 1.19   ▲ supportive\n… and 4 lighter cues: supportive 4.06\n')
  expect(drawing).toMatch(/▲ supportive {2}0\.00 \+ 21\.90 = 21\.90/)
})

test('the temperature of the softmax is shown where there is one', () => {
  const probabilities = perStance({
    supportive: Math.E / (Math.E + 3),
    skeptical: 1 / (Math.E + 3),
    question: 1 / (Math.E + 3),
    neutral: 1 / (Math.E + 3),
  })
  const verdict = verdictOf([cue('好', 'supportive', 2)], {
    bias: perStance(),
    scores: perStance({ supportive: 2 }),
    probabilities,
  })
  expect(renderExplanation({ ...cut('好'), verdict }, OPTIONS)).toContain('softmax: e^(2÷2) ÷ (e^(2÷2) + e^(0÷2)')
})

test('no line is wider than the window and nothing is obeyed, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.array(
        anyText.filter((text) => text !== ''),
        { maxLength: 6 },
      ),
      fc.integer({ min: 40, max: 120 }),
      fc.boolean(),
      (pieces, width, color) => {
        const { text, tokens } = cut(
          pieces
            .map((piece) => piece.replaceAll('|', ''))
            .filter((piece) => piece !== '')
            .join('|'),
        )
        const cues = tokens.map((token, i) =>
          cue(token.text, STANCES[i % 4]!, 1 + i, {
            start: token.start,
            end: token.end,
            modifiers: i > 0 ? [{ ...NOT, ...tokens[0]!, kind: 'negator', term: tokens[0]!.text }] : [],
          }),
        )
        const drawing = stripVTControlCharacters(
          renderExplanation({ text, tokens, verdict: verdictOf(cues) }, { language: 'zh', color, width }),
        )
        for (const line of drawing.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width)
        expect(drawing.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_C}]/u)
      },
    ),
  )
})

test('as JSON: the text, its tokens and the whole verdict on one line', () => {
  const explained = {
    ...cut('我|不|支持'),
    verdict: verdictOf([cue('支持', 'skeptical', 1.44, { start: 2, modifiers: [NOT] })]),
  }
  const json = renderExplanationJson(explained)
  expect(json.indexOf('\n')).toBe(json.length - 1)
  expect(JSON.parse(json)).toEqual({ text: explained.text, tokens: explained.tokens, ...explained.verdict })
})

describe('cues in words', () => {
  const cues = [
    cue('感谢', 'supportive', 0.8),
    cue('呵呵', 'skeptical', 1),
    cue('支持', 'skeptical', 1.9, { modifiers: [NOT] }),
    cue('呵呵', 'skeptical', 1.14, { start: 5 }),
    cue('吗', 'question', 0),
    cue('也许', 'skeptical', 0.04),
  ]

  test('own stance first, the weightiest first, the same ones added up', () => {
    expect(renderCues(cues, 'skeptical')).toBe('呵呵 +2.1; 不×支持 +1.9; 也许 +0.04; 感谢 +0.8 supportive')
  })

  test('after twelve the rest are counted', () => {
    const many = Array.from({ length: 30 }, (_, i) => cue(`词${i}`, 'neutral', 1))
    expect(renderCues(many, 'neutral')).toMatch(/^词0 \+1\.0; (词\d+ \+1\.0; ){11}… 18 more$/)
  })

  test.each([
    [0.8, ['呵呵 +2.1', '不×支持 +1.9', '也许 +0.04']],
    [1.2, ['呵呵 +2.1', '不×支持 +1.9', '也许 +0.04', '感谢 +1.2 支持']],
  ])('what decided names the other side when it is at least half as heavy (%d)', (value, named) => {
    const groups = decidingCues([cue('感谢', 'supportive', value), ...cues.slice(1)], 'skeptical')
    expect(groups.map((group) => nameGroup(group, 'skeptical', () => '支持'))).toEqual(named)
  })

  test('nothing decided where there is nothing', () => {
    expect(decidingCues(scoredComment().cues, 'neutral')).toEqual([])
    expect(renderCues([], 'neutral')).toBe('')
  })
})
