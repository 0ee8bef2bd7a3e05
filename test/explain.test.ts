import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { renderExplanation, renderExplanationJson } from '../src/output/explain.js'
import { decidingReasons, findReasons, nameReason, renderReasons } from '../src/output/reasons.js'
import { findRuns } from '../src/output/runs.js'
import { type Cue, type Modifier, STANCES, type Stance, type Token, type Verdict } from '../src/types.js'
import { anyText, cue, perStance, scoredComment } from './report-stream.js'
import { kanfa } from './terminal.js'

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
   ^^^^^^^^^^1        ^^2

                ▲ supportive  ▼ skeptical  ? question  · neutral
    bias                0.00         0.00        0.00      +0.50
 1  不×太×支持                      +2.16
 2  👍                 +1.00
                ────────────  ───────────  ──────────  ─────────
    score              +1.00        +2.16        0.00      +0.50
    share               19 %         62 %         7 %       12 %

 1  ▼ +2.16 = 不×太×支持 1.6 × −0.9 × 1.5 (turned by 不)

softmax: e^2.16 ÷ (e^1 + e^2.16 + e^0 + e^0.5) = 62 %
→ ▼ skeptical 62 %
`)
})

test('a text without cues has its sums', () => {
  const drawing = renderExplanation({ ...cut('路过'), verdict: verdictOf([]) }, { ...OPTIONS, language: 'zh' })
  expect(drawing.split('\n').slice(0, 3)).toEqual(['路过', '', '              ▲ 支持  ▼ 质疑  ? 提问  · 中立'])
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
  expect(drawing).toMatch(/\? 0 = 难道×吗 1\.2 × −0\.8 \(silenced\)/)
  expect(drawing).toMatch(/· \+0\.7 = 难道×怎么 0\.7\n/)
})

test('more than sixteen cues: the lighter ones are added up in a line', () => {
  const cues = Array.from({ length: 20 }, (_, i) => cue('好', 'supportive', 1 + i / 100, { start: i }))
  const drawing = renderExplanation({ ...cut(Array(20).fill('好').join('|')), verdict: verdictOf(cues) }, OPTIONS)
  expect(drawing).toMatch(/\n16 {2}好 +\+1\.19\n {4}4 lighter +\+4\.06 /)
  expect(drawing).toMatch(/\n {4}score +\+21\.90 /)
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

test('kanfa explain -f json: the scores are the biases and the cues, every one', async () => {
  const { code, out } = await kanfa(['explain', '不支持，谁信啊', '-f', 'json'])
  const { scores, bias, cues } = JSON.parse(out)
  expect(code).toBe(0)
  for (const stance of STANCES)
    expect(verdictOf(cues, { bias }).scores[stance] - 0.5 * Number(stance === 'neutral') + bias[stance]).toBeCloseTo(
      scores[stance],
    )
})

describe('cues in words', () => {
  /** A comment of these words in a row, each with what it is worth for a stance. */
  function comment(
    stance: Stance,
    ...words: readonly (readonly [term: string, stance: Stance, value: number, more?: Partial<Cue>])[]
  ) {
    let start = 0
    const cues = words.map(([term, of, value, more]) => {
      const made = cue(term, of, value, { start, ...more })
      start = made.end
      return made
    })
    return { text: words.map(([term]) => term).join(''), stance, cues }
  }
  const nameAll = ({ stance, ...rest }: ReturnType<typeof comment>) =>
    decidingReasons({ stance, ...rest }).reasons.map((reason) => nameReason(reason, stance, () => '支持'))

  test('own stance first, the weightiest first, the same ones added up', () => {
    const mixed = comment(
      'skeptical',
      ['感谢', 'supportive', 0.8],
      ['呵呵', 'skeptical', 1],
      ['支持', 'skeptical', 1.9],
      ['呵呵', 'skeptical', 1.14],
      ['也许', 'skeptical', 0.04],
    )
    expect(renderReasons(mixed)).toBe('呵呵 +2.1; 支持 +1.9; 也许 +0.04; 感谢 +0.8 supportive')
  })

  test('after twelve the rest are counted', () => {
    const words = Array.from(
      { length: 30 },
      (_, i) => [`词语${String.fromCharCode(0x4e00 + i)}`, 'neutral', 1] as const,
    )
    expect(renderReasons(comment('neutral', ...words))).toMatch(/( \+1\.0; [^;]+){12}; … 18 more$|; … 18 more$/)
  })

  test.each([
    [0.8, ['呵呵 +2.1', '骗人 +1.9', '也许 +0.5']],
    [1.2, ['呵呵 +2.1', '骗人 +1.9', '也许 +0.5', '感谢 +1.2 支持']],
  ])('what decided names the other side when it is at least half as heavy (%d)', (value, named) => {
    expect(
      nameAll(
        comment(
          'skeptical',
          ['感谢', 'supportive', value],
          ['呵呵', 'skeptical', 2.1],
          ['骗人', 'skeptical', 1.9],
          ['也许', 'skeptical', 0.5],
        ),
      ),
    ).toEqual(named)
  })

  test('what stands on the same characters is one reason with their sum', () => {
    const cues = [
      cue('领导', 'skeptical', 1.17, { kind: 'word' }),
      cue('领导', 'skeptical', 0.28, { kind: 'gram' }),
      cue('导', 'skeptical', 0.26, { kind: 'gram', start: 1 }),
      cue('领', 'skeptical', -0.1, { kind: 'gram' }),
      cue('领导', 'neutral', -0.45, { kind: 'word' }),
    ]
    const [reason, ...others] = findReasons({ text: '领导来了', stance: 'skeptical', cues })
    expect(others).toEqual([])
    expect(reason).toMatchObject({ name: '领导', stance: 'skeptical', spans: [{ start: 0, end: 2 }] })
    expect(reason!.value).toBeCloseTo(1.61)
  })

  test('pieces that overlap are one run, a comma is no reason and a heavy question mark is one', () => {
    const mined = (term: string, stance: Stance, value: number, start: number) =>
      cue(term, stance, value, { kind: 'gram', start })
    const cues = [
      mined('谁信', 'skeptical', 0.6, 0),
      mined('信啊', 'skeptical', 0.4, 1),
      mined(',', 'skeptical', 0.7, 3),
      mined('?', 'question', 1.3, 4),
      cue('…', 'skeptical', 2, { kind: 'rest', start: 0, end: 0 }),
    ]
    expect(renderReasons({ text: '谁信啊,?', stance: 'skeptical', cues })).toBe('谁信啊 +1.0; ? +1.3 question')
    expect(decidingReasons({ text: '谁信啊,?', stance: 'skeptical', cues }).lighter).toBeCloseTo(2.7)
  })

  test('modifiers right before a word are of its run, those farther away are named', () => {
    const text = '但是我不太支持'
    const modifiers: Modifier[] = [
      { term: '但是', kind: 'contrast', factor: 1.4, start: 0, end: 2 },
      { ...NOT, start: 3, end: 4 },
      { ...TOO, start: 4, end: 5 },
    ]
    const { runs } = findRuns({ text, cues: [cue('支持', 'skeptical', 1, { start: 5, modifiers })] })
    expect(runs.map(({ name, start, end }) => ({ name, start, end }))).toEqual([
      { name: '但是×不×太×支持', start: 3, end: 7 },
    ])
  })

  test('runs and what stands elsewhere add up to the cues, no character twice', () => {
    const anyCue = fc.record({
      start: fc.nat(11),
      length: fc.integer({ min: 0, max: 5 }),
      kind: fc.constantFrom('term', 'gram', 'word', 'pair', 'rest', 'construction'),
      stance: fc.constantFrom(...STANCES),
      value: fc.double({ min: -3, max: 3, noNaN: true }),
    })
    fc.assert(
      fc.property(
        fc.string({ minLength: 12, maxLength: 12, unit: 'grapheme-ascii' }),
        fc.array(anyCue),
        (text, parts) => {
          const cues = parts.map(({ start, length, kind, stance, value }): Cue => {
            const end = Math.min(12, start + length)
            return {
              term: text.slice(start, end),
              kind: kind as Cue['kind'],
              stance,
              weight: value,
              value,
              modifiers: [],
              start,
              end,
            }
          })
          const { runs, elsewhere } = findRuns({ text, cues })
          for (const stance of STANCES) {
            const all = cues.reduce((sum, each) => (each.stance === stance ? sum + each.value : sum), 0)
            expect(runs.reduce((sum, run) => sum + run.values[stance], elsewhere[stance])).toBeCloseTo(all)
          }
          const taken = runs.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i))
          expect(new Set(taken).size).toBe(taken.length)
        },
      ),
    )
  })

  test('nothing decided where there is nothing', () => {
    expect(decidingReasons(scoredComment())).toEqual({ reasons: [] })
    expect(renderReasons(scoredComment())).toBe('')
  })
})
