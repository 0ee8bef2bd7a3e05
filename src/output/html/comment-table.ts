import { fill } from '../../fill.js'
import { wallTime } from '../../insight/timeline.js'
import { type Page, type RowComment, STANCES } from '../../types.js'
import { confidenceText, decidingNames, percent } from '../cells.js'
import { type Column, isScored, selectColumns, type Value } from '../columns.js'
import { showControls } from '../sanitize.js'
import { markedText } from './marked-text.js'
import { type Markup, markup, NOTHING } from './markup.js'
import { pageName } from './page-name.js'
import { stanceName } from './stance-name.js'
import type { Words } from './words.js'

/** Characters of a comment shown in its row; the rest unfolds. */
const MOST_TEXT = 600
/** Rows shown at first; the script shows more. Without scripts all are shown. */
const FIRST_ROWS = 100

/** A row of the table. */
export interface TableRow {
  readonly page: Page
  /** 1-based place of its page in the batch. */
  readonly pageNumber: number
  readonly comment: RowComment
}

/** Columns of judged comments and of read ones; those in which no comment has anything are left out. */
const SCORED = ['n', 'author', 'text', 'stance', 'unsure', 'confidence', 'likes', 'time', 'region', 'replyTo']
const READ = ['n', 'author', 'text', 'time', 'likes', 'region', 'replyTo']

/** What the table is made of, beside its rows. */
export interface TableOptions {
  readonly scored: boolean
  /** Keys of the columns asked for. Throws `unknown-column`. */
  readonly columns?: readonly string[]
  readonly pages: number
  /** Comments of all pages; more than the rows where the table was cut. */
  readonly comments: number
  readonly words: Words
}

/** The anchor of a comment's row. */
export function anchorOfRow(pageNumber: number, n: number): string {
  return `c${pageNumber}-${n}`
}

/** Every comment in a table that can be searched, filtered and sorted where scripts may run. */
export function* commentTable(rows: readonly TableRow[], options: TableOptions): Generator<Markup> {
  const { words } = options
  const columns = columnsOf(rows, options)
  const heads = columns.map((column) => headCell(column, words))
  yield markup`<table class="comments" data-shown="${words.own.shown}" data-more="${words.own.more}"><thead><tr>${heads}</tr></thead><tbody>
`
  for (const [i, row] of rows.entries()) yield rowMarkup(row, columns, words, i >= FIRST_ROWS)
  yield markup`</tbody></table>
<p class="pager js-only"><button type="button" data-do="more"></button> <button type="button" data-do="all">${words.own.all}</button></p>
`
}

/** Notes under the table's heading: that words are marked, that rows were left out. */
export function tableNotes(rows: readonly TableRow[], { scored, comments, words: { own } }: TableOptions): Markup {
  const cut =
    rows.length < comments
      ? markup`<p class="note">${fill(own.cut, { shown: rows.length, all: comments })}</p>`
      : NOTHING
  return markup`${scored ? markup`<p class="note">${own.tableNote}</p>` : NOTHING}${cut}`
}

function columnsOf(rows: readonly TableRow[], { scored, columns, pages }: TableOptions): Column[] {
  if (columns) return selectColumns(columns, scored)
  const standard = selectColumns([...(pages > 1 ? ['page'] : []), ...(scored ? SCORED : READ)], scored)
  return standard.filter(({ value }) => rows.some(({ comment, page }) => value(comment, page) !== undefined))
}

function headCell({ key, kind }: Column, { own, headings }: Words): Markup {
  const name = headings.columns[key as keyof typeof headings.columns]
  const numeric = kind === 'number' || kind === 'share' || kind === 'stance'
  return markup`<th scope="col" class="${key}" data-sort="${numeric ? 'number' : 'text'}"><button type="button" title="${fill(own.sortBy, { column: name })}">${name}</button></th>`
}

function rowMarkup(row: TableRow, columns: readonly Column[], words: Words, later: boolean): Markup {
  const { pageNumber, comment } = row
  const scored = isScored(comment)
    ? markup` data-stance="${comment.unsure ? 'unsure' : comment.stance}" data-sure="${Math.floor(Math.min(0.99, comment.confidence) * 100)}"${comment.repeatOf === undefined ? NOTHING : markup` data-repeat="1"`}`
    : NOTHING
  const cells = columns.map((column) => cellMarkup(column, row, words))
  return markup`<tr id="${anchorOfRow(pageNumber, comment.n)}"${later ? markup` class="later"` : NOTHING} data-page="${pageNumber}"${scored}>${cells}</tr>
`
}

function cellMarkup(column: Column, { page, pageNumber, comment }: TableRow, words: Words): Markup {
  const { key, kind } = column
  const value = key === 'time' ? readableTime(comment) : column.value(comment, page, words.headings)
  if (key === 'text')
    return markup`<td class="text" lang="zh"><div>${markedText(comment, words, MOST_TEXT)}</div>${whyMarkup(comment, words)}</td>`
  if (value === undefined) return markup`<td class="${key}"></td>`
  if (kind === 'stance' && isScored(comment))
    return markup`<td class="${key}" data-v="${STANCES.indexOf(comment.stance)}">${stanceName(comment.stance, words)}</td>`
  if (kind === 'share')
    return markup`<td class="number ${key}" data-v="${value}">${key === 'confidence' ? confidenceText(Number(value)) : percent(Number(value))}</td>`
  if (kind === 'number') return markup`<td class="number ${key}" data-v="${value}">${value}</td>`
  if (key === 'page')
    return markup`<td class="page"><a href="#p${pageNumber}" lang="zh">${pageName(page)}${comment.post === undefined ? NOTHING : markup` #${showControls(comment.post)}`}</a></td>`
  const order = column.order?.(comment)
  return markup`<td class="${key}"${order === undefined ? NOTHING : markup` data-v="${String(order)}"`}><bdi>${showControls(String(value satisfies Value))}</bdi></td>`
}

/** A time as it was printed; one that is only a number of seconds as the clock in China then showed. */
function readableTime({ time, timeIso }: RowComment): string | undefined {
  return time !== undefined && timeIso !== undefined && /^\d{9,}$/.test(time)
    ? wallTime(timeIso).slice(0, 19).replace('T', ' ')
    : time
}

/** The deciding words with their values, and what else is to be known, under the text. */
function whyMarkup(comment: RowComment, { own, headings }: Words): Markup {
  if (!isScored(comment)) return NOTHING
  const why = decidingNames(comment, headings)
  if (comment.repeatOf !== undefined) why.push(fill(own.repeats, { n: comment.repeatOf }))
  if (comment.echo !== undefined) why.push(fill(own.echo, { share: percent(comment.echo) }))
  return why.length === 0 ? NOTHING : markup`<p class="why">${why.join('; ')}</p>`
}
