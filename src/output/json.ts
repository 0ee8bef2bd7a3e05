import type { ReportEvent } from '../types.js'
import { machineColumns, selectColumns } from './columns.js'
import { recordOf, toJson } from './ndjson.js'
import type { RenderOptions } from './renderer.js'
import { summaryRows } from './summary-rows.js'

/**
 * One object: `{"pages": [{…page, "comments": […], "summary": {…}}], "summary": {…}}`, written as it comes, so that a long batch
 * is never held whole. With `summary` an array of the pages' shares.
 */
export async function* renderJson(events: AsyncIterable<ReportEvent>, options: RenderOptions): AsyncGenerator<string> {
  if (options.summary) yield* renderSummaries(events)
  else yield* renderPages(events, options)
}

async function* renderPages(events: AsyncIterable<ReportEvent>, options: RenderOptions): AsyncGenerator<string> {
  const columns = (options.columns ? selectColumns(options.columns) : machineColumns(options.scored)).filter(
    // the page's own columns stand on the page
    ({ key }) => options.columns !== undefined || (key !== 'page' && key !== 'title'),
  )
  let pages = 0
  let comments = 0
  yield '{"pages": ['
  for await (const event of events) {
    if (event.type === 'page') {
      comments = 0
      yield `${pages++ > 0 ? ',' : ''}\n${toJson(event.page).slice(0, -1)}, "comments": [`
    } else if (event.type === 'comment') {
      yield `${comments++ > 0 ? ',' : ''}\n  ${toJson(recordOf(event.comment, event.page, columns))}`
    } else if (event.type === 'page-end') {
      yield `\n]${event.summary ? `, "summary": ${toJson(event.summary)}` : ''}}`
    } else if (event.type === 'end') {
      yield `\n]${event.summary ? `, "summary": ${toJson(event.summary)}` : ''}}\n`
    }
  }
}

async function* renderSummaries(events: AsyncIterable<ReportEvent>): AsyncGenerator<string> {
  let rows = 0
  yield '['
  for await (const row of summaryRows(events)) yield `${rows++ > 0 ? ',' : ''}\n  ${toJson(row)}`
  yield '\n]\n'
}
