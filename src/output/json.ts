import type { ReportEvent } from '../types.js'
import { machineColumns } from './columns.js'
import { recordOf, toJson } from './ndjson.js'
import type { RenderOptions } from './renderer.js'
import { roundShares, summaryRecords } from './summary-rows.js'

/**
 * One object: `{"pages": [{…page, "comments": […], "summary": {…}}], "summary": {…}}`, written as it comes, so that a long batch
 * is never held whole. A page that broke off has no summary. With `summary` an array of what the pages add up to.
 */
export async function* renderJson(events: AsyncIterable<ReportEvent>, options: RenderOptions): AsyncGenerator<string> {
  if (options.summary) yield* renderSummaries(events)
  else yield* renderPages(events, options)
}

async function* renderPages(events: AsyncIterable<ReportEvent>, options: RenderOptions): AsyncGenerator<string> {
  const columns = machineColumns(options).filter(
    // without a wish the page's own columns stand on the page
    ({ key }) => options.columns !== undefined || (key !== 'page' && key !== 'title'),
  )
  let pages = 0
  let comments = 0
  let open = false
  yield '{"pages": ['
  for await (const event of events) {
    if (event.type === 'page') {
      yield `${open ? '\n]}' : ''}${pages++ > 0 ? ',' : ''}\n${toJson(event.page).slice(0, -1)}, "comments": [`
      comments = 0
      open = true
    } else if (event.type === 'comment') {
      yield `${comments++ > 0 ? ',' : ''}\n  ${toJson(recordOf(event.comment, event.page, columns))}`
    } else if (event.type === 'page-end') {
      yield `\n]${event.summary ? `, "summary": ${toJson(roundShares(event.summary))}` : ''}}`
      open = false
    } else if (event.type === 'end') {
      yield `${open ? '\n]}' : ''}\n]${event.summary ? `, "summary": ${toJson(roundShares(event.summary))}` : ''}}\n`
    }
  }
}

async function* renderSummaries(events: AsyncIterable<ReportEvent>): AsyncGenerator<string> {
  let records = 0
  yield '['
  for await (const record of summaryRecords(events)) yield `${records++ > 0 ? ',' : ''}\n  ${toJson(record)}`
  yield '\n]\n'
}
