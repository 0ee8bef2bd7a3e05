import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { correctShares } from '../src/insight/correct-shares.js'
import { startTally } from '../src/insight/tally.js'
import { type Confusion, type PerStance, STANCES } from '../src/types.js'
import { kanfa, records } from './terminal.js'

const folder = mkdtempSync(join(tmpdir(), 'kanfa-unsure-'))
afterAll(() => rmSync(folder, { recursive: true }))

const perStance = (...values: number[]) => Object.fromEntries(STANCES.map((stance, k) => [stance, values[k]!]))

/** Half of the question marks are taken for doubt. */
const CONFUSION = {
  supportive: perStance(1, 0, 0, 0),
  skeptical: perStance(0, 1, 0, 0),
  question: perStance(0, 0.5, 0.5, 0),
  neutral: perStance(0, 0, 0, 1),
} as unknown as Confusion

describe('corrected shares', () => {
  test('of many comments are those that explain what was told', () => {
    // 20 % ask, half of them taken for doubt
    const told = perStance(0.3, 0.4, 0.1, 0.2) as PerStance
    const corrected = correctShares(told, 1_000_000, CONFUSION)
    expect(STANCES.map((stance) => Number(corrected[stance].toFixed(2)))).toEqual([0.3, 0.3, 0.2, 0.2])
  })

  test('of few comments stay near what was told', () => {
    const told = perStance(0.3, 0.4, 0.1, 0.2) as PerStance
    const [few, many] = [4, 10_000].map((count) => correctShares(told, count, CONFUSION).question) as [number, number]
    expect([few > 0.1, few < many]).toEqual([true, true])
  })

  test('are shares whatever is told', () => {
    const four = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 })
    const shares = four.map((values) => perStance(...values.map((value) => value / values.reduce((a, b) => a + b))))
    fc.assert(
      fc.property(shares, fc.tuple(shares, shares, shares, shares), fc.nat(100_000), (told, rows, count) => {
        const confusion = Object.fromEntries(STANCES.map((stance, k) => [stance, rows[k]!])) as unknown as Confusion
        const corrected = Object.values(correctShares(told as PerStance, count, confusion))
        expect(corrected.every((share) => share >= 0 && share <= 1)).toBe(true)
        expect(corrected.reduce((a, b) => a + b)).toBeCloseTo(1, 9)
      }),
    )
  })

  test('are left out where nothing is known of mistakes', () => {
    const tally = startTally()
    tally.add({ stance: 'neutral', likes: undefined, probabilities: perStance(0, 0, 0, 1) as PerStance })
    expect(tally.finish()).not.toHaveProperty('corrected')
  })
})

describe('--min-confidence', () => {
  const stdin = 'text\n支持！支持！太好了，点赞\n谁信啊，甩锅\n东西\n'
  const run = (...args: string[]) => kanfa(['-', '--min-confidence', '0.9', ...args], { stdin })

  test('gives unsure comments a column of their own, and no stance', async () => {
    const { out, code } = await run('-f', 'ndjson')
    expect(code).toBe(0)
    const rows = records(out) as { stance?: string; unsure?: string; confidence: number }[]
    for (const { stance, unsure, confidence } of rows) {
      expect([stance === undefined, unsure === undefined]).toEqual(confidence < 0.9 ? [true, false] : [false, true])
    }
    expect(rows.map(({ unsure }) => unsure !== undefined)).toEqual([false, false, true])
    const { out: csv } = await run('-f', 'csv')
    expect(csv.split('\n', 1)[0]).toMatch(/,stance,unsure,confidence,/)
  })

  test('leaves them out of every share', async () => {
    const { out } = await run('-f', 'json', '--summary')
    const [summary] = JSON.parse(out) as object[]
    expect(summary).toMatchObject({
      comments: 3,
      unsure: 1,
      shares: { supportive: { count: 1 }, skeptical: { count: 1 }, neutral: { count: 0 } },
    })
    const { out: table } = await run('--summary')
    expect(table).toMatch(/^ {2}unsure +1 +33 %$/m)
  })

  test('and --stance gives none of them', async () => {
    const { out } = await run('-f', 'ndjson', '--stance', 'neutral,question,supportive,skeptical')
    expect(records(out).length).toBe(2)
  })

  test('what a person filled in is a label', async () => {
    const { out } = await run('-f', 'csv', '--columns', 'text,stance,unsure')
    const filled = out.replace(/^东西,,.*$/m, '东西,neutral,')
    expect(filled).not.toBe(out)
    const path = join(folder, 'filled.csv')
    writeFileSync(path, filled)
    const { out: json } = await kanfa(['evaluate', path, '-f', 'json'])
    expect(records(json)[0]).toMatchObject({ comments: 3 })
  })

  test.each(['1.5', '-1', 'much'])('%s is no confidence', async (value) => {
    const { code, err } = await kanfa(['-', `--min-confidence=${value}`], { stdin })
    expect([code, err]).toEqual([2, expect.stringMatching(/min-confidence.*between 0 and 1/)])
  })
})
