import { type Options, stringify } from 'csv-stringify/sync'
import type { ReportEvent } from '../types.js'
import { type ColumnKind, machineColumns, type Value } from './columns.js'
import type { RenderOptions } from './renderer.js'
import { SUMMARY_COLUMNS, summaryRows } from './summary-rows.js'

/** Comma-separated rows under a heading of English keys (RFC 4180; LF, or CRLF for Excel). */
export function renderCsv(events: AsyncIterable<ReportEvent>, options: RenderOptions): AsyncGenerator<string> {
  return renderSeparated(events, options, ',')
}

/** The same separated by tabs; a cell with a tab or a line end is quoted. */
export function renderTsv(events: AsyncIterable<ReportEvent>, options: RenderOptions): AsyncGenerator<string> {
  return renderSeparated(events, options, '\t')
}

/** Rows handed to csv-stringify at once: a call for each row would cost more than the rows. */
const BATCH = 256

interface Table {
  readonly columns: readonly { readonly key: string; readonly kind: ColumnKind }[]
  readonly rows: AsyncIterable<readonly Value[]>
}

async function* renderSeparated(
  events: AsyncIterable<ReportEvent>,
  options: RenderOptions,
  delimiter: string,
): AsyncGenerator<string> {
  const comments = commentTable(events, options)
  const { columns, rows } = options.summary ? { columns: SUMMARY_COLUMNS, rows: summaryRows(events) } : comments
  // csv-stringify quotes its own line end only: a lone line feed inside a CRLF file would start a row
  const layout: Options = { delimiter, record_delimiter: options.excel ? 'windows' : 'unix', quoted_match: /[\r\n]/ }
  if (options.heading !== false)
    yield (options.excel ? '\ufeff' : '') + stringify([columns.map(({ key }) => key)], layout)
  let batch: string[][] = []
  for await (const row of rows) {
    batch.push(row.map((value, i) => renderCell(value, columns[i]!.kind, options)))
    if (batch.length < BATCH) continue
    yield stringify(batch, layout)
    batch = []
  }
  if (batch.length > 0) yield stringify(batch, layout)
}

function commentTable(events: AsyncIterable<ReportEvent>, options: RenderOptions): Table {
  const columns = machineColumns(options.scored, options.columns)
  async function* rows() {
    for await (const event of events) {
      if (event.type === 'comment') yield columns.map((column) => column.value(event.comment, event.page))
    }
  }
  return { columns, rows: rows() }
}

/** What makes a spreadsheet run a cell as a formula when it stands first (OWASP, "CSV injection"), full width too. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/
/** What a spreadsheet would change in other cells: leading zeros, and more digits than it keeps of a number. */
const CHANGED_NUMBER = /^(0\d+|\d{16,})$/

/**
 * A number as it is; a text with `'` before what would be run as a formula. For Excel ids, and digits that it would change, become
 * `="…"`, the one form that it takes as text. NUL, which no reader of CSV takes, is left out.
 */
function renderCell(value: Value, kind: ColumnKind, options: RenderOptions): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = value.replaceAll('\0', '')
  if (options.excel && (kind === 'id' ? /^[\d.,:/eE-]+$/ : CHANGED_NUMBER).test(text)) return `="${text}"`
  return options.escape && FORMULA.test(text) ? `'${text}` : text
}
