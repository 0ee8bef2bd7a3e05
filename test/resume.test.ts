import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { kanfa } from './terminal.js'

const BIN = join(import.meta.dirname, '..', 'bin', 'kanfa.js')
const folder = mkdtempSync(join(tmpdir(), 'kanfa-resume-'))
afterAll(() => rmSync(folder, { recursive: true }))

const pages = join(folder, 'pages')
mkdirSync(pages)
for (let i = 0; i < 15; i++) {
  const rows = Array.from({ length: 300 }, (_, k) => `用户${k},第${i}页的第${k}条意见，支持大家`)
  writeFileSync(join(pages, `${String(i).padStart(2, '0')}.csv`), `author,text\n${rows.join('\n')}\n`)
}
writeFileSync(join(pages, '07.html'), '')

/** Runs the command and kills it some milliseconds after its journal has grown; gives its exit code, undefined when it was killed. */
function runAndKill(argv: readonly string[], journal: string, milliseconds: number): Promise<number | undefined> {
  const size = () => statSync(journal, { throwIfNoEntry: false })?.size ?? 0
  const before = size()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [BIN, ...argv], { stdio: 'ignore' })
    let grownAt = 0
    const timer = setInterval(() => {
      if (grownAt === 0 && size() > before) grownAt = performance.now()
      if (grownAt > 0 && performance.now() - grownAt >= milliseconds) child.kill('SIGKILL')
    }, 1)
    child.on('close', (code) => {
      clearInterval(timer)
      resolve(code ?? undefined)
    })
  })
}

test('killed at any point, the same command goes on: nothing lost, nothing doubled', async () => {
  const output = join(folder, 'out.csv')
  const argv = ['parse', pages, '-o', output, '--resume']
  const whole = await kanfa(['parse', pages, '-f', 'csv'])
  const journal = join(folder, '.out.csv.journal')
  let kills = 0
  let code = await runAndKill(argv, journal, 0)
  while (code === undefined) code = await runAndKill(argv, journal, (++kills * 13) % 40)
  expect(kills).toBeGreaterThan(0)
  expect(code).toBe(whole.code)
  expect(readFileSync(output, 'utf8')).toBe(whole.out)
  expect(readdirSync(folder).filter((name) => name.includes('out.csv'))).toEqual(['out.csv'])
}, 60_000)

test('a torn journal and rows nobody noted are cut off', async () => {
  const output = join(folder, 'torn.ndjson')
  const argv = ['parse', join(pages, '00.csv'), join(pages, '01.csv'), '-o', output, '--resume', '--columns', 'n,text']
  const whole = await kanfa([...argv.slice(0, 3), '-f', 'ndjson', '--columns', 'n,text'])
  const first = await kanfa(['parse', join(pages, '00.csv'), '-f', 'ndjson', '--columns', 'n,text'])
  writeFileSync(join(folder, '.torn.ndjson.unfinished'), `${first.out}{"n":1,"te`)
  const settings = JSON.stringify({ columns: ['n', 'text'], escape: true, output, resume: true })
  const done = { source: join(pages, '00.csv'), bytes: Buffer.byteLength(first.out), failed: false }
  writeFileSync(join(folder, '.torn.ndjson.journal'), `${settings}\n${JSON.stringify(done)}\n{"source":"`)
  expect(await kanfa(argv)).toEqual({ code: 0, out: '', err: '' })
  expect(readFileSync(output, 'utf8')).toBe(whole.out)
})

test('with other options it does not go on', async () => {
  const output = join(folder, 'other.csv')
  writeFileSync(join(folder, '.other.csv.unfinished'), '')
  writeFileSync(join(folder, '.other.csv.journal'), '{"columns":["n"]}\n')
  const { code, err } = await kanfa(['parse', pages, '-o', output, '--resume'])
  expect(code).toBe(2)
  expect(err).toContain('begun with other options')
  expect((await kanfa(['parse', pages, '--resume'])).err).toContain('--resume needs -o')
})

test.each([
  ['garbage', 'a,b\n', /line 2 of its journal cannot be read; to start anew delete .*\.journal/],
  ['null', 'a,b\n', /line 2 of its journal cannot be read/],
  ['{"source":"00.csv","bytes":400,"failed":false}', 'a,b\n', /is shorter than its journal says; to start anew delete/],
])('a journal that says %s is not gone on with', async (line, rows, message) => {
  const output = join(folder, 'broken.ndjson')
  writeFileSync(join(folder, '.broken.ndjson.unfinished'), rows)
  const settings = JSON.stringify({ escape: true, output, resume: true })
  writeFileSync(join(folder, '.broken.ndjson.journal'), `${settings}\n${line}\n`)
  const { code, err } = await kanfa(['parse', join(pages, '00.csv'), '-o', output, '--resume'])
  expect([code, err]).toEqual([2, expect.stringMatching(message)])
})
