import { spawn } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
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

/** Begins a batch and leaves it as a killed process would: the journal knows the first `done` sources. */
async function leaveBegun(output: string, done: number, argv: readonly string[], change = (lines: string[]) => lines) {
  // a source that never ends: what was done before it is noted when the command is killed
  const [journal, part] = ['journal', 'unfinished'].map((ending) => join(folder, `.${output}.${ending}`)) as [
    string,
    string,
  ]
  for (const file of [journal, part]) rmSync(file, { force: true })
  await new Promise((resolve) => {
    const child = spawn(process.execPath, [BIN, ...argv, '-', '-o', join(folder, output), '--resume'])
    const timer = setInterval(() => {
      const noted = existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').length - 1 : 0
      if (noted > done) child.kill('SIGKILL')
    }, 5)
    child.on('close', () => {
      clearInterval(timer)
      resolve(undefined)
    })
  })
  writeFileSync(
    journal,
    change(
      readFileSync(journal, 'utf8')
        .split('\n')
        .slice(0, done + 1),
    )
      .map((line) => `${line}\n`)
      .join(''),
  )
  return { journal, part }
}

test('a torn journal and rows nobody noted are cut off', async () => {
  const argv = ['parse', join(pages, '00.csv'), join(pages, '01.csv'), '-f', 'ndjson', '--columns', 'n,text']
  const whole = await kanfa(argv)
  const { journal, part } = await leaveBegun('torn.ndjson', 1, argv)
  appendFileSync(part, '{"n":1,"te')
  appendFileSync(journal, '{"source":"')
  const output = join(folder, 'torn.ndjson')
  expect(await kanfa([...argv, '-o', output, '--resume'])).toEqual({ code: 0, out: '', err: '' })
  expect(readFileSync(output, 'utf8')).toBe(whole.out)
}, 20_000)

describe('it does not go on, and says what changed, when', () => {
  const [page, words] = [join(folder, 'page.csv'), join(folder, 'words.tsv')]
  const TERM = 'term\tstance\tweight\n'
  const frame = join(folder, 'saved_files', 'frame.html')
  test.each<[string, readonly string[], () => void, RegExp]>([
    [
      'an option changed',
      [],
      () => {},
      /begun with other options \(--columns\)\n {2}hint: to start anew delete \S+journal/,
    ],
    [
      'a page that was done changed',
      [],
      () => writeFileSync(page, 'author,text\n乙,反对\n丙,好\n'),
      /page\.csv was done and has changed/,
    ],
    ['a page that was done is gone', [], () => rmSync(page), /page\.csv was done and has changed/],
    [
      'a lexicon changed',
      ['--lexicon', words],
      () => writeFileSync(words, TERM),
      /the lexicon \S+words\.tsv has changed/,
    ],
    [
      'the frame of a page changed',
      [],
      () => writeFileSync(frame, '<p>另一个框架'),
      /saved\.html was done and has changed/,
    ],
  ])(
    '%s',
    async (what, options, change, message) => {
      mkdirSync(join(folder, 'saved_files'), { recursive: true })
      writeFileSync(frame, '<p>框架')
      writeFileSync(join(folder, 'saved.html'), '<p>正文')
      writeFileSync(page, 'author,text\n甲,支持\n')
      writeFileSync(words, `${TERM}心疼\tsupportive\t2\n`)
      const argv = [...(options.length > 0 ? [] : ['parse']), page, join(folder, 'saved.html'), ...options, '-f', 'csv']
      const { journal, part } = await leaveBegun('changed.csv', 2, argv)
      const begun = [readFileSync(journal, 'utf8'), readFileSync(part, 'utf8')]
      change()
      const output = join(folder, 'changed.csv')
      const other = what.startsWith('an option') ? ['--columns', 'text'] : []
      const { code, err } = await kanfa([...argv, ...other, '-o', output, '--resume'])
      expect([code, err]).toEqual([2, expect.stringMatching(message)])
      expect(err.trim().split('\n')).toHaveLength(2)
      // what was begun is left as it is
      expect([readFileSync(journal, 'utf8'), readFileSync(part, 'utf8'), existsSync(output)]).toEqual([...begun, false])
    },
    20_000,
  )

  test('a page that was done is not named any more', async () => {
    const argv = (name: string) => ['parse', join(pages, name), '-f', 'csv']
    await leaveBegun('fewer.csv', 1, argv('00.csv'))
    const { code, err } = await kanfa([...argv('01.csv'), '-o', join(folder, 'fewer.csv'), '--resume'])
    expect([code, err]).toEqual([2, expect.stringMatching(/00\.csv was done and is no longer among the inputs/)])
  }, 20_000)
})

test('it needs rows and a file to put them in', async () => {
  expect((await kanfa(['parse', pages, '--resume'])).err).toContain('--resume needs -o')
})

test.each([
  ['garbage', 'a,b\n', /line 2 of its journal cannot be read\n {2}hint: to start anew delete .*\.journal/],
  ['null', 'a,b\n', /line 2 of its journal cannot be read/],
  ['{ more bytes than there are }', 'a,b\n', /is shorter than its journal says\n {2}hint: to start anew delete/],
])(
  'a journal that says %s is not gone on with',
  async (line, rows, message) => {
    const output = join(folder, 'broken.ndjson')
    const argv = ['parse', join(pages, '00.csv'), '-f', 'ndjson']
    const { part } = await leaveBegun('broken.ndjson', 1, argv, ([first, noted]) => [
      first!,
      line.startsWith('{') ? noted!.replace(/"bytes":\d+/, '"bytes":400') : line,
    ])
    writeFileSync(part, rows)
    const { code, err } = await kanfa([...argv, '-o', output, '--resume'])
    expect([code, err]).toEqual([2, expect.stringMatching(message)])
  },
  20_000,
)
