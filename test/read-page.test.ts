import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KanfaError } from '../src/errors.js'
import { detectFormat } from '../src/page/detect.js'
import { mergeSections } from '../src/page/merge-sections.js'
import type { Source } from '../src/types.js'
import { memorySource, readAll } from './memory-source.js'

describe('the content tells the format, the ending only where it could be either', () => {
  test.each([
    ['<!DOCTYPE html><html><body>一</body></html>', '.txt', 'html'],
    ['\n  <li class="c">一</li>', '.html', 'html'],
    ['<div>一</div>', '.md', 'text'],
    ['一、网友甲：好', '.html', 'text'],
    ['前言</p><p>一</p><p>二</p>', '.html', 'html'],
    ['一句话里提到<body>标签', '.txt', 'text'],
    ['{"data":[]}', '.html', 'json'],
    ['[{"a":1}]', '.csv', 'json'],
    ['["一","二"]', '.txt', 'json'],
    ['const a = {"b":1}', '.js', 'json'],
    ['{data: [1]}', '.json', 'json'],
    ['{data: [1]}', '.txt', 'text'],
    ['oops\n{"text":"一"}', '.jsonl', 'json'],
    ['window.__DATA__ = [{"b":1}]', '.txt', 'json'],
    ['jsonp_1({"b":1})', '.js', 'json'],
    ['[ ]甲:说得好(2016-03-27 15:04)', '.txt', 'text'],
    ['[+5]甲:说得好(2016-03-27 15:04)', '.txt', 'text'],
    ['[链接](https://a.example)', '.md', 'text'],
    ['{% raw %}', '.md', 'text'],
    ['昵称,评论内容\n甲,一\n', '.txt', 'table'],
    ['昵称\t评论内容\n甲\t一\n', '', 'table'],
    ['评论\n一\n二\n', '.txt', 'text'],
    ['评论\n一\n二\n', '.tsv', 'table'],
    ['内容，评论\n逗号是全角的，不是表格\n', '.txt', 'text'],
    ['From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n\tboundary="B"\r\n\r\n', '.html', 'mhtml'],
    ['From: 一个朋友\n\n今天天气好', '.txt', 'text'],
  ])('%j called %s is %s', (text, ending, format) => {
    expect(detectFormat(text, ending)).toBe(format)
  })
})

describe('what cannot be read says why and where', () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0))
  test.each([
    ['empty', bytes(''), {}],
    ['empty', bytes(' \n\t'), {}],
    ['binary', bytes('\xff\xd8\xff\xe0JFIF'), { type: 'a JPEG image' }],
    ['binary', bytes('%PDF-1.7'), { type: 'a PDF document' }],
    ['binary', bytes('PK\x03\x04....xl/workbook.xml'), { type: 'an Excel workbook (xlsx)' }],
    ['binary', bytes('PK\x03\x04....'), { type: 'a ZIP archive' }],
    ['binary', bytes('\x1f\x8b\x08'), { type: 'a gzip archive' }],
    ['binary', bytes('\xd0\xcf\x11\xe0\xa1'), { type: 'an old Office document (xls, doc)' }],
    ['binary', new Uint8Array(100), { type: 'unknown binary data' }],
    ['binary', Uint8Array.from({ length: 400 }, (_, i) => (i * 7) % 32), { type: 'unknown binary data' }],
  ])('%s', async (code, content, args) => {
    const reading = readAll(memorySource(content, '.html'))
    await expect(reading).rejects.toMatchObject({ name: 'KanfaError', code, args, where: { file: 'page.html' } })
  })
})

test.each([
  ['.csv', 'a,b\n1,2\n'],
  ['.html', '\xff\xd8\xff'],
])('a source that fails is let go: %s %j', async (ending, text) => {
  let open = 0
  const source: Source = {
    name: 'x',
    ending,
    async *open() {
      open++
      try {
        yield Uint8Array.from(text, (one) => one.charCodeAt(0))
        for (let i = 0; i < 9; i++) yield new TextEncoder().encode('1,2\n'.repeat(9999))
      } finally {
        open--
      }
    },
  }
  await readAll(source).catch(() => undefined)
  expect(open).toBe(0)
})

test('a table without rows has no comments, and says so', async () => {
  const { comments, notices } = await readAll(memorySource('昵称,评论内容\n', '.csv'))
  expect(comments).toEqual([])
  expect(notices).toEqual([{ code: 'no-records', where: { file: 'page.csv' } }])
})

test('times come as printed and as ISO where they can be known', async () => {
  const content = 'text,time\n一,3小时前\n二,2021-5-1 8:00\n三,1665108000\n'
  const { comments } = await readAll(memorySource(content, '.csv'), { now: '2024-03-01T09:30' })
  expect(comments.map(({ n, time, timeIso }) => [n, time, timeIso])).toEqual([
    [1, '3小时前', '2024-03-01T06:30'],
    [2, '2021-5-1 8:00', '2021-05-01T08:00'],
    [3, '1665108000', '2022-10-07T02:00:00Z'],
  ])
})

test('the time of saving, which SingleFile writes down, makes 3小时前 known', async () => {
  const comment = (name: string, time: string, text: string): string =>
    `<li class="comment-item"><a class="user-name">${name}</a> <span class="time">${time}</span><p class="comment-content">${text}</p><a>赞(3)</a> <a>回复</a></li>`
  const mark =
    '<!--\n Page saved with SingleFile \n url: https://a.example/2 \n saved date: Sun Oct 30 2022 01:00:00 GMT+0800 (中国标准时间)\n-->'
  const list =
    comment('老周', '3小时前', '说得在理，支持一下') +
    comment('阿芳', '昨天 22:17', '这钱花得冤枉') +
    comment('小邓', '10-28', '在哪里报名？')
  const html = `<!DOCTYPE html> <html>${mark}<head><meta charset=utf-8></head><body><h3>网友评论</h3><ul class="comment-list">${list}</ul></body></html>`
  const { page, comments } = await readAll(memorySource(html, '.html'))
  expect(page.url).toBe('https://a.example/2')
  expect(comments.map(({ timeIso }) => timeIso)).toEqual([
    '2022-10-29T22:00:00+08:00',
    '2022-10-29T22:17',
    '2022-10-28',
  ])
})

test.each([
  ['by id', { id: '1', text: '一' }, { id: '1', text: '一' }, 1],
  ['by author, text and time', { author: '甲', text: '一', time: '1' }, { author: '甲', text: '一', time: '1' }, 1],
  ['not by text alone', { text: '一' }, { text: '一' }, 2],
  ['not when ids differ', { id: '1', author: '甲', text: '一' }, { id: '2', author: '甲', text: '一' }, 2],
])('a comment in both lists is given once, as hot: %s', (_what, hot, latest, count) => {
  const merged = mergeSections([
    { ...latest, section: 'latest' },
    { ...hot, section: 'hot' },
  ])
  expect(merged).toHaveLength(count)
  expect(merged.at(-1)).toEqual({ ...hot, section: 'hot' })
})

test('a line of 50 MB is read in parts: no pattern runs out of stack', async () => {
  const { comments } = await readAll(memorySource(`网友评论${'这条路修得真好，'.repeat(2_200_000)}`))
  expect(comments).toEqual([])
}, 120_000)

test('any bytes in: comments or a KanfaError, never another error', async () => {
  const piece = fc.constantFrom(
    ...[
      '<html>',
      '<div class="comment">',
      '</div>',
      '<p>',
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\n',
      '\t',
      '\0',
      '\\',
      '=',
      ';',
    ],
    ...[
      'text',
      'content',
      '昵称',
      '评论',
      '网友评论',
      '1楼',
      '赞(3)',
      '回复',
      '2021-05-01',
      'From: a\n',
      '--B',
      '\r\n\r\n',
      'const a = ',
    ],
    ...['Content-Type: multipart/related; boundary=B\n', '<meta charset=gbk>', '&#xd800;', '\ufffd', '\ud83d'],
  )
  const made = fc.array(piece, { maxLength: 40 }).map((parts) => new TextEncoder().encode(parts.join('')))
  const ending = fc.constantFrom('.html', '.txt', '.csv', '.tsv', '.json', '.mhtml', '.md', '')
  await fc.assert(
    fc.asyncProperty(fc.oneof(made, fc.uint8Array({ maxLength: 300 })), ending, async (bytes, end) => {
      const result = await readAll(memorySource(bytes, end)).catch((error: unknown) => error)
      if (result instanceof Error) expect(result).toBeInstanceOf(KanfaError)
    }),
    { numRuns: 300 },
  )
})

test.each(['发表于 2024-05-01 10:00', '作者：老林', '网友', '老林'])(
  'blanks without end behind %s end no reading',
  async (start) => {
    const line = `${start}${' '.repeat(90_000)}完`
    const { comments } = await readAll(memorySource(`网友评论\n1、网友老林：支持\n${line}\n2、网友小周：谁信啊\n`))
    expect(comments.map(({ author }) => author)).toEqual(['老林', '小周'])
  },
)

test("Markdown's links go, an emoji's code before brackets stays", async () => {
  const { comments } = await readAll(
    memorySource(
      '网友评论\n- 1、网友甲：[doge](笑) 算了\n- 2、网友乙：见[这里](https://example.com/a)和[那里](b.html)\n',
    ),
  )
  expect(comments.map(({ text }) => text)).toEqual(['[doge](笑) 算了', '见这里和那里'])
})
