import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { progressLine } from '../src/cli/progress.js'
import { kanfa } from './terminal.js'

const folder = mkdtempSync(join(tmpdir(), 'kanfa-progress-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  [{ pages: 0, comments: 12, seconds: 3 }, '0 files · 12 comments · 4/s'],
  [{ pages: 1, comments: 1, seconds: 1 }, '1 file · 1 comment · 1/s'],
  [{ pages: 3, comments: 41_200, seconds: 8, share: 0.1 }, '3 files · 41,200 comments · 5,150/s · 72 s left'],
  [{ pages: 1, comments: 1_000_000, seconds: 100, share: 0.25 }, '1 file · 1,000,000 comments · 10,000/s · 5 min left'],
])('%j', (state, line) => {
  expect(progressLine(state)).toBe(line)
})

test('--quiet leaves warnings out and errors in', async () => {
  const page = join(folder, 'cut.json')
  writeFileSync(page, '[{"author":"甲","text":"支持大家"},{"author":"乙","te')
  const argv = ['parse', page, join(folder, 'none.html'), '-f', 'csv']
  const [loud, quiet] = [await kanfa(argv), await kanfa([...argv, '--quiet'])]
  expect(loud.err).toContain('ends in the middle')
  expect(quiet.err).not.toContain('ends in the middle')
  expect(quiet.err).toContain('none.html')
  expect(quiet.out).toBe(loud.out)
})

test('Ctrl-C ends a long run by its signal, says how far it came and leaves no file', async () => {
  const input = join(folder, 'many.csv')
  writeFileSync(input, `author,text\n${'甲,支持大家的意见\n'.repeat(2_000_000)}`)
  const bin = join(import.meta.dirname, '..', 'bin', 'kanfa.js')
  const output = join(folder, 'out.csv')
  const child = spawn(process.execPath, [bin, 'parse', input, '-o', output], { env: { ...process.env, LANG: 'C' } })
  let err = ''
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  // once its file has begun it is at work
  while (!readdirSync(folder).some((name) => name.endsWith('.part'))) await new Promise((next) => setTimeout(next, 50))
  child.kill('SIGINT')
  const signal = await new Promise((resolve) => child.on('close', (_code, by) => resolve(by)))
  expect(signal).toBe('SIGINT')
  expect(err).toMatch(/^kanfa: interrupted after \d+ comments, 0 files were done; nothing was written to .*out\.csv\n$/)
  expect(readdirSync(folder).filter((name) => name.includes('out.csv'))).toEqual([])
})
