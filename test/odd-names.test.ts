import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { kanfa } from './terminal.js'

const folder = mkdtempSync(join(tmpdir(), 'kanfa-odd-'))
afterAll(() => rmSync(folder, { recursive: true }))

const TABLE = 'author,text\n甲,大家辛苦了，支持！\n'
const INPUT = join(folder, 'in.csv')
writeFileSync(INPUT, TABLE)

describe('an output of a name that', () => {
  test.each([
    ['lies in a file', join(INPUT, 'x.csv'), /in\.csv\/x\.csv: cannot be written: its folder is a file\n/],
    ['no disk takes', join(folder, `${'长'.repeat(90)}.csv`), /cannot be written: its name is too long\n/],
  ])('%s is an error in a line', async (_, output, message) => {
    const { err, code } = await kanfa(['parse', INPUT, '-o', output])
    expect([code, err]).toEqual([2, expect.stringMatching(message)])
    expect(err).not.toMatch(/\n {4}at /)
  })

  test('is as long as a disk takes is written', async () => {
    const there = join(folder, 'long')
    mkdirSync(there)
    const name = `${'夜'.repeat(83)}.csv`
    expect((await kanfa(['parse', INPUT, '-o', join(there, name)])).code).toBe(0)
    expect(readdirSync(there)).toEqual([name])
    expect(readFileSync(join(there, name), 'utf8')).toMatch(/支持/)
  })
})
