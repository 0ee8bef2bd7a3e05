import { describe, expect, test } from 'vitest'
import { startAuthors } from '../src/insight/frequent-authors.js'
import { startSummary } from '../src/insight/summary.js'
import { startTally } from '../src/insight/tally.js'
import { countOnce } from '../src/output/count-once.js'
import { headingsIn } from '../src/output/headings.js'
import { renderOtherWays } from '../src/output/other-ways.js'
import { createPaint } from '../src/output/stance-style.js'
import type { ReportEvent, Stance } from '../src/types.js'
import { OPTIONS, PAGE, render, reportOf, scoredComment } from './report-stream.js'

describe('by likes', () => {
  function byLikes(...comments: readonly (readonly [Stance, number | undefined])[]) {
    const tally = startTally()
    for (const [stance, likes] of comments) tally.add({ stance, likes })
    return tally.finish().byLikes
  }

  test('a comment counts for its writer and for each who liked it', () => {
    expect(byLikes(['supportive', 5], ['skeptical', 2], ['skeptical', undefined])).toEqual({
      supportive: 0.6,
      skeptical: 0.4,
      question: 0,
      neutral: 0,
    })
  })

  test('votes below zero take nothing away', () => {
    expect(byLikes(['supportive', -7], ['skeptical', 1])?.supportive).toBeCloseTo(1 / 3)
  })

  test.each([
    ['nothing is known', [['neutral', undefined]]],
    ['nothing was liked', [['neutral', 0]]],
    ['there is nothing', []],
  ] as const)('there are no such shares where %s', (_what, comments) => {
    expect(byLikes(...comments)).toBeUndefined()
  })
})

test('authors of three comments or more, the busiest first; shared names are nobody', () => {
  const authors = startAuthors()
  const names = [
    '老梁',
    '小满',
    '老梁',
    '匿名用户',
    '江州网友',
    '小满',
    '老梁',
    '小满',
    '小满',
    undefined,
    '阿敏',
    '阿敏',
  ]
  for (const name of [...names, '匿名用户', '匿名用户', '江州网友', '江州网友', '__proto__', '__proto__', '__proto__'])
    authors.add(name)
  expect(authors.finish()).toEqual([
    { author: '小满', comments: 4 },
    { author: '__proto__', comments: 3 },
    { author: '老梁', comments: 3 },
  ])
})

const COMMENTS = [
  scoredComment({ n: 1, stance: 'skeptical', author: '老梁', likes: 3 }),
  scoredComment({ n: 2, stance: 'skeptical', author: '老梁', repeatOf: 1 }),
  scoredComment({ n: 3, stance: 'supportive', author: '小满' }),
  scoredComment({ n: 4, stance: 'skeptical', author: '老梁', repeatOf: 1 }),
]

function summary() {
  const builder = startSummary(new Set())
  for (const comment of COMMENTS) builder.add(comment, [])
  return builder.finish()
}

async function* report(): AsyncGenerator<ReportEvent> {
  for await (const event of reportOf([COMMENTS])) yield 'summary' in event ? { ...event, summary: summary() } : event
}

test('the summary has both ways of counting', () => {
  const { comments, shares, unique, frequent, repeats } = summary()
  expect([comments, shares.skeptical.share, repeats]).toEqual([4, 0.75, 2])
  expect([unique.comments, unique.shares.skeptical.share, unique.byLikes?.skeptical]).toEqual([2, 0.5, 0.8])
  expect(frequent).toEqual([{ author: '老梁', comments: 3 }])
})

test('counting each voice once leaves repeats out of rows and shares', async () => {
  const csv = await render('csv', countOnce(report()), { columns: ['n'] })
  expect(csv).toBe('n\n1\n3\n')
  const json = JSON.parse(await render('json', countOnce(report()), { summary: true }))
  expect(json[0]).toMatchObject({ comments: 2, repeats: 2, shares: { skeptical: { count: 1, share: 0.5 } } })
})

test('the table says what was counted, and how', async () => {
  const both = await render('table', report())
  expect(both).toContain('each voice once     ▲ 50 %  ▼ 50 %  ?  0 %  ·  0 %')
  expect(both).toContain('weighted by likes   ▲ 14 %  ▼ 86 %  ?  0 %  ·  0 %')
  expect(both).toContain('posting often       老梁 3')
  expect(both).toContain('repeats of an earlier comment: 2')
  const once = await render('table', countOnce(report()))
  expect(once).toContain('2 comments · repeats left out: 2')
  expect(once).not.toContain('each voice once')
})

test('hostile names are shown, not obeyed, and no line is wider than the window', () => {
  const look = { headings: headingsIn(OPTIONS.language), paint: createPaint(false), width: 40 }
  const lines = renderOtherWays(
    { ...summary(), frequent: [{ author: `\u001b[31m红\u202e\n${PAGE.title}`, comments: 3 }] },
    look,
  )
  expect(lines.join('')).not.toMatch(/[\u001b\u202e\n]/)
  expect(lines.join('')).toContain('<U+202E>')
})
