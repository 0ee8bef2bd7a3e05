import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, expect, test } from 'vitest'
import { kanfa } from './terminal.js'

const folder = mkdtempSync(join(tmpdir(), 'kanfa-xlsx-'))
afterAll(() => rmSync(folder, { recursive: true }))

const TABLE = `id,author,text,likes
4998877665544332211,=1+1,"=HYPERLINK(""http://a.invalid"")",3
0012,乙,谁信啊，又是一刀切_x0041_,0
13,丙,${'支'.repeat(40_000)},1
`

async function workbook(argv: readonly string[], stdin = TABLE) {
  const file = join(folder, 'out.xlsx')
  expect(await kanfa([...argv, '-o', file], { stdin })).toMatchObject({ code: 0, out: '' })
  return { bytes: readFileSync(file), ...(await readXlsx(readFileSync(file))) }
}

test('texts are texts and never formulas, ids keep their digits, numbers are numbers', async () => {
  const { sheets } = await workbook(['--columns', 'id,author,text,likes'])
  const [comments] = sheets
  expect(comments!.rows.slice(0, 2)).toEqual([
    ['id', 'author', 'comment', 'likes'],
    ['4998877665544332211', '=1+1', '=HYPERLINK("http://a.invalid")', 3],
  ])
  expect(comments!.rows[2]![0]).toBe('0012')
  expect(comments!.rows[2]![2]).toBe('谁信啊，又是一刀切_x0041_')
  expect(String(comments!.rows[3]![2])).toMatch(/^支{32766}…$/)
  expect([...(comments!.cells?.values() ?? [])].filter((cell) => cell.formula)).toEqual([])
})

test('a frozen heading, a filter over all rows, a colour for each stance, a sheet of shares with a chart', async () => {
  const { sheets } = await workbook([])
  const [comments, shares] = sheets
  expect(comments!.freezePane).toMatchObject({ rows: 1 })
  expect(comments!.autoFilter?.range).toBe('A1:T4')
  expect(comments!.conditionalRules?.map(({ formula }) => formula)).toEqual(
    ['supportive', 'skeptical', 'question', 'neutral'].map((stance) => `"${stance}"`),
  )
  expect(shares!.name).toBe('shares')
  expect(shares!.rows).toHaveLength(5)
  const counts = shares!.rows.slice(1).map((row) => Number(row[3]))
  expect(counts.reduce((a, b) => a + b)).toBe(3)
  expect(shares!.charts?.[0]?.series?.[0]?.valuesRef).toMatch(/\$E\$2:\$E\$5/)
})

test('Chinese headings and stances with --lang zh; shares alone with --summary; comments alone for parse', async () => {
  const chinese = await workbook(['--lang', 'zh', '--columns', 'text,stance'])
  expect(chinese.sheets.map(({ name }) => name)).toEqual(['评论', '占比'])
  expect(chinese.sheets[0]!.rows[0]).toEqual(['评论', '态度'])
  const words = (await workbook(['--lang', 'zh', '--columns', 'cues'])).sheets[0]!.rows.slice(1).join('\n')
  expect(words).toMatch(/ (支持|质疑|提问|中立)(;|$)/m)
  expect(words).not.toMatch(/supportive|skeptical|question|neutral/)
  expect((await workbook(['--summary'])).sheets.map(({ name }) => name)).toEqual(['shares'])
  expect((await workbook(['parse'])).sheets.map(({ name }) => name)).toEqual(['comments'])
})

test('more comments than decide the widths: every row is there once, in order, the ranges reach over all', async () => {
  const rows = Array.from({ length: 450 }, (_, i) => `第${i + 1}条 a < b & c \uffff,${i}`)
  const { sheets } = await workbook(['--columns', 'n,text,likes,stance'], `text,likes\n${rows.join('\n')}\n`)
  const [comments] = sheets
  expect(comments!.rows).toHaveLength(451)
  expect(comments!.rows.slice(1).map(([n, text, likes]) => [n, text, likes])).toEqual(
    rows.map((_, i) => [i + 1, `第${i + 1}条 a < b & c \ufffd`, i]),
  )
  expect(comments!.autoFilter?.range).toBe('A1:D451')
  expect(comments!.conditionalRules?.[0]?.range).toBe('D2:D451')
})

test('the same pages give the same bytes; a workbook is not for the screen', async () => {
  expect((await workbook([])).bytes.equals((await workbook([])).bytes)).toBe(true)
  const { err, code } = await kanfa(['-f', 'xlsx'], { stdin: TABLE, columns: 80 })
  expect(err).toMatch(/not for the screen: name it with -o/)
  expect(code).toBe(2)
})
