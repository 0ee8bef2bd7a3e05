import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startPlaces } from '../src/insight/places.js'
import { startPortrait } from '../src/insight/portrait.js'
import { startQuestions } from '../src/insight/questions.js'
import { startRepetition } from '../src/insight/repeat-groups.js'
import { startStandouts } from '../src/insight/standouts.js'
import { startTimeline } from '../src/insight/timeline.js'
import type { ScoredComment } from '../src/types.js'
import { cue, PAGE, scoredComment } from './report-stream.js'

describe('over time', () => {
  /** Of two comments at each time. */
  function timelineOf(...times: readonly (string | undefined)[]) {
    const timeline = startTimeline()
    for (const time of [...times, ...times]) timeline.add(time, 'neutral')
    return timeline.finish()
  }

  test.each([
    ['hours', 'hour', ['2024-05-01T22:10', '2024-05-02T01:59', '2024-05-01T23:00'], 4],
    ['days, where hours would be too many', 'day', ['2024-02-27T22:10', '2024-03-01T01:59', '2024-03-03'], 6],
    ['months', 'month', ['2023-11-30', '2024-02-01T05', '2024-01'], 4],
    ['years', 'year', ['1999-01-01', '2024-02-01', '2010-05'], 26],
    ['years, those with comments where all were too many', 'year', ['0300-01-01', '2024-02-01', '2010-05'], 3],
  ] as const)('in %s', (_what, unit, times, bins) => {
    const timeline = timelineOf(...times)
    expect([timeline?.unit, timeline?.bins.length, timeline?.known]).toEqual([unit, bins, 6])
  })

  test.each([
    ['four comments', ['2024-05-01', '2024-05-02', undefined]],
    ['one day', ['2024-05-01', '2024-05-01', '2024-05-01']],
    ['words', ['gestern', 'morgen', 'Z']],
  ] as const)('%s tell nothing', (_what, times) => {
    expect(timelineOf(...times)).toBeUndefined()
  })

  test('a few that are known less precisely do not make the bins coarse', () => {
    const days = ['01', '02', '02', '03', '03', '04', '05', '05'].map((day) => `2024-05-${day}T12:00`)
    expect(timelineOf(...days, '2024-05')).toMatchObject({ unit: 'day', known: 16 })
  })

  test('unix times are counted as clocks in China show them', () => {
    expect(timelineOf('2024-05-01T15:59:59Z', '2024-05-01T16:00:00Z', '2024-05-01T23:30')?.bins).toMatchObject([
      { start: '2024-05-01T23', counts: { neutral: 4 } },
      { start: '2024-05-02T00', counts: { neutral: 2 } },
    ])
  })

  test('every dated comment is in one bin', () => {
    const time = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 16))
    fc.assert(
      fc.property(fc.array(time, { maxLength: 40 }), (times) => {
        const timeline = timelineOf(...times)
        if (!timeline) return
        expect(timeline.bins.reduce((sum, { counts }) => sum + counts.neutral, 0)).toBe(2 * times.length)
        expect(timeline.bins.map(({ start }) => start)).toEqual(timeline.bins.map(({ start }) => start).sort())
      }),
    )
  })
})

test('places: cities with their province, the rest as printed, the most first', () => {
  const places = startPlaces()
  const regions = ['山东省德州市', '山东', '中国 山东', '美国', '黑龙江哈尔滨', undefined, '黑龙江']
  for (const region of regions) places.add(region, 'question')
  const { named, known, others } = places.finish()
  expect(named.map(({ place, comments }) => [place, comments])).toEqual([
    ['山东', 3],
    ['黑龙江', 2],
    ['美国', 1],
  ])
  expect([known, others]).toEqual([6, 0])
})

describe('questions', () => {
  function groupsOf(...texts: readonly string[]) {
    const questions = startQuestions()
    for (const [i, text] of texts.entries())
      questions.add({ page: PAGE, comment: scoredComment({ n: i + 1, text, stance: 'question' }) })
    return questions.finish().map(({ asked }) => asked.map(({ comment }) => comment.n))
  }

  test.each([
    ['the same words with other particles', '押金怎么退？', '请问押金到底怎么退啊', true],
    ['other words for when', '新摊位什么时候登记？', '请问一下新摊位几号登记呢', true],
    ['one of two questions', '夜里几点关门？有没有末班车？', '想问夜间几点关门', true],
    ['traditional characters', '請問門票多少錢', '门票几块钱？', true],
    ['another subject', '停车怎么收费？', '孩子怎么报名？', false],
    ['only the asking in common', '请问这个到底是什么？', '请问现在大家怎么样？', false],
  ])('%s', (_what, first, second, same) => {
    const others = ['楼下的早餐店搬去哪了', '地铁口修好了吗']
    const grouped = groupsOf(first, second, ...others).some((group) => group.includes(1) && group.includes(2))
    expect(grouped).toBe(same)
  })

  test('the one most asked comes first, in the order in which it was asked', () => {
    expect(groupsOf('停车怎么收费？', '孩子怎么报名？', '停车收费吗', '请问停车怎么收费')[0]).toEqual([1, 3, 4])
  })

  test('thousands of them stay quick to group: each is compared with those that share its words', () => {
    const texts = Array.from({ length: 2_500 }, (_, i) => `${'甲乙丙丁戊己庚辛'.charAt(i % 8)}号楼的电梯什么时候修好？`)
    expect(groupsOf(...texts).reduce((sum, group) => sum + group.length, 0)).toBe(2_000)
  })
})

test('standouts: liked, sure and mixed ones; no repeats, no echoes, nothing without words', () => {
  const comments = [
    scoredComment({ n: 1, likes: 5, confidence: 0.6, cues: [cue('好', 'supportive', 1)] }),
    scoredComment({ n: 2, likes: 9, confidence: 0.9 }),
    scoredComment({ n: 3, likes: 99, repeatOf: 1 }),
    scoredComment({ n: 4, likes: 99, echo: 1 }),
    scoredComment({ n: 5, likes: 99, text: '' }),
    scoredComment({
      n: 6,
      stance: 'skeptical',
      cues: [cue('好', 'supportive', 1), cue('怕', 'skeptical', 1)],
      probabilities: { supportive: 0.4, skeptical: 0.5, question: 0.05, neutral: 0.05 },
    }),
    scoredComment({ n: 7, likes: 5 }),
  ]
  const standouts = startStandouts()
  for (const comment of comments) standouts.add({ page: PAGE, comment })
  const { liked, surest, mixed } = standouts.finish()
  const numbers = (placed: readonly { comment: ScoredComment }[]) => placed.map(({ comment }) => comment.n)
  expect(numbers(liked.supportive)).toEqual([2, 1, 7])
  expect(numbers(surest.supportive)).toEqual([1])
  expect(numbers(mixed)).toEqual([6])
})

test('repeats are grouped under the first of their own page, with their authors', () => {
  const repetition = startRepetition()
  const pages = [PAGE, { ...PAGE, source: 'other.html' }]
  for (const page of pages)
    for (const [n, author, repeatOf] of [
      [1, '甲', undefined],
      [2, '甲', 1],
      [3, '乙', 1],
    ] as const)
      repetition.add({ page, comment: scoredComment({ n, author, repeatOf }) })
  const { repeated } = repetition.finish()
  expect(repeated.map(({ page, comment, times, authors }) => [page.source, comment.n, times, authors])).toEqual([
    [PAGE.source, 1, 3, 2],
    ['other.html', 1, 3, 2],
  ])
})

test('unsure comments speak for no stance', () => {
  const portrait = startPortrait()
  for (let n = 1; n <= 6; n++) {
    const said = { stance: 'question', unsure: true, timeIso: `2024-05-0${n}`, region: '北京', likes: n } as const
    portrait.add({ page: PAGE, comment: scoredComment({ n, text: '地铁三号线什么时候通车？', ...said }) })
  }
  const { timeline, places, liked, surest, questions } = portrait.finish()
  expect([timeline, places.known, liked.question, surest.question, questions]).toEqual([undefined, 0, [], [], []])
})
