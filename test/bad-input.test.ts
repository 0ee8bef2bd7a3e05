import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { textContent } from 'domutils'
import { readXlsx } from 'hucre/xlsx'
import stringWidth from 'string-width'
import { afterAll, describe, expect, test } from 'vitest'
import { parseHtml, select } from '../src/page/html/dom.js'
import { kanfa } from './terminal.js'

/** What a person looks at, made of input that is poor, huge or hostile: still right, readable, and obeying nothing it holds. */
interface Remark {
  readonly author?: string
  readonly text: string
  readonly time?: string
  readonly likes?: number
}

const HOSTILE = '"><img src=x onerror=alert(1)>\u001b]0;pwned\u0007\u001b[2J\u202e\u2066=cmd()'
const INPUTS: readonly (readonly [name: string, remarks: readonly Remark[]])[] = [
  ['no comments', []],
  ['one comment', [{ author: '老梁', text: '支持，早该拆了' }]],
  ['only neutral ones', Array.from({ length: 8 }, (_, i) => ({ author: `路人${i}`, text: '路过' }))],
  [
    'no times, no authors, no likes',
    [{ text: '谁信啊，又是一阵风' }, { text: '请问几点开门？' }, { text: '感谢大家' }],
  ],
  [
    'only empty texts',
    [
      { author: '甲', text: '' },
      { author: '乙', text: ' ' },
    ],
  ],
  [
    'comments of 10,000 characters',
    [
      { author: '长', text: '这座桥早该拆了，支持！'.repeat(910) },
      { author: '无空', text: '哈'.repeat(10_000) },
      { author: 'long', text: 'a'.repeat(10_000) },
    ],
  ],
  [
    'a hostile name',
    [
      { author: HOSTILE.repeat(20), text: '支持大家' },
      { author: HOSTILE, text: '谁信啊' },
    ],
  ],
  [
    'a hostile text',
    [
      { author: '甲', text: HOSTILE },
      { author: '乙', text: `不${HOSTILE}支持\u202e\n\n\n谁信啊` },
    ],
  ],
  [
    'impossible times and likes',
    [
      { author: '甲', text: '支持', time: '0000-00-00', likes: -1 },
      { author: '乙', text: '支持', time: '99999-01-01 00:00', likes: Number.MAX_SAFE_INTEGER },
      { author: '丙', text: '谁信啊', time: '明天再说', likes: 0 },
    ],
  ],
  [
    'one person alone, saying one thing',
    Array.from({ length: 9 }, () => ({ author: '一人', text: '这件事一定要查到底，给个说法' })),
  ],
]

const folder = mkdtempSync(join(tmpdir(), 'kanfa-bad-input-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Characters that steer a terminal or turn a line of text around. */
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066\u2067]/

describe.each(INPUTS)('%s', (name, remarks) => {
  const input = join(folder, `${name.replace(/\W+/g, '-')}.ndjson`)
  writeFileSync(input, remarks.length > 0 ? remarks.map((each) => JSON.stringify(each)).join('\n') : 'author,text\n')
  const path = remarks.length > 0 ? input : input.replace(/ndjson$/, 'csv')
  if (path !== input) writeFileSync(path, 'author,text\n')
  const run = async (...argv: string[]) => {
    const done = await kanfa(argv, { cwd: folder, columns: 60, env: { PAGER: 'cat', NO_COLOR: '1' } })
    expect(done.err).not.toMatch(/bug in kanfa|\s+at /)
    expect(done.err.replace(/\n/g, '')).not.toMatch(STEERING)
    expect(done.code).toBe(0)
    return done.out
  }

  test('the report', async () => {
    const output = join(folder, 'report.html')
    await run('report', path, '-o', output)
    const html = readFileSync(output, 'utf8')
    const document = parseHtml(html)
    expect(html).not.toMatch(STEERING)
    expect(html.slice(html.indexOf('<main>'))).not.toMatch(/NaN|undefined|Infinity|\[object/)
    expect(select('table.comments tbody tr', document)).toHaveLength(remarks.length)
    expect(select('img, iframe, main script, main style', document)).toEqual([])
    const counts = select('table.shares tbody td:nth-of-type(1)', document).map((cell) => Number(textContent(cell)))
    expect(counts.reduce((a, b) => a + b, 0)).toBe(remarks.length)
    // charts over time need dated comments
    expect(select('.time-chart', document)).toEqual([])
  })

  test('the table of a narrow window', async () => {
    const out = await run(path)
    expect(out.replace(/\n/g, '')).not.toMatch(STEERING)
    expect(out.split('\n').filter((line) => stringWidth(line) > 60)).toEqual([])
  })

  test('compared with itself', async () => {
    const out = await run('compare', path, path)
    expect(out.replace(/\n/g, '')).not.toMatch(STEERING)
    expect(out.split('\n').filter((line) => stringWidth(line) > 60)).toEqual([])
    expect(out).not.toMatch(/NaN|undefined|Infinity/)
  })

  test('the workbook', async () => {
    const output = join(folder, 'book.xlsx')
    await run(path, '-o', output, '--columns', 'author,text,stance')
    const { sheets } = await readXlsx(readFileSync(output))
    expect(sheets[0]!.rows).toHaveLength(remarks.length + 1)
    expect([...(sheets[0]!.cells?.values() ?? [])].filter(({ formula }) => formula)).toEqual([])
    expect(JSON.stringify(sheets.map(({ rows }) => rows))).not.toMatch(/\\u001b|\u202e|\u0007/)
  })
})
