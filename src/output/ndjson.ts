import type { Page, ReportEvent, RowComment } from '../types.js'
import { type Column, isScored, machineColumns, selectColumns } from './columns.js'
import type { RenderOptions } from './renderer.js'
import { summaryRows } from './summary-rows.js'

/** One JSON object a line: a comment, or with `summary` the shares of a page. Absent is absent; cues are objects. */
export async function* renderNdjson(
  events: AsyncIterable<ReportEvent>,
  options: RenderOptions,
): AsyncGenerator<string> {
  if (options.summary) {
    for await (const row of summaryRows(events)) yield `${toJson(row)}\n`
    return
  }
  const columns = options.columns ? selectColumns(options.columns) : machineColumns(options.scored)
  for await (const event of events) {
    if (event.type === 'comment') yield `${toJson(recordOf(event.comment, event.page, columns))}\n`
  }
}

/** The columns of a comment as an object; `cues` and `quotes` as the data they are. */
export function recordOf(comment: RowComment, page: Page, columns: readonly Column[]): Record<string, unknown> {
  const record: Record<string, unknown> = {}
  for (const { key, value } of columns) {
    if (key === 'cues') record.cues = isScored(comment) ? comment.cues.map(cueRecord) : undefined
    else if (key === 'quotes') record.quotes = comment.quotes
    else record[key] = value(comment, page)
  }
  return record
}

function cueRecord({
  term,
  kind,
  start,
  end,
  value,
  stance,
  modifiers,
}: Extract<RowComment, { cues: unknown }>['cues'][number]) {
  return { term, kind, start, end, value: Math.round(value * 10_000) / 10_000, stance, modifiers }
}

/** JSON in which the separators U+2028 and U+2029 and bidi controls are escaped, so that no reader or screen obeys them. */
export function toJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(
    /[\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
