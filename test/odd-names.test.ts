import { spawnSync } from 'node:child_process'
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
const GBK = { 页面: Buffer.from('d2b3c3e6', 'hex'), 评论: Buffer.from('c6c0c2db', 'hex') }

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

describe('names in GBK, which archives made on a Chinese Windows leave', () => {
  const { 页面: name, 评论: below } = GBK
  const there = join(folder, 'gbk')
  const put = (parts: readonly Buffer[], content: string) => writeFileSync(Buffer.concat(parts), content)
  const top = Buffer.from(`${there}/`)
  mkdirSync(there)
  mkdirSync(Buffer.concat([top, below]))
  put([top, name, Buffer.from('.csv')], TABLE)
  put([top, below, Buffer.from('/'), name, Buffer.from('.CSV')], TABLE)

  test('are read and shown as what they say, in a folder and below', async () => {
    const { out, err, code } = await kanfa(['parse', there, '-f', 'csv', '--columns', 'page'])
    expect({ out, err, code }).toEqual({ out: `page\n${there}/评论/页面.CSV\n${there}/页面.csv\n`, err: '', code: 0 })
  })

  test('as an argument are said to be lost', async () => {
    const lost = Buffer.concat([top, name, Buffer.from('.csv')]).toString()
    const { err, code } = await kanfa(['parse', lost])
    expect([code, err]).toEqual([2, expect.stringMatching(/its name is not UTF-8.*\n {2}hint: name the folder/)])
  })
})

test.each([
  ['parse', 0, ''],
  ['init', 2, 'kanfa.config.json: cannot be written: its folder does not exist\n'],
])('in a working folder that was removed %s does what it can', (command, code, said) => {
  const gone = mkdtempSync(join(folder, 'gone-'))
  const bin = join(import.meta.dirname, '..', 'bin', 'kanfa.js')
  const input = command === 'parse' ? INPUT : ''
  const line = `cd '${gone}' && rmdir '${gone}' && '${process.execPath}' '${bin}' ${command} ${input}`
  const { status, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8', env: { LANG: 'C' } })
  expect([status, stderr]).toEqual([code, expect.stringMatching(`^${said}`)])
})
