import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { openPagerSink } from '../src/io/pager.js'

const LINES = Array.from({ length: 30 }, (_, i) => `line ${i}\n`)

/** What a window of 10 lines shows of these lines with this pager. */
async function show(lines: readonly string[], PAGER?: string): Promise<string> {
  const shown: Buffer[] = []
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      shown.push(chunk)
      done()
    },
  })
  const sink = openPagerSink({
    stdout,
    rows: 10,
    env: { PATH: process.env.PATH, ...(PAGER !== undefined && { PAGER }) },
  })
  for (const line of lines) if (!(await sink.write(line))) break
  await sink.finish()
  return Buffer.concat(shown).toString()
}

test.each([
  ['what fits stays in the window', LINES.slice(0, 9), "sed 's/^/| /'", LINES.slice(0, 9).join('')],
  ['more goes through the pager', LINES, "sed 's/^/| /'", LINES.map((line) => `| ${line}`).join('')],
  ['cat is no pager', LINES, 'cat', LINES.join('')],
  ['none is wanted', LINES, '', LINES.join('')],
  ['one that does not exist loses nothing', LINES, 'no-such-pager-anywhere', LINES.join('')],
  ['one that is quit early is a normal end', LINES, 'head -n 3', LINES.slice(0, 3).join('')],
])('%s', async (_, lines, pager, shown) => {
  expect(await show(lines, pager)).toBe(shown)
})

test('a long text after the pager was quit', async () => {
  const long = Array.from({ length: 300 }, () => `${'长'.repeat(5_000)}\n`)
  expect(await show(long, 'head -n 2')).toBe(long.slice(0, 2).join(''))
  expect(await show(long, 'no-such-pager-anywhere')).toBe(long.join(''))
})
