import type { Page, ReportEvent, RowComment } from '../types.js'
import { type Column, machineColumns } from './columns.js'
import type { RenderOptions } from './renderer.js'
import { summaryRecords } from './summary-rows.js'

/** One JSON object a line: a comment, or with `summary` what a page adds up to. Absent is absent; cues and quotes are objects. */
export async function* renderNdjson(
  events: AsyncIterable<ReportEvent>,
  options: RenderOptions,
): AsyncGenerator<string> {
  const columns = machineColumns(options)
  if (options.summary) {
    for await (const record of summaryRecords(events)) yield `${toJson(record)}\n`
    return
  }
  for await (const event of events) {
    if (event.type === 'comment') yield `${toJson(recordOf(event.comment, event.page, columns))}\n`
  }
}

/** The columns of a comment as an object. */
export function recordOf(comment: RowComment, page: Page, columns: readonly Column[]): Record<string, unknown> {
  const record: Record<string, unknown> = {}
  for (const { key, value, data } of columns) record[key] = data ? data(comment) : value(comment, page)
  return record
}

/** What a screen would obey or hide, and the line ends some readers see in U+2028 and U+2029. C0 and lone surrogates JSON escapes itself. */
const DANGEROUS = /[\x7f-\x9f\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g

/** JSON on one line in which controls and bidi marks are escaped, so that no reader and no screen obeys them. */
export function toJson(value: unknown): string {
  return JSON.stringify(value).replace(
    DANGEROUS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
