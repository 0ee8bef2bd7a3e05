import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { kanfa } from './terminal.js'

const folder = mkdtempSync(join(tmpdir(), 'kanfa-place-'))
afterAll(() => rmSync(folder, { recursive: true }))

const INPUT = join(folder, 'in.csv')
writeFileSync(INPUT, 'author,text\n甲,大家辛苦了，支持！\n')
let there = ''
beforeEach(() => {
  there = mkdtempSync(join(folder, 'there-'))
})

const WAYS = [['whole'], ['with --resume', '--resume']]

describe.each(WAYS)('an output written %s', (_, ...flags) => {
  const write = (output: string) => kanfa(['parse', INPUT, '-f', 'csv', '-o', output, ...flags])

  test.each([
    ['to a file', 'old'],
    ['to none yet', undefined],
  ])('goes through a link %s and leaves the link', async (_, old) => {
    const [real, link] = [join(there, 'real.csv'), join(there, 'link.csv')]
    if (old !== undefined) writeFileSync(real, old)
    symlinkSync('real.csv', link)
    expect(await write(link)).toEqual({ code: 0, out: '', err: '' })
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(readFileSync(real, 'utf8')).toMatch(/支持/)
    expect(readdirSync(there).sort()).toEqual(['link.csv', 'real.csv'])
  })

  test('keeps the permissions of the file it replaces', async () => {
    const output = join(there, 'private.csv')
    writeFileSync(output, 'old')
    chmodSync(output, 0o620)
    expect((await write(output)).code).toBe(0)
    expect([(statSync(output).mode & 0o777).toString(8), readFileSync(output, 'utf8')]).toEqual([
      '620',
      expect.stringMatching(/支持/),
    ])
  })

  test('is no folder', async () => {
    const output = join(there, 'x.csv')
    mkdirSync(output)
    const { code, err } = await write(output)
    expect([code, err]).toEqual([2, expect.stringMatching(/x\.csv: cannot be written: it is a folder\n/)])
    expect(readdirSync(there)).toEqual(['x.csv'])
  })

  test('is not below a link that goes in a circle', async () => {
    const link = join(there, 'loop.csv')
    symlinkSync('loop.csv', link)
    const { code, err } = await write(link)
    expect([code, err]).toEqual([2, expect.stringMatching(/its links go round in a circle\n/)])
  })
})

test('a batch that can be gone on with needs a file: a pipe is left as it is', async () => {
  const pipe = join(there, 'pipe')
  execFileSync('mkfifo', [pipe])
  const { code, err } = await kanfa(['parse', INPUT, '-f', 'csv', '-o', pipe, '--resume'])
  expect([code, err]).toEqual([2, expect.stringMatching(/pipe: cannot be written: it is no file that can grow\n/)])
  expect(lstatSync(pipe).isFIFO()).toBe(true)
})

test('/dev/stdout is standard output, whatever it leads to', async () => {
  const log = join(there, 'log.csv')
  writeFileSync(log, 'before\n')
  const bin = join(import.meta.dirname, '..', 'bin', 'kanfa.js')
  execFileSync('sh', [
    '-c',
    `'${process.execPath}' '${bin}' parse '${INPUT}' -f csv --columns text -o /dev/stdout >> '${log}'`,
  ])
  expect(readFileSync(log, 'utf8')).toBe('before\ntext\n大家辛苦了，支持！\n')
})
