import { expect, test } from 'vitest'
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
