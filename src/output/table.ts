import { fill } from '../errors.js'
import type { Page, ReportEvent, RowComment, Stance, Summary } from '../types.js'
import { type Column, isScored, selectColumns } from './columns.js'
import { renderCues } from './cues.js'
import { type Cell, type GridColumn, gridRow, gridWidths } from './grid.js'
import { type Headings, headingsIn } from './headings.js'
import type { RenderOptions } from './renderer.js'
import { showControls } from './sanitize.js'
import { percent, renderShares } from './shares.js'
import { createPaint, type Paint, STANCE_MARKS } from './stance-style.js'
import { truncateText, wrapText } from './wrap.js'

/** Below this a table of columns cannot be read, and each comment becomes a block of lines. */
const NARROW = 64
/** Rows that decide the widths of the columns; later ones are fitted to them, so that a long page still flows. */
const SAMPLE = 200
/** Cues named for a comment in the terminal. */
const MOST_CUES = 3

const SCORED = ['n', 'author', 'stance', 'confidence', 'text', 'cues']
const READ = ['n', 'author', 'text', 'time', 'likes', 'region', 'replyTo']

interface Look {
  readonly options: RenderOptions
  readonly headings: Headings
  readonly paint: Paint
  readonly columns: readonly Column[]
}

/** A table for the terminal: for each page its title, its comments, its shares; at the end those of all pages together. */
export async function* renderTable(events: AsyncIterable<ReportEvent>, options: RenderOptions): AsyncGenerator<string> {
  const columns = selectColumns(options.columns ?? (options.scored ? SCORED : READ))
  const look: Look = { options, headings: headingsIn(options.language), paint: createPaint(options.color), columns }
  let rows = startRows(look)
  for await (const event of events) {
    if (event.type === 'page') {
      rows = startRows(look)
      yield pageHeading(event.page, look)
    } else if (event.type === 'comment' && !options.summary) yield rows.add(event.comment, event.page)
    else if (event.type === 'page-end') yield rows.finish() + pageFoot(event.page, event.comments, event.summary, look)
    else if (event.type === 'end' && event.pages > 1 && event.summary) yield batchFoot(event.pages, event.summary, look)
  }
}

function pageHeading({ title, source }: Page, { paint, options }: Look): string {
  const lines = wrapText(showControls(title ? `${title}  ${source}` : source), options.width)
  return `${lines.map((line) => paint.heading(line)).join('\n')}\n\n`
}

function pageFoot(page: Page, comments: number, summary: Summary | undefined, look: Look): string {
  const { headings, paint, options } = look
  const counted = comments === 1 ? headings.oneComment : fill(headings.comments, { count: comments })
  const facts = [counted, ...summaryFacts(summary, headings)]
  if (!options.scored) facts.push(fill(headings.read, { reader: page.reader, encoding: page.encoding }))
  const shares = summary && comments > 0 ? renderShares(summary, headings, paint, options.width) : []
  return `${[...shares, ...wrapText(facts.join(' · '), options.width).map(paint.faint)].join('\n')}\n\n`
}

function batchFoot(pages: number, summary: Summary, { headings, paint, options }: Look): string {
  const facts = [fill(headings.comments, { count: summary.comments }), ...summaryFacts(summary, headings)]
  const lines = [paint.heading(fill(headings.all, { pages })), ...renderShares(summary, headings, paint, options.width)]
  return `${[...lines, ...wrapText(facts.join(' · '), options.width).map(paint.faint)].join('\n')}\n`
}

function summaryFacts(summary: Summary | undefined, headings: Headings): string[] {
  if (!summary) return []
  const facts: string[] = []
  if (summary.repeats > 0) facts.push(fill(headings.repeats, { count: summary.repeats }))
  if (summary.echoes > 0) facts.push(fill(headings.echoes, { count: summary.echoes }))
  return facts
}

/** Collects the rows of a page until the widths of the columns are known, then lets them flow. */
function startRows(look: Look): { add: (comment: RowComment, page: Page) => string; finish: () => string } {
  if (look.options.width < NARROW)
    return { add: (comment) => `${blockOf(comment, look).join('\n')}\n\n`, finish: () => '' }
  const grid = look.columns.map((column) => gridColumn(column, look))
  let waiting: Cell[][] = []
  let widths: number[] | undefined
  const flush = (): string => {
    if (waiting.length === 0) return ''
    const start = widths === undefined
    widths ??= gridWidths(grid, waiting, look.options.width)
    const heading = start
      ? gridRow(
          grid,
          grid.map(({ heading }) => ({ text: heading, paint: look.paint.faint })),
          widths,
        )
      : []
    const lines = [...heading, ...waiting.flatMap((cells) => gridRow(grid, cells, widths!))]
    waiting = []
    return `${lines.join('\n')}\n`
  }
  return {
    add: (comment, page) => {
      waiting.push(look.columns.map((column) => cellOf(column, comment, page, look)))
      return widths || waiting.length >= SAMPLE ? flush() : ''
    },
    finish: () => {
      const rest = flush()
      return rest || widths ? `${rest}\n` : ''
    },
  }
}

function gridColumn({ key, kind }: Column, { headings }: Look): GridColumn {
  const wraps = key === 'text' || key === 'cues' || key === 'quotes' || key === 'title'
  const align = kind === 'number' || kind === 'share' ? 'right' : 'left'
  return { heading: headings.columns[key as keyof Headings['columns']], align, wraps, most: 18 }
}

function cellOf({ key, kind, value }: Column, comment: RowComment, page: Page, look: Look): Cell {
  const cell = value(comment, page)
  if (cell === undefined) return { text: '' }
  if (kind === 'stance')
    return { text: stanceText(cell as Stance, look), paint: (line) => look.paint.stance(cell as Stance, line) }
  if (kind === 'share') return { text: percent(cell as number) }
  if (key === 'cues' && isScored(comment)) return { text: cuesText(comment), paint: look.paint.faint }
  return { text: showControls(String(cell)), paint: key === 'author' ? look.paint.faint : undefined }
}

function cuesText(comment: RowComment): string {
  if (!isScored(comment)) return ''
  const own = comment.cues.filter((cue) => cue.stance === comment.stance && cue.value > 0)
  return showControls(
    renderCues(own.length > 0 ? own : comment.cues, comment.stance, MOST_CUES).replace(/; … \d+ more$/, ''),
  )
}

function stanceText(stance: Stance, { headings }: Look): string {
  return `${STANCE_MARKS[stance]} ${headings.stances[stance]}`
}

/** A comment in a narrow window: who and what on the first line, the text under it, then what decided. */
function blockOf(comment: RowComment, look: Look): string[] {
  const { paint, options } = look
  const width = options.width - 2
  const head = `${comment.n} ${showControls(comment.author ?? '')}`
  const stance = isScored(comment) ? `${stanceText(comment.stance, look)} ${percent(comment.confidence)}` : ''
  const lines = [
    truncateText(head, Math.max(6, options.width - stance.length - 4)) +
      (isScored(comment) ? `  ${paint.stance(comment.stance, stance)}` : ''),
  ]
  lines.push(...wrapText(showControls(comment.text), width).map((line) => `  ${line}`))
  const cues = cuesText(comment)
  if (cues !== '') lines.push(...wrapText(cues, width).map((line) => `  ${paint.faint(line)}`))
  return lines
}
