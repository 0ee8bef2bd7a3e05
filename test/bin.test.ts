import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

/** The built tool as a user's shell runs it. Everything that can be tested inside one process is in `cli.test.ts`. */
const root = join(import.meta.dirname, '..')
const BIN = join(root, 'bin', 'kanfa.js')
const SEED = join(root, 'fixtures', 'seed-like--netizen-views', 'page.txt')
const folder = mkdtempSync(join(tmpdir(), 'kanfa-bin-'))
afterAll(() => rmSync(folder, { recursive: true }))
writeFileSync(join(folder, 'many.csv'), `author,text\n${'甲,支持\n'.repeat(50_000)}`)

function shell(command: string): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn('bash', ['-o', 'pipefail', '-c', command], {
      env: { ...process.env, BIN, SEED, LANG: 'C', NODE: process.execPath, DIR: folder },
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk) => out.push(chunk))
    child.stderr.on('data', (chunk) => err.push(chunk))
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    )
  })
}

test('a page in, a table out; stdout carries results and nothing else', async () => {
  const { code, out, err } = await shell('"$NODE" "$BIN" "$SEED"')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain('早就该这么办了')
  expect(out).not.toMatch(/dotenv|\u001b/)
})

test.each([
  ['"$NODE" "$BIN" --version', 0],
  ['"$NODE" "$BIN" --help', 0],
  ['"$NODE" "$BIN" nowhere.html', 2],
  ['"$NODE" "$BIN" --nonsense', 2],
])('%s exits with %i', async (command, code) => {
  expect((await shell(command)).code).toBe(code)
})

test('a reader that closes the pipe is a normal end', async () => {
  const { code, out, err } = await shell('"$NODE" "$BIN" parse -f csv "$DIR/many.csv" | head -2')
  expect({ code, err, lines: out.split('\n').length }).toEqual({ code: 0, err: '', lines: 3 })
})

test.each(['--help', 'explain 领导说得好', 'completion zsh'])('kanfa %s: nobody reads, a normal end', async (argv) => {
  const { code, err } = await shell(`{ sleep 0.2; "$NODE" "$BIN" ${argv}; } | true`)
  expect({ code, err }).toEqual({ code: 0, err: '' })
})

test('300,000 rows arrive whole through a pipe', async () => {
  writeFileSync(join(folder, 'more.csv'), `author,text\n${'甲,支持大家\n'.repeat(300_000)}`)
  const { code, out } = await shell('"$NODE" "$BIN" parse -f ndjson --columns n,text "$DIR/more.csv" | wc -l')
  expect({ code, lines: Number(out) }).toEqual({ code: 0, lines: 300_000 })
})

test('a full disk is said and leaves no half file', async () => {
  const { code, err } = await shell('"$NODE" "$BIN" parse -f csv -o /dev/full "$DIR/many.csv"')
  expect(code).toBe(2)
  expect(err).toMatch(/\/dev\/full: cannot be written: the disk is full/)
})

test.each([
  '--help',
  'completion zsh',
  'explain 好',
  'parse "$SEED"',
  '"$SEED" -f csv',
  'lexicon list',
  'nowhere.html --help',
])('kanfa %s on a full disk: one line and a hint, no stack', async (argv) => {
  const { code, err } = await shell(`"$NODE" "$BIN" ${argv} > /dev/full`)
  expect({ code, err }).toEqual({
    code: 2,
    err: expect.stringMatching(/^kanfa: standard output cannot be written: the disk is full\n {2}hint: .*\n$/),
  })
})

test('where nobody can be told, the exit code still tells', async () => {
  expect((await shell('"$NODE" "$BIN" nowhere.html 2> /dev/full')).code).toBe(2)
})

test('pipes and sockets in a folder are passed over', async () => {
  const { code, out, err } = await shell(
    'mkdir -p "$DIR/pipes" && cp "$SEED" "$DIR/pipes/b.txt" && mkfifo "$DIR/pipes/a.html" && timeout 20 "$NODE" "$BIN" parse "$DIR/pipes" -f csv --columns n',
  )
  expect({ code, err, lines: out.split('\n').length }).toEqual({ code: 0, err: '', lines: 18 })
})

test('both engines read the same page', async () => {
  const stances = (engine: string) => shell(`"$NODE" "$BIN" --engine ${engine} -f csv --columns n,stance "$SEED"`)
  const [a, b] = [await stances('nodejieba'), await stances('node-rs')]
  expect(a.code).toBe(0)
  expect(b).toEqual(a)
})

test('without nodejieba the other engine takes over, with one line that says so', async () => {
  const { code, out, err } = await shell(
    '"$NODE" --require "$DIR/no-nodejieba.cjs" "$BIN" -f csv --columns n "$SEED"'.replace(
      /^/,
      `echo "const m=require('module'),l=m._load;m._load=function(r,...a){if(r==='nodejieba')throw new Error('native part missing');return l.call(this,r,...a)}" > "$DIR/no-nodejieba.cjs"; `,
    ),
  )
  expect(code).toBe(0)
  expect(out.split('\n')).toHaveLength(18)
  expect(err).toBe('kanfa: nodejieba could not be loaded, @node-rs/jieba is used: native part missing\n')
})
