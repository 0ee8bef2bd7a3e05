import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import stringWidth from 'string-width'
import { afterAll, expect, test } from 'vitest'
import { compareSides } from '../src/insight/compare.js'
import { shareOf } from '../src/insight/share.js'
import { STANCES } from '../src/types.js'
import { perStance, summaryOf } from './report-stream.js'
import { kanfa } from './terminal.js'

const folder = mkdtempSync(join(tmpdir(), 'kanfa-compare-'))
afterAll(() => rmSync(folder, { recursive: true }))

function page(name: string, comments: readonly string[]): string {
  const file = join(folder, `${name}.csv`)
  writeFileSync(file, `text\n${comments.join('\n')}\n`)
  return file
}

const MONDAY = page(
  'monday',
  Array(30)
    .fill('夜市很热闹，我非常支持，点赞')
    .map((text, i) => `${text}${i}`),
)
const FRIDAY = page('friday', [
  ...Array(30)
    .fill('收费太高，谁信啊，呵呵')
    .map((text, i) => `${text}${i}`),
  '为什么收费这么高，没有人出来解释一下，真让人寒心',
])

function side(counts: Partial<Record<(typeof STANCES)[number], number>>, words: Record<string, number> = {}) {
  const all = perStance(counts)
  const comments = STANCES.reduce((sum, stance) => sum + all[stance], 0)
  const shares = Object.fromEntries(STANCES.map((stance) => [stance, shareOf(all[stance], comments)]))
  return { name: 'x', summary: { ...summaryOf([]), comments, shares } as never, words: new Map(Object.entries(words)) }
}

test('a difference has an interval: 56 of 70 against 48 of 80 (Newcombe 1998, table II, method 10)', () => {
  const { low, high, difference } = compareSides(
    side({ supportive: 48, neutral: 32 }),
    side({ supportive: 56, neutral: 14 }),
  ).shares.supportive
  expect([difference, low, high].map((value) => value.toFixed(4))).toEqual(['0.2000', '0.0524', '0.3339'])
})

test('words that came, grew and went; once is chance', () => {
  const before = side({ neutral: 100 }, { 夜市: 20, 停车: 5, 路灯: 2, 一次: 1 })
  const after = side({ neutral: 100 }, { 夜市: 21, 停车: 40, 收费: 9, 登记: 3, 偶尔: 1 })
  const { fresh, grown, gone } = compareSides(before, after)
  expect(fresh.map(({ word }) => word)).toEqual(['收费', '登记'])
  expect(grown).toEqual([{ word: '停车', before: 5, after: 40 }])
  expect(gone.map(({ word }) => word)).toEqual(['路灯'])
})

test('kanfa compare A B says what grew', async () => {
  const { code, out } = await kanfa(['compare', MONDAY, FRIDAY])
  expect(code).toBe(0)
  expect(out).toMatch(/^A {2}.*monday\.csv · 30 comments\nB {2}.*friday\.csv · 31 comments\n/)
  expect(out).toMatch(/▲ supportive .* shrank\n/)
  expect(out).toMatch(/▼ skeptical .* grew\n/)
  expect(out).toMatch(/new words: .*收费/)
})

test('as JSON, and each voice once', async () => {
  const { out } = await kanfa(['compare', MONDAY, FRIDAY, '-f', 'json', '--unique'])
  const { a, b, shares, fresh } = JSON.parse(out)
  expect([a.comments, b.comments]).toEqual([1, 2])
  expect(shares.supportive.difference).toBe(-1)
  expect(fresh).toContainEqual({ word: '收费', before: 0, after: 2 })
})

test.each([40, 60, 120])('no line is wider than %d columns', async (columns) => {
  const { out } = await kanfa(['compare', MONDAY, FRIDAY, '--lang', 'zh', '--no-color'], { columns })
  for (const line of out.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(columns)
})

test('a side that cannot be read is an error, and nothing is compared', async () => {
  const { code, out, err } = await kanfa(['compare', MONDAY, join(folder, 'none.html')])
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(/none\.html/)
})
