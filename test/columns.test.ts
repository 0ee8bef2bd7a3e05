import { expect, test } from 'vitest'
import { KanfaError } from '../src/errors.js'
import { arrangeComments } from '../src/output/arrange.js'
import { COLUMNS, machineColumns, selectColumns } from '../src/output/columns.js'
import { formName } from '../src/output/form-name.js'
import { FORMATS, formatOfFile } from '../src/output/formats.js'
import headings from '../src/output/headings.json' with { type: 'json' }
import type { ReportEvent } from '../src/types.js'
import { PAGE, reportOf, scoredComment } from './report-stream.js'

test.each([
  ['stanse', 'stance'],
  ['Confidance', 'confidence'],
  ['replyto_', 'replyTo'],
  ['xyzzy', undefined],
  ['', undefined],
])('the unknown column %s suggests %s', (key, nearest) => {
  try {
    selectColumns([key])
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(KanfaError)
    const { code, args } = error as KanfaError
    expect(code).toBe('unknown-column')
    expect(args.nearest).toBe(nearest)
  }
})

test('no column at all is none', () => {
  expect(() => selectColumns([])).toThrow(KanfaError)
})

test('columns are found whatever their case, and given once', () => {
  expect(selectColumns(['REPLYTO', 'n', 'replyTo']).map(({ key }) => key)).toEqual(['replyTo', 'n'])
})

test('comments that are only read have no stance to ask for', () => {
  expect(() => machineColumns({ scored: false, columns: ['n', 'stance'] })).toThrow(/no column "stance"/)
})

test('every column has a heading in both languages, and no heading is for nothing', () => {
  const keys = COLUMNS.map(({ key }) => key).sort()
  expect(Object.keys(headings.en.columns).sort()).toEqual(keys)
  expect(Object.keys(headings.zh.columns).sort()).toEqual(keys)
})

test('both languages say the same things', () => {
  const paths = (value: object, path = ''): string[] =>
    Object.entries(value).flatMap(([key, each]) =>
      typeof each === 'string'
        ? [`${path}${key} ${each.match(/\{\w+\}/g)?.sort() ?? ''}`]
        : paths(each, `${path}${key}.`),
    )
  expect(paths(headings.zh)).toEqual(paths(headings.en))
})

test.each([
  ['out.csv', 'csv'],
  ['out.TSV', 'tsv'],
  ['out.jsonl', 'ndjson'],
  ['a.b/out.json', 'json'],
  ['out.md', 'markdown'],
  ['out.txt', 'table'],
  ['out', 'table'],
] as const)('%s asks for %s', (file, format) => {
  expect(formatOfFile(file)).toBe(format)
  expect(FORMATS).toContain(format)
})

async function numbersOf(events: AsyncIterable<ReportEvent>): Promise<(number | string)[]> {
  const numbers = []
  for await (const event of events) numbers.push(event.type === 'comment' ? event.comment.n : event.type)
  return numbers
}

const COMMENTS = [
  scoredComment({ n: 1, likes: 5, id: '9', stance: 'neutral', timeIso: '2023-01-02' }),
  scoredComment({ n: 2, id: '100', stance: 'supportive', timeIso: '2023-01-01' }),
  scoredComment({ n: 3, likes: 12, id: '23', stance: 'skeptical' }),
  scoredComment({ n: 4, likes: 5, stance: 'supportive' }),
]

test.each([
  ['likes', [1, 4, 3, 2]],
  ['-likes', [3, 1, 4, 2]],
  ['id', [1, 3, 2, 4]],
  ['stance', [2, 4, 3, 1]],
  ['time', [2, 1, 3, 4]],
])('sorting by %s', async (sort, order) => {
  const events = await numbersOf(arrangeComments(reportOf([COMMENTS]), { sort }))
  expect(events).toEqual(['page', ...order, 'page-end', 'end'])
})

test('only some stances', async () => {
  const events = await numbersOf(arrangeComments(reportOf([COMMENTS]), { stance: ['supportive'], sort: '-n' }))
  expect(events).toEqual(['page', 4, 2, 'page-end', 'end'])
})

test('sorting loses nothing of a page that breaks off', async () => {
  async function* broken(): AsyncGenerator<ReportEvent> {
    yield { type: 'page', page: PAGE }
    for (const comment of COMMENTS.slice(0, 3)) yield { type: 'comment', page: PAGE, comment }
    yield { type: 'notice', notice: { code: 'unreadable' } }
    yield { type: 'end', pages: 0, failed: 1 }
  }
  expect(await numbersOf(arrangeComments(broken(), { sort: '-n' }))).toEqual(['page', 'notice', 3, 2, 1, 'end'])
})

test.each([
  ['<asks>', headings.en.forms['<asks>']],
  ['constructor', 'constructor'],
  ['__proto__', '__proto__'],
])('the reason %s is called %s', (name, shown) => {
  expect(formName(name, headings.en)).toBe(shown)
})
