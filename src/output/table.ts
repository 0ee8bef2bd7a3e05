import { fill } from '../fill.js'
import type { Page, ReportEvent, Summary } from '../types.js'
import type { Look } from './cells.js'
import { selectColumns, withUnsure } from './columns.js'
import { headingsIn } from './headings.js'
import { renderOtherWays } from './other-ways.js'
import type { RenderOptions } from './renderer.js'
import { startRows } from './rows.js'
import { showControls } from './sanitize.js'
import { renderShares } from './shares.js'
import { createPaint } from './stance-style.js'
import { wrapText } from './wrap.js'

/** Narrower windows are treated as this wide. */
const NARROWEST = 32

/** A column of the table; one with a width only in windows of at least that. */
interface Standard {
  readonly key: string
  readonly from?: number
}

const SCORED: readonly Standard[] = [
  { key: 'n' },
  { key: 'author' },
  { key: 'likes', from: 96 },
  { key: 'stance' },
  { key: 'confidence' },
  { key: 'text' },
  { key: 'cues', from: 110 }, // in narrower ones the deciding words stand under the text
]
const READ: readonly Standard[] = [
  { key: 'n' },
  { key: 'author' },
  { key: 'time' },
  { key: 'likes' },
  { key: 'region', from: 96 },
  { key: 'replyTo', from: 96 },
  { key: 'text' },
]

/**
 * A table for the terminal: for each page its title, its comments and its shares; at the end those of all pages together.
 * No line is wider than the window.
 */
export async function* renderTable(events: AsyncIterable<ReportEvent>, options: RenderOptions): AsyncGenerator<string> {
  const width = Math.max(NARROWEST, options.width)
  const look: Look = { width, headings: headingsIn(options.language), paint: createPaint(options.color) }
  const standard = (options.scored ? SCORED : READ).filter(({ from = 0 }) => width >= from).map(({ key }) => key)
  const columns = selectColumns(options.columns ?? withUnsure(standard, options.minConfidence), options.scored)
  const start = () => startRows(columns, look, options.columns !== undefined)
  let rows = start()
  for await (const event of events) {
    if (event.type === 'page') {
      // a page that broke off has no end of its own
      yield rows.finish() + pageHeading(event.page, look)
      rows = start()
    } else if (event.type === 'comment') {
      if (!options.summary) yield rows.add(event.comment, event.page)
    } else if (event.type === 'page-end') {
      yield rows.finish() + foot(event.comments, event.summary, look, options.scored ? undefined : event.page)
      rows = start()
    } else if (event.type === 'end') {
      yield rows.finish()
      if (event.pages > 1 && event.summary) yield batchFoot(event.pages, event.summary, look)
    }
  }
}

function pageHeading({ title, source }: Page, { paint, width }: Look): string {
  const name = wrapText(oneLine(source), width)
  const lines = title
    ? [...wrapText(oneLine(title), width).map(paint.heading), ...name.map(paint.faint)]
    : name.map(paint.heading)
  return `${lines.join('\n')}\n\n`
}

function batchFoot(pages: number, summary: Summary, look: Look): string {
  return `${look.paint.heading(fill(look.headings.all, { pages }))}\n${foot(summary.comments, summary, look)}`
}

/** Shares, and in words what else is to be known of these comments; with `page` how it was read. */
function foot(comments: number, summary: Summary | undefined, { headings, paint, width }: Look, page?: Page): string {
  const counted = headings[comments === 0 ? 'noComments' : comments === 1 ? 'oneComment' : 'comments']
  const facts = [fill(counted, { count: comments })]
  if (summary && summary.repeats > 0)
    facts.push(
      fill(headings[summary.comments === summary.unique.comments ? 'leftOut' : 'repeats'], { count: summary.repeats }),
    )
  if (summary && summary.echoes > 0) facts.push(fill(headings.echoes, { count: summary.echoes }))
  if (summary && comments > 0) facts.push(headings.interval)
  if (page)
    facts.push(fill(headings[page.guessed ? 'guessed' : 'read'], { reader: page.reader, encoding: page.encoding }))
  const look = { headings, paint, width }
  const shares = summary && comments > 0 ? [...renderShares(summary, look), ...renderOtherWays(summary, look)] : []
  return `${[...shares, ...wrapText(facts.join(' · '), width).map(paint.faint)].join('\n')}\n\n`
}

function oneLine(text: string): string {
  return showControls(text).replaceAll('\n', ' ')
}
