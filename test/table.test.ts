import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import type { ReportEvent } from '../src/types.js'
import { anyPage, cue, PAGE, render, reportOf, scoredComment } from './report-stream.js'

const lettersOf = (text: string) => text.replace(/[^\p{Script=Han}]/gu, '')

test('no line is wider than the window, nothing in it is obeyed, every comment is there', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyPage,
      fc.integer({ min: 32, max: 150 }),
      fc.boolean(),
      fc.boolean(),
      async (comments, width, color, zh) => {
        const table = await render('table', reportOf([comments]), { width, color, language: zh ? 'zh' : 'en' })
        const plain = stripVTControlCharacters(table)
        for (const line of plain.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width)
        expect(plain.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_C}]/u)
        for (const { n } of comments) expect(plain).toMatch(new RegExp(`^ *${n} `, 'm'))
        if (!color) expect(table).toBe(plain)
      },
    ),
    { numRuns: 60 },
  )
})

test('nor with any columns', async () => {
  const comment = scoredComment({
    id: '4812345678901234567',
    author: '很长很长的网友名字'.repeat(4),
    time: '2024-05-01 12:00',
    likes: 1,
  })
  const columns = [
    'page',
    'title',
    'n',
    'id',
    'author',
    'text',
    'time',
    'likes',
    'stance',
    'supportive',
    'cues',
    'reader',
    'url',
  ]
  for (const width of [32, 40, 60, 80, 100, 120, 160, 250]) {
    const table = await render('table', reportOf([[comment]]), { width, columns })
    for (const line of table.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width)
    expect(table.replace(/\s/g, '')).toContain('拆得好')
    expect(table.replace(/[^\d]/g, '')).toContain('4812345678901234567')
  }
})

const MIXED = scoredComment({
  n: 7,
  author: '老梁',
  text: '我不支持拆，老桥有感情',
  stance: 'skeptical',
  confidence: 0.998,
  cues: [
    cue('支持', 'skeptical', 1.6, {
      start: 2,
      modifiers: [{ term: '不', kind: 'negator', factor: -0.9, start: 1, end: 2 }],
    }),
    cue('感情', 'supportive', 0.9, { start: 9 }),
  ],
  repeatOf: 3,
  echo: 0.25,
})

describe('one comment', () => {
  test('in a wide window', async () => {
    expect(
      (await render('table', reportOf([[MIXED]]), { width: 120, language: 'zh' })).split('\n').slice(0, 9),
    ).toEqual(
      [
        '老桥拆不拆，街坊各有说法',
        'pages/桥.html',
        '',
        '#  网友  态度    把握  评论                    依据',
        '─  ────  ──────  ────  ──────────────────────  ───────────────────────────────',
        '7  老梁  ▼ 质疑  99 %  我不支持拆，老桥有感情  不×支持 +1.6; 感情 +0.9 支持',
        '                                               与 #3 重复',
        '                                               25 % 出自文章',
        '',
      ].map((line) => (line.startsWith('─') ? expect.stringMatching(/^─ {2}────/) : line)),
    )
  })

  test('in one of 80 columns the deciding words stand under the text', async () => {
    const lines = (await render('table', reportOf([[MIXED]]), { width: 80 })).split('\n')
    expect(lines[5]).toBe('7  老梁    ▼ skeptical  99 %  我不支持拆，老桥有感情')
    expect(lines[6]!.trim()).toBe('└ 不×支持 +1.6; 感情 +0.9 supportive')
  })

  test('in a narrow one it is a block', async () => {
    const lines = (await render('table', reportOf([[MIXED]]), { width: 36 })).split('\n')
    expect(lines.slice(3, 8)).toEqual([
      '7 老梁 ▼ skeptical 99 %',
      '  我不支持拆，老桥有感情',
      '  └ 不×支持 +1.6;',
      '  感情 +0.9 supportive',
      '  └ repeats #3',
    ])
  })

  test('in colour the deciding words and their modifiers are painted in place, and the words stay the same', async () => {
    const table = await render('table', reportOf([[MIXED]]), { width: 80, color: true })
    const row = table.split('\n').find((line) => line.includes('老梁'))!
    expect(row).toMatch(/我\u001b\S+不支持\u001b\S+拆，老桥有\u001b\S+感情/u)
    expect(stripVTControlCharacters(table)).toBe(
      await render('table', reportOf([[MIXED]]), { width: 80 }).then(solidBar),
    )
  })
})

/** Without colour the bar's stances differ by their filling. */
const solidBar = (table: string) => table.replace(/[▓▒░]/g, '█')

test('columns in which nothing stands are left out unless asked for', async () => {
  const comment = { n: 1, text: '好', time: '昨天' }
  const heading = async (columns?: string[]) =>
    (await render('table', reportOf([[comment]]), { scored: false, ...(columns && { columns }) })).split('\n')[3]
  expect(await heading()).toBe('#  time  comment')
  expect(await heading(['n', 'region', 'text'])).toBe('#  place  comment')
})

test('a comment of 10,000 characters is cut, and says so', async () => {
  const table = await render('table', reportOf([[scoredComment({ text: '长'.repeat(10_000) })]]))
  expect(lettersOf(table).match(/长/g)).toHaveLength(1_000)
  expect(table).toContain('… 9000 more characters')
})

test('a page without comments says so', async () => {
  expect(await render('table', reportOf([[]]), { scored: false })).toBe(
    `${PAGE.title}\n${PAGE.source}\n\nno comments · layout unknown, read as html:generic, gb18030\n\n`,
  )
})

test('under the comments stand the shares, and at last those of all pages', async () => {
  const pages = [[scoredComment(), scoredComment({ n: 2, stance: 'neutral' })], [scoredComment()]]
  const table = await render('table', reportOf(pages), { width: 60 })
  expect(table).toContain('▲ supportive  1   50 %  10–90 %    街坊 老桥\n')
  expect(table.slice(table.indexOf('all 2 pages'))).toContain('▲ supportive  2   67 %')
  const bars = table.split('\n').filter((line) => /^[█▓▒░]+$/.test(line))
  expect(bars).toEqual([`${'█'.repeat(30)}${'░'.repeat(30)}`, '█'.repeat(60), `${'█'.repeat(40)}${'░'.repeat(20)}`])
})

test('a summary has the shares and no comments', async () => {
  const table = await render('table', reportOf([[MIXED]]), { summary: true })
  expect(table).toContain('▼ skeptical   1  100 %')
  expect(table).not.toContain('老梁')
})

test('a page that breaks off keeps its comments', async () => {
  async function* broken(): AsyncGenerator<ReportEvent> {
    yield { type: 'page', page: PAGE }
    yield { type: 'comment', page: PAGE, comment: { n: 1, text: '半截' } }
    yield { type: 'end', pages: 0, failed: 1 }
  }
  expect(await render('table', broken(), { scored: false })).toContain('半截')
})

test('a long page flows: what came before is written before the page ends', async () => {
  let read = 0
  async function* long(): AsyncGenerator<ReportEvent> {
    yield { type: 'page', page: PAGE }
    for (; read < 100_000; read++) yield { type: 'comment', page: PAGE, comment: { n: read + 1, text: '流' } }
  }
  const { renderTable } = await import('../src/output/table.js')
  let written = ''
  for await (const piece of renderTable(long(), {
    scored: false,
    language: 'en',
    width: 80,
    color: false,
    escape: true,
  })) {
    written += piece
    if (written.includes('流')) break
  }
  expect(read).toBeLessThan(1_000)
  expect(written.match(/流/g)!.length).toBeGreaterThan(read - 2)
})
