import { type PortraitBuilder, startPortrait } from '../../insight/portrait.js'
import type { PlacedComment } from '../../insight/standouts.js'
import type { Page, ReportEvent, Summary } from '../../types.js'
import { isScored } from '../columns.js'
import type { RenderOptions } from '../renderer.js'
import { anchorOfRow, commentTable, type TableRow, tableNotes } from './comment-table.js'
import { documentEnd, documentStart } from './document.js'
import { markup, NOTHING } from './markup.js'
import { pageName } from './page-name.js'
import { batchSection, type PageContent, pageSection } from './page-section.js'
import { tableControls } from './table-controls.js'
import { wordsIn } from './words.js'

/** Rows of the table: a browser stays quick with so many, and a person reads no more. All figures count every comment. */
const MOST_ROWS = 20_000

/**
 * A report to look at: one HTML file that needs nothing else. For each page, and over all of them, the shares with their ranges and
 * what the portrait shows; then every comment in a table. With `summary` no table; comments that are only read (`scored` false)
 * have a table and nothing else.
 */
export async function* renderHtml(events: AsyncIterable<ReportEvent>, options: RenderOptions): AsyncGenerator<string> {
  const words = wordsIn(options.language)
  const batch = startPortrait()
  const rows: TableRow[] = []
  const pages: Page[] = []
  const contents: PageContent[] = []
  const numbers = new Map<Page, number>()
  let portrait = startPortrait()
  let comments = 0
  let repeats = 0
  let unsure = 0
  let summary: Summary | undefined

  const anchorOf = ({ page, comment }: PlacedComment) => {
    const number = numbers.get(page)!
    return !options.summary && rowsOf.get(number)?.has(comment.n) ? anchorOfRow(number, comment.n) : undefined
  }
  const rowsOf = new Map<number, Set<number>>()

  for await (const event of events) {
    if (event.type === 'page') {
      pages.push(event.page)
      numbers.set(event.page, pages.length)
      rowsOf.set(pages.length, new Set())
      portrait = startPortrait()
    } else if (event.type === 'comment') {
      comments++
      addTo(event, [portrait, batch])
      if (rows.length < MOST_ROWS) {
        rows.push({ page: event.page, pageNumber: pages.length, comment: event.comment })
        rowsOf.get(pages.length)?.add(event.comment.n)
      }
    } else if (event.type === 'page-end') {
      repeats += event.summary?.repeats ?? 0
      unsure += event.summary?.unsure ?? 0
      contents.push({ ...event, number: pages.length, portrait: portrait.finish(), anchorOf })
    } else if (event.type === 'end') summary = event.summary
  }

  const title = pages.length === 1 ? pageName(pages[0]!) : words.own.title
  yield documentStart(title.replaceAll('\n', ' '), words).html
  yield markup`<main>
<h1>${words.own.title}</h1>
${pages.length > 1 && summary ? batchSection({ summary, pages: pages.length, portrait: batch.finish(), anchorOf }, words) : NOTHING}
`.html
  for (const content of contents) yield pageSection(content, contents.length > 1, words).html
  if (!options.summary) {
    const table = { ...options, pages: pages.length, comments, words }
    const controls = tableControls({ scored: options.scored, pages, repeats, unsure }, words)
    yield markup`<section id="table"><h2>${words.own.table}</h2>
${tableNotes(rows, table)}${controls}
<div class="scroll" tabindex="0" role="group" aria-label="${words.own.table}">`.html
    for (const piece of commentTable(rows, table)) yield piece.html
    yield '</div></section>\n'
  }
  yield '</main>\n'
  yield documentEnd(words).html
}

function addTo(event: Extract<ReportEvent, { type: 'comment' }>, builders: readonly PortraitBuilder[]): void {
  const { page, comment } = event
  if (isScored(comment)) for (const builder of builders) builder.add({ page, comment })
}
