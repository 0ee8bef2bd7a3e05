import { expect, test } from 'vitest'
import { readMhtml } from '../src/page/mhtml.js'
import { beijingTime, readSavedMark } from '../src/page/saved-mark.js'

const encoder = new TextEncoder()
const read = (text: string) => readMhtml(encoder.encode(text))
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

const HEAD =
  'From: <Saved by Blink>\r\nDate: Mon, 8 Mar 2021 04:00:00 GMT\r\nContent-Type: multipart/related;\r\n\tboundary="B"\r\n\r\n'
const part = (type: string, transfer: string, body: string, location = 'https://a.example/'): string =>
  `--B\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${transfer}\r\nContent-Location: ${location}\r\n\r\n${body}\r\n`

test.each([
  ['quoted-printable', '=E8=B5=9E a=3D1 so=\r\nft', '赞 a=1 soft'],
  ['quoted-printable', 'not =XX hex = end', 'not =XX hex = end'],
  ['base64', '6LWe\r\n5LiA\r\n5LiL', '赞一下'],
  ['8bit', '赞', '赞'],
  ['binary', '赞', '赞'],
])('%s: %s', (transfer, body, expected) => {
  const { main, truncated } = read(`${HEAD}${part('text/html', transfer, body)}--B--\r\n`)
  expect(text(main?.bytes).trimEnd()).toBe(expected)
  expect(truncated).toBe(false)
})

test('the page, its frames, and nothing of pictures and styles', () => {
  const { main, frames, date } = read(
    HEAD +
      part('text/html; charset="gb2312"', '8bit', 'page', 'https://a.example/1') +
      part('text/css', '8bit', 'p {}') +
      part('image/png', 'base64', 'AAAA') +
      part('text/html', '8bit', 'frame', 'https://b.example/2') +
      '--B--\r\n',
  )
  expect(main).toMatchObject({ url: 'https://a.example/1', charset: 'gb2312' })
  expect(frames.map(({ url }) => url)).toEqual(['https://b.example/2'])
  expect(date).toBe('Mon, 8 Mar 2021 04:00:00 GMT')
})

test('multiparts within multiparts', () => {
  const inner =
    'Content-Type: multipart/related; boundary=I\r\n\r\n--I\r\nContent-Type: text/html\r\n\r\ndeep\r\n--I--\r\n'
  const { main } = read(`Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n${inner}--B--\r\n`)
  expect(text(main?.bytes).trim()).toBe('deep')
})

test('a file that ends within a part is read as far as it goes, and says so', () => {
  const { main, truncated } = read(HEAD + part('text/html', '8bit', 'page'))
  expect(text(main?.bytes).trim()).toBe('page')
  expect(truncated).toBe(true)
})

test('two hundred thousand parts, and parts in parts without end, are read as far as is meant', () => {
  const many = read(`${HEAD}${'--B\r\n'.repeat(200_000)}${part('text/html', '8bit', 'page')}--B--\r\n`)
  expect(text(many.main?.bytes).trimEnd()).toBe('page')
  const nested = Array.from(
    { length: 4000 },
    (_, i) => `--b${i}\r\nContent-Type: multipart/mixed; boundary=b${i + 1}\r\n\r\n`,
  )
  expect(read(`Content-Type: multipart/mixed; boundary=b0\r\n\r\n${nested.join('')}`).main).toBeUndefined()
})

test('no HTML part', () => {
  expect(read(`${HEAD}${part('image/png', 'base64', 'AAAA')}--B--\r\n`).main).toBeUndefined()
})

test('marks of saving', () => {
  expect(readSavedMark('<!DOCTYPE html>\n<!-- saved from url=(0021)https://a.example/1 -->\n<html>')).toEqual({
    url: 'https://a.example/1',
  })
  const single =
    '<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://a.example/2 \n saved date: Sun Oct 30 2022 12:00:00 GMT+0800 (中国标准时间)\n-->'
  expect(readSavedMark(single)).toEqual({ url: 'https://a.example/2', savedAt: '2022-10-30T12:00:00+08:00' })
  expect(beijingTime('Mon, 8 Mar 2021 20:00:00 GMT')).toBe('2021-03-09T04:00:00+08:00')
  expect(beijingTime('yesterday')).toBeUndefined()
})
