import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadKit } from '../src/kit.js'
import { judgeText } from '../src/stance/judge.js'
import { kanfa } from './terminal.js'

const folder = mkdtempSync(join(tmpdir(), 'kanfa-jobs-'))
afterAll(() => rmSync(folder, { recursive: true }))

const WORDS = [
  '支持',
  '谁信啊',
  '什么时候',
  '路过',
  '不错',
  '但是',
  '一刀切',
  '感谢',
  '新夜市的摊位',
  '，',
  '？',
  '[赞]',
]

/** Invented comments, some of which repeat others. */
function comments(count: number): string {
  const lines = Array.from({ length: count }, (_, i) => {
    const words = Array.from({ length: 2 + (i % 7) }, (_, k) => WORDS[(i * 31 + k * k * 17 + (i % 3)) % WORDS.length])
    return JSON.stringify({ id: i, author: `用户${i % 50}`, text: words.join('') })
  })
  return `${lines.join('\n')}\n`
}

const [ONE, TWO] = ['a.ndjson', 'b.ndjson'].map((name) => join(folder, name)) as [string, string]
writeFileSync(ONE, comments(900))
writeFileSync(TWO, comments(300))

test.each([
  ['-f', 'csv'],
  ['-f', 'csv', '--excel', '--unique'],
  ['-f', 'csv', '--min-confidence', '0.8'],
  ['-f', 'ndjson', '--stance', 'skeptical,question'],
])(
  'any number of threads gives the same bytes (%s %s %s)',
  async (...options) => {
    const run = (jobs: string) =>
      kanfa([ONE, join(folder, 'none.html'), TWO, '--engine', 'node-rs', '--jobs', jobs, ...options])
    const one = await run('1')
    expect(one.code).toBe(2)
    expect(one.out.split('\n').length).toBeGreaterThan(100)
    expect(await run('2')).toEqual(one)
  },
  60_000,
)

test('what a thread cannot do is said as by one', async () => {
  const bad = join(folder, 'bad.tsv')
  writeFileSync(bad, 'term\tstance\n好\tnice\n')
  const run = (jobs: string) => kanfa([ONE, '-f', 'csv', '--lexicon', bad, '--engine', 'node-rs', '--jobs', jobs])
  const { code, err } = await run('2')
  expect({ code, err }).toEqual({ code: 2, err: (await run('1')).err })
})

test('a comment is judged alike first, last, alone and after any other', () => {
  const load = () => loadKit({ engine: 'node-rs' }).judge
  const texts = comments(120)
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { text: string }).text)
  const all = [...texts, texts.join('，'), '', '[赞]'.repeat(3000), ...texts.slice(0, 40)]
  const [one, other] = [load(), load()]
  const forward = all.map((text) => judgeText(text, one))
  expect(all.map((_, i) => judgeText(all.at(-1 - i)!, other)).reverse()).toEqual(forward)
  for (const at of [0, 60, 120, 122]) expect(judgeText(all[at]!, load())).toEqual(forward[at])
})
