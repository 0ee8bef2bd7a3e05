import { createHash } from 'node:crypto'
import { textContent } from 'domutils'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startSummary } from '../src/insight/summary.js'
import { showControls } from '../src/output/sanitize.js'
import { type Document, parseHtml, select, selectOne } from '../src/page/html/dom.js'
import type { ReportEvent, ScoredComment } from '../src/types.js'
import { anyPage, cue, PAGE, render, reportOf, scoredComment } from './report-stream.js'

/** The report as a tree. What a browser makes of it is in `report-browser.test.ts`. */
async function tree(pages: readonly (readonly ScoredComment[])[], options = {}) {
  return parseHtml(await render('html', withSummaries(pages), options))
}

/** Report events with the summaries the pipeline would give. */
async function* withSummaries(pages: readonly (readonly ScoredComment[])[]): AsyncGenerator<ReportEvent> {
  const batch = startSummary(new Set())
  let at = 0
  for await (const event of reportOf(pages)) {
    if (event.type === 'page-end') {
      const summary = startSummary(new Set())
      for (const comment of pages[at++] ?? []) {
        summary.add(comment, [])
        batch.add(comment, [])
      }
      yield { ...event, summary: summary.finish() }
    } else yield event.type === 'end' ? { ...event, summary: batch.finish() } : event
  }
}

function texts(document: Document, selector: string): string[] {
  return select(selector, document).map((node) => textContent(node).trim())
}

const CROWD = [
  scoredComment({
    n: 1,
    text: '拆得好，早该拆了',
    author: '老梁',
    likes: 9,
    region: '浙江省杭州市',
    timeIso: '2024-05-01T08:00',
    time: '05-01 08:00',
    confidence: 0.9,
    cues: [cue('拆得好', 'supportive', 0.8), cue('早该', 'supportive', 0.5, { start: 4 })],
  }),
  scoredComment({
    n: 2,
    text: '谁信啊，又是一阵风',
    author: '小满',
    stance: 'skeptical',
    likes: 40,
    region: '浙江',
    timeIso: '2024-05-01T09:00',
    cues: [cue('谁信啊', 'skeptical', 0.7)],
  }),
  scoredComment({ n: 3, text: '请问几点开门？', stance: 'question', timeIso: '2024-05-03', region: '上海' }),
  scoredComment({ n: 4, text: '几点开门啊', stance: 'question', timeIso: '2024-05-02T10:30' }),
  scoredComment({ n: 5, text: '拆得好，早该拆了！', author: '阿敏', repeatOf: 1, timeIso: '2024-05-01T12:30' }),
  scoredComment({ n: 6, text: '本市决定拆除老桥', stance: 'neutral', echo: 1, timeIso: '2024-05-02' }),
  scoredComment({
    n: 7,
    text: '桥是该拆，就怕新桥又收费',
    stance: 'skeptical',
    cues: [cue('该拆', 'supportive', 0.5, { start: 2 }), cue('就怕', 'skeptical', 0.6, { start: 5 })],
    probabilities: { supportive: 0.4, skeptical: 0.45, question: 0.1, neutral: 0.05 },
  }),
]

describe('the report of a page', () => {
  test('says counts, shares, ranges, both other ways of counting', async () => {
    const document = await tree([CROWD])
    const rows = select('table.shares tbody tr', document).map((row) =>
      select('th, td', row).map((cell) => textContent(cell).trim().replace(/\s+/g, ' ')),
    )
    expect(rows[0]?.slice(0, 4)).toEqual(['▲ supportive', '2', '29 %', '8–64 %'])
    expect(rows.map((row) => row.slice(5, 7))).toEqual([
      ['17 %', '20 %'],
      ['33 %', '75 %'],
      ['33 %', '4 %'],
      ['17 %', '2 %'],
    ])
  })

  test('has what there is something to say about, and nothing else', async () => {
    expect(texts(await tree([CROWD]), 'h3')).toEqual(
      [
        'What the comments say',
        'Day by day',
        'What people ask',
        'Most liked',
        'Both for and against',
        'Repeated',
        'From the article',
        'By place',
      ].flatMap((name) => (name === 'Most liked' ? [name, 'Surest'] : [name])),
    )
    const bare = [scoredComment({ n: 1, text: '路过', stance: 'neutral' })]
    expect(texts(await tree([bare]), 'h3')).toEqual(['What the comments say'])
  })

  test('groups questions, names repeats with their number, cities with their province', async () => {
    const document = await tree([CROWD])
    expect(texts(document, '.by').filter((text) => text.includes('asked'))).toEqual([
      expect.stringMatching(/^#3 .*asked 2 times$/s),
    ])
    expect(texts(document, '.by').filter((text) => text.includes('2 times, by 2 authors'))).toHaveLength(1)
    expect(texts(document, 'table.counts tbody th').filter((name) => /[浙上]/.test(name))).toEqual(['浙江', '上海'])
  })

  test('marks deciding words where they stand, with their arithmetic', async () => {
    const turned = cue('支持', 'skeptical', 0.9, {
      start: 1,
      weight: 0.6,
      modifiers: [{ term: '不', kind: 'negator', factor: -1.5, start: 0, end: 1 }],
    })
    const document = await tree([[scoredComment({ text: '不支持<拆>', stance: 'skeptical', cues: [turned] })]])
    const marks = select('table.comments mark', document)
    expect(marks.map((mark) => [textContent(mark), mark.attribs.title])).toEqual([
      ['不支持', '不×支持 +0.9 skeptical = 0.6 × −1.5'],
    ])
    expect(texts(document, '.comments td.text > div')).toEqual(['不支持<拆>'])
  })

  test('in Chinese', async () => {
    const document = await tree([CROWD], { language: 'zh' })
    expect(texts(document, 'h2')).toContain('全部评论')
    expect(selectOne('html', document)?.attribs.lang).toBe('zh-CN')
  })

  test('of several pages starts with all of them; with --summary it has no table', async () => {
    const document = await tree([CROWD, [], CROWD.slice(0, 1)], { summary: true })
    expect(texts(document, 'h2').slice(0, 1)).toEqual(['All 3 pages'])
    expect(select('details.page', document)).toHaveLength(3)
    expect(select('table.comments', document)).toEqual([])
  })

  test('of comments that are only read has a table without stances', async () => {
    const document = parseHtml(
      await render('html', reportOf([[{ n: 1, text: '路过', author: '甲' }]]), { scored: false }),
    )
    expect(texts(document, '.comments thead th')).toEqual(['#', 'author', 'comment'])
    expect(select('[name=stance], h3', document)).toEqual([])
  })

  test('--columns picks the columns of its table', async () => {
    const document = await tree([CROWD], { columns: ['text', 'stance', 'cues'] })
    expect(texts(document, '.comments thead th')).toEqual(['comment', 'stance', 'what decided'])
  })
})

describe('bad input', () => {
  test.each([
    ['no comments', []],
    ['one comment', CROWD.slice(0, 1)],
    ['only neutral ones', [1, 2, 3].map((n) => scoredComment({ n, text: '路过', stance: 'neutral' }))],
    ['comments that are only pictures', [scoredComment({ text: '' })]],
    [
      '10,000 characters',
      [scoredComment({ text: '长'.repeat(10_000), cues: [cue('长', 'supportive', 1, { start: 9_000 })] })],
    ],
    ['a hostile name', [scoredComment({ author: `"><script>alert(1)</script>\u202e${'名'.repeat(500)}` })]],
    [
      'times that are none',
      [
        scoredComment({ timeIso: 'gestern', time: '??' }),
        ...[2, 3].map((n) => scoredComment({ n, timeIso: '9999-99' })),
      ],
    ],
  ] as const)('%s: all figures are figures', async (_what, comments) => {
    const html = await render('html', withSummaries([comments]))
    expect(html.replace(/<script>[\s\S]*?<\/script>/, '')).not.toMatch(/NaN|Infinity|undefined|\[object/)
    const document = parseHtml(html)
    expect(select('.comments tbody tr', document)).toHaveLength(comments.length)
    expect(select('script', document)).toHaveLength(1)
  })

  test('a long comment unfolds, and is whole', async () => {
    const text = `${'前'.repeat(599)}😀${'后'.repeat(9_000)}`
    const document = await tree([[scoredComment({ text })]])
    const cell = selectOne('.comments td.text > div', document)!
    expect(texts(document, '.comments details > summary')).toEqual(['9002 more characters'])
    expect(textContent(cell).replace('9002 more characters', '')).toBe(text)
  })
})

test('nothing but its own script and style may run or load: their hashes stand in the policy', async () => {
  const html = await render('html', withSummaries([CROWD]))
  const policy = selectOne('meta[http-equiv=Content-Security-Policy]', parseHtml(html))!.attribs.content!
  for (const name of ['script', 'style']) {
    const [, body = ''] = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(html) ?? []
    expect(policy).toContain(`${name}-src 'sha256-${createHash('sha256').update(body).digest('base64')}'`)
  }
  expect(policy).toMatch(/^default-src 'none';/)
  expect(html).not.toMatch(/ style=| on\w+=|javascript:|<link|<img|<iframe/)
})

test('whatever comments contain, it stays text: no element more, and the words are there', async () => {
  await fc.assert(
    fc.asyncProperty(anyPage, async (comments) => {
      const document = await tree([comments])
      for (const name of elementsOf(document)) expect(ELEMENTS).toContain(name)
      const shown = select('.comments td.text > div', document).map((cell) => textContent(cell))
      expect(shown).toEqual(comments.map(({ text }) => (text === '' ? '(only a picture)' : showControls(text))))
    }),
    { numRuns: 60 },
  )
})

const ELEMENTS = (
  'a article bdi blockquote body button details div fieldset figcaption figure footer form g h1 h2 h3 h4 head html input label legend li ' +
  'main mark meta option output p rect script section select span style summary svg table tbody td text th thead title tr ul'
).split(' ')

function elementsOf(document: Document): Set<string> {
  return new Set(select('*', document).map(({ name }) => name))
}

test('a link to the page only where it is a web address', async () => {
  const of = async (url: string) => {
    const document = parseHtml(await render('html', reportOf([[scoredComment()]], { ...PAGE, url })))
    return select('article a[href^=http], article a[href^=java]', document).length
  }
  expect([await of('https://news.example/1'), await of('javascript:alert(1)')]).toEqual([1, 0])
})

test('the same comments give the same bytes', async () => {
  expect(await render('html', withSummaries([CROWD]))).toBe(await render('html', withSummaries([CROWD])))
})
