import { fill } from '../fill.js'
import type { Page, ReportEvent, RowComment, Stance, Summary } from '../types.js'
import { confidenceText, percent } from './cells.js'
import { type Column, type ColumnKind, selectColumns, type Value, withUnsure } from './columns.js'
import { type Headings, headingsIn } from './headings.js'
import type { RenderOptions } from './renderer.js'
import { showControls } from './sanitize.js'
import { SUMMARY_COLUMNS, summaryRows } from './summary-rows.js'

/** Columns that fit a merge request; others on request. */
const SCORED = ['n', 'author', 'text', 'likes', 'stance', 'confidence', 'cues']
const READ = ['n', 'author', 'text', 'time', 'likes', 'region', 'replyTo']

/**
 * GitHub-flavoured Markdown: for each page a heading, a table of its comments and a line of its shares; with `summary` one table of
 * shares. Headings in the user's language. Comments cannot leave their cells: pipes, line ends, HTML and Markdown's own signs are escaped.
 */
export async function* renderMarkdown(
  events: AsyncIterable<ReportEvent>,
  options: RenderOptions,
): AsyncGenerator<string> {
  const headings = headingsIn(options.language)
  const columns = selectColumns(
    options.columns ?? withUnsure(options.scored ? SCORED : READ, options.minConfidence),
    options.scored,
  )
  if (options.summary) {
    const names = SUMMARY_COLUMNS.map(({ key }) => ({ ...headings.columns, ...headings.summary })[key])
    yield headingRow(names, SUMMARY_COLUMNS)
    for await (const row of summaryRows(events))
      yield bodyRow(row.map((value, i) => cellText(value, SUMMARY_COLUMNS[i]!, headings)))
    return
  }
  const head = headingRow(
    columns.map(({ key }) => headings.columns[key as keyof Headings['columns']]),
    columns,
  )
  for await (const event of events) {
    if (event.type === 'page') yield `${pageHeading(event.page)}${head}`
    else if (event.type === 'comment') yield commentRow(columns, event.comment, event.page, headings)
    else if (event.type === 'page-end') yield `\n${sharesLine(event.comments, event.summary, headings)}\n\n`
    else if (event.type === 'end' && event.pages > 1 && event.summary)
      yield `## ${fill(headings.all, { pages: event.pages })}\n\n${sharesLine(event.summary.comments, event.summary, headings)}\n`
  }
}

function pageHeading({ title, source }: Page): string {
  return title ? `## ${escapeText(title)}\n\n${escapeText(source)}\n\n` : `## ${escapeText(source)}\n\n`
}

function sharesLine(comments: number, summary: Summary | undefined, headings: Headings): string {
  const counted = fill(headings[comments === 1 ? 'oneComment' : 'comments'], { count: comments })
  if (!summary || comments === 0) return counted
  const shares = Object.entries(summary.shares).map(
    ([stance, { count, share }]) => `${headings.stances[stance as Stance]} ${count} (${percent(share)})`,
  )
  const unsure = summary.unsure ? [`${headings.columns.unsure} ${summary.unsure}`] : []
  return [counted, ...shares, ...unsure].join(' · ')
}

function commentRow(columns: readonly Column[], comment: RowComment, page: Page, headings: Headings): string {
  return bodyRow(columns.map((column) => cellText(column.value(comment, page, headings), column, headings)))
}

function cellText(value: Value, { key, kind }: { key: string; kind: ColumnKind }, { stances }: Headings): string {
  if (value === undefined) return ''
  if (kind === 'stance') return stances[value as Stance]
  if (key === 'confidence') return confidenceText(value as number)
  return kind === 'share' ? percent(value as number) : escapeText(String(value))
}

function headingRow(names: readonly string[], columns: readonly { readonly kind: ColumnKind }[]): string {
  const aligns = columns.map(({ kind }) => (kind === 'number' || kind === 'share' ? '--:' : '---'))
  return `| ${names.map(escapeText).join(' | ')} |\n| ${aligns.join(' | ')} |\n`
}

function bodyRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}

/** A stranger's text that stays one text in one cell. */
export function escapeText(text: string): string {
  return showControls(text)
    .trim()
    .replace(/[\\`*_[\]#|~$]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\n/g, '<br>')
}
