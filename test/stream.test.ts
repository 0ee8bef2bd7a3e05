import { expect, test } from 'vitest'
import { cutLongLines } from '../src/page/records/cut-long-lines.js'
import { wholeLines } from '../src/page/records/whole-lines.js'
import { kanfa } from './terminal.js'

const LINES = [
  '{"id":"9007199254740993","author":"甲","text":"支持，早就该这么办了[赞]"}',
  '"谁信啊，呵呵"',
  '',
  'not json',
  '{"author":"乙"}',
  '[1]',
  '{"text":""}',
  '{"content":"请问什么时候开始登记？"}',
]

test('each line is answered in its place, errors too', async () => {
  const { code, out, err } = await kanfa(['stream'], { stdin: `\ufeff${LINES.join('\r\n')}\n` })
  const answers = out.split('\n').slice(0, -1)
  expect({ code, err, lines: answers.length }).toEqual({ code: 0, err: '', lines: LINES.length })
  const parsed = answers.map((line) => (line === '' ? undefined : JSON.parse(line)))
  expect(parsed.map((answer) => answer && (answer.stance ?? answer.error.code))).toEqual([
    ...['supportive', 'skeptical', undefined],
    ...['bad-row', 'bad-row', 'bad-row'],
    ...['neutral', 'question'],
  ])
  expect(parsed[0]).toMatchObject({ id: '9007199254740993', author: '甲', text: '支持，早就该这么办了[赞]' })
  expect(parsed[3].error.message).toBe('not JSON')
})

test('wherever the input is cut the answers are the same', async () => {
  const whole = await kanfa(['stream'], { stdin: LINES.join('\n') })
  const parts = []
  for (const line of LINES) parts.push((await kanfa(['stream'], { stdin: `${line}\n` })).out)
  expect(parts.join('')).toBe(whole.out)
})

test('a column of a page is refused', async () => {
  const { code, err } = await kanfa(['stream', '--columns', 'text,repeatOf'], { stdin: '' })
  expect({ code, err: err.split('\n')[0] }).toEqual({
    code: 2,
    err: 'kanfa: column repeatOf belongs to a page; stream sees lines only',
  })
})

test('a line too long to be a comment is an error in its place, the others are answered', async () => {
  const { code, out } = await kanfa(['stream', '--columns', 'stance'], {
    stdin: `"支持"\n{"text":"${'好'.repeat(3_000_000)}"}\n"谁信啊"\n`,
  })
  expect([
    code,
    ...out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ]).toEqual([
    0,
    { stance: 'supportive' },
    { error: { code: 'bad-row', message: 'a line of more than 1,000,000 characters' } },
    { stance: 'skeptical' },
  ])
})

/** The text in chunks of `size`, `times` times over. */
async function* chunksOf(text: string, size: number, times = 1): AsyncGenerator<string> {
  for (let i = 0; i < times; i++) for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

test.each([1, 2, 3, 7, 100])('long lines are cut and the others are whole, in chunks of %i', async (size) => {
  const lines = ['', 'abc', 'x'.repeat(50), 'd', 'y'.repeat(10), 'z'.repeat(200)]
  let cut = ''
  for await (const chunk of cutLongLines(chunksOf(lines.join('\n'), size), 10)) cut += chunk
  const kept = cut.split('\n')
  expect(kept.map((line) => (line.length > 10 ? line.charAt(0) : line))).toEqual(
    lines.map((line) => (line.length > 10 ? line.charAt(0) : line)),
  )
  for (const line of kept) expect(line.length).toBeLessThanOrEqual(10 + Math.max(size, 1) * 2)
})

test('a line that no string can hold is refused before it is gathered', async () => {
  const pieces = wholeLines(chunksOf('a'.repeat(1 << 20), 1 << 20, 1_000))
  await expect(pieces.next()).rejects.toMatchObject({
    code: 'unreadable',
    args: { detail: 'a line of more than 256 MB' },
  })
})

test('lines that are not UTF-8 are answered, and said once', async () => {
  const gbk = Buffer.concat([1, 2].map(() => Buffer.from('22d6a7b3d6220a', 'hex')))
  const { code, out, err } = await kanfa(['stream', '--columns', 'id'], {
    stdin: Buffer.concat([Buffer.from('"好"\n'), gbk]),
  })
  expect([code, out]).toEqual([0, '{}\n{}\n{}\n'])
  expect(err).toMatch(/^-:2: holds characters that are broken: lines are read as UTF-8\n {2}hint: .*iconv.*\n$/)
})
