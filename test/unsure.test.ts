import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { kanfa, records } from './terminal.js'

const folder = mkdtempSync(join(tmpdir(), 'kanfa-unsure-'))
afterAll(() => rmSync(folder, { recursive: true }))

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

  test('and a filter of their own in the report', async () => {
    const { out } = await run('-f', 'html')
    const rows = [...out.matchAll(/<tr id="c1-\d+"[^>]*data-stance="(\w+)"/g)].map(([, stance]) => stance)
    expect(rows).toEqual(['supportive', 'skeptical', 'unsure'])
    expect(out).toContain('name="stance" value="unsure"')
    const { out: sure } = await kanfa(['-', '-f', 'html'], { stdin })
    expect(sure).not.toContain('value="unsure"')
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

  test('labels that nobody corrected are said to be so, by evaluate and by learn', async () => {
    const many = `text\n${Array.from({ length: 30 }, (_, i) => `第${i}条，支持，点赞`).join('\n')}\n`
    const { out } = await kanfa(['-', '-f', 'csv'], { stdin: many })
    const path = join(folder, 'own.csv')
    writeFileSync(path, out)
    const said = expect.stringMatching(/all 30 labels are what kanfa says itself/)
    expect(await kanfa(['evaluate', path])).toMatchObject({ code: 0, err: said })
    expect(await kanfa(['learn', path, '-o', join(folder, 'own')])).toMatchObject({ code: 0, err: said })
    writeFileSync(path, out.replace(/(点赞,.*?),supportive,/, '$1,neutral,'))
    expect((await kanfa(['evaluate', path])).err).toBe('')
  })

  test('an ending that no format has is refused before anything is read', async () => {
    const { code, err } = await run('-o', join(folder, 'stances.pdf'))
    expect([code, err]).toEqual([2, expect.stringMatching(/no format has the ending \.pdf; endings are .*\.csv/)])
  })

  test.each(['1.5', '-1', 'much'])('%s is no confidence', async (value) => {
    const { code, err } = await kanfa(['-', `--min-confidence=${value}`], { stdin })
    expect([code, err]).toEqual([2, expect.stringMatching(/min-confidence.*between 0 and 1/)])
  })
})
