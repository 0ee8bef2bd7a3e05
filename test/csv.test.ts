import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyPage, PAGE, render, reportOf, scoredComment } from './report-stream.js'

const HEADING =
  'page,title,n,id,author,text,time,likes,region,replyTo,section,stance,confidence,supportive,skeptical,question,neutral,cues,repeatOf,echo'

test('the columns have fixed names in a fixed order', async () => {
  const csv = await render('csv', reportOf([[scoredComment({ author: '老梁', likes: 3, repeatOf: 1, echo: 0.51239 })]]))
  expect(csv.split('\n')).toEqual([
    HEADING,
    `${PAGE.source},${PAGE.title},1,,老梁,拆得好,,3,,,,supportive,0.7,0.7,0.1,0.1,0.1,,1,0.5124`,
    '',
  ])
})

test('read comments have no columns of stances', async () => {
  const csv = await render('csv', reportOf([[{ n: 1, text: '好' }]]), { scored: false })
  expect(csv).toBe(
    `page,title,n,id,author,text,time,likes,region,replyTo,section\n${PAGE.source},${PAGE.title},1,,,好,,,,,\n`,
  )
})

test('any text comes back whole, NUL and halves of surrogate pairs aside', async () => {
  await fc.assert(
    fc.asyncProperty(anyPage, fc.constantFrom('csv', 'tsv'), fc.boolean(), async (comments, format, excel) => {
      const columns = ['n', 'author', 'text', 'region', 'likes', 'stance']
      const text = await render(format as 'csv', reportOf([comments]), { columns, excel, escape: false })
      const layout = { delimiter: format === 'csv' ? ',' : '\t', bom: excel, record_delimiter: excel ? '\r\n' : '\n' }
      const [heading, ...rows] = parse(text, layout) as string[][]
      expect(heading).toEqual(columns)
      // half a surrogate pair has no UTF-8
      const plain = (value = '') => Buffer.from(value.replaceAll('\0', '')).toString()
      expect(rows.map((row) => row.map((cell) => cell.replace(/^="(.*)"$/, '$1')))).toEqual(
        comments.map(({ n, author, text, region, likes, stance }) => [
          String(n),
          ...[author, text, region].map(plain),
          String(likes ?? ''),
          stance,
        ]),
      )
    }),
  )
})

test.each(['=1+1', '+86', '-1', '@某人 你好', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠某人'])(
  'the cell %j is no formula',
  async (text) => {
    const comment = scoredComment({ text, likes: -3 })
    const cells = async (neutralise: boolean) =>
      (
        parse(
          await render('csv', reportOf([[comment]]), { columns: ['text', 'likes'], escape: neutralise }),
        ) as string[][]
      )[1]
    expect(await cells(true)).toEqual([`'${text}`, '-3'])
    expect(await cells(false)).toEqual([text, '-3'])
  },
)

test('no cell of text starts as a formula, whatever is in it', async () => {
  await fc.assert(
    fc.asyncProperty(anyPage, async (comments) => {
      const text = await render('csv', reportOf([comments]), { columns: ['id', 'author', 'text', 'region', 'cues'] })
      const rows = parse(text, { record_delimiter: '\n' }) as string[][]
      expect(rows.flat().filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([])
    }),
  )
})

test.each([
  ['id', { id: '4812345678901234567' }, '="4812345678901234567"'],
  ['id', { id: '007' }, '="007"'],
  ['floor', { floor: '2-1' }, '="2-1"'],
  ['author', { author: '13800138000138000' }, '="13800138000138000"'],
  ['author', { author: '2024' }, '2024'],
  ['likes', { likes: 12 }, '12'],
] as const)('Excel keeps %s of %j as it is', async (column, comment, cell) => {
  const csv = await render('csv', reportOf([[scoredComment(comment)]]), { columns: [column], excel: true })
  expect(csv).toBe(`\ufeff${column}\r\n${cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell}\r\n`)
})

test('ids keep their digits without Excel too, and stay plain', async () => {
  const csv = await render('csv', reportOf([[scoredComment({ id: '4812345678901234567' })]]), { columns: ['id'] })
  expect(csv).toBe('id\n4812345678901234567\n')
})

test('every one of many comments arrives, in order', async () => {
  const comments = Array.from({ length: 1_000 }, (_, i) => scoredComment({ n: i + 1 }))
  const csv = await render('csv', reportOf([comments]), { columns: ['n'] })
  expect(csv).toBe(`n\n${comments.map(({ n }) => `${n}\n`).join('')}`)
})

test('a summary has a row for each stance of each page, and of all pages where there are several', async () => {
  const pages = [[scoredComment()], [scoredComment({ stance: 'question' })]]
  const rows = parse(await render('csv', reportOf(pages), { summary: true }), { columns: true }) as Record<
    string,
    string
  >[]
  expect(rows.map(({ page, stance, count }) => [page, stance, count])).toEqual([
    [PAGE.source, 'supportive', '1'],
    [PAGE.source, 'skeptical', '0'],
    [PAGE.source, 'question', '0'],
    [PAGE.source, 'neutral', '0'],
    [PAGE.source, 'supportive', '0'],
    [PAGE.source, 'skeptical', '0'],
    [PAGE.source, 'question', '1'],
    [PAGE.source, 'neutral', '0'],
    ['', 'supportive', '1'],
    ['', 'skeptical', '0'],
    ['', 'question', '1'],
    ['', 'neutral', '0'],
  ])
  expect(rows[0]).toMatchObject({ share: '1', low: '0.1', high: '0.9', words: '街坊 老桥', comments: '1' })
})
