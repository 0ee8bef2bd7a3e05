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

/** Rows handed on at once. */
const BATCH = 256

async function* renderSeparated(
  events: AsyncIterable<ReportEvent>,
  options: RenderOptions,
  delimiter: string,
): AsyncGenerator<string> {
  const columns = options.summary ? SUMMARY_COLUMNS : machineColumns(options)
  // csv-stringify quotes its own line end only: a lone line feed inside a CRLF file would start a row
  const layout: Options = { delimiter, record_delimiter: options.excel ? 'windows' : 'unix', quoted_match: /[\r\n]/ }
  if (options.heading !== false)
    yield (options.excel ? '\ufeff' : '') + stringify([columns.map(({ key }) => key)], layout)
  const write = rowWriter(layout, delimiter, options.excel ? '\r\n' : '\n')
  const kinds = columns.map(({ kind }) => kind)
  let batch = ''
  let size = 0
  for await (const row of options.summary ? summaryRows(events) : commentRows(events, options)) {
    batch += write(row.map((value, i) => renderCell(value, kinds[i]!, options)))
    if (++size < BATCH) continue
    yield batch
    batch = ''
    size = 0
  }
  if (batch !== '') yield batch
}

/** Writes a row: as it is where no cell needs quotes, by csv-stringify where one does. */
function rowWriter(layout: Options, delimiter: string, lineEnd: string): (cells: readonly string[]) => string {
  const special = delimiter === ',' ? /[",\r\n]/ : /["\t\r\n]/
  return (cells) =>
    cells.length === 1 || cells.some((cell) => special.test(cell))
      ? stringify([cells], layout)
      : cells.join(delimiter) + lineEnd
}

async function* commentRows(
  events: AsyncIterable<ReportEvent>,
  options: RenderOptions,
): AsyncGenerator<readonly Value[]> {
  const columns = machineColumns(options)
  for await (const event of events) {
    if (event.type === 'comment') yield columns.map((column) => column.value(event.comment, event.page))
  }
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
  const text = value.includes('\0') ? value.replaceAll('\0', '') : value
  if (options.excel && (kind === 'id' ? /^[\d.,:/eE-]+$/ : CHANGED_NUMBER).test(text)) return `="${text}"`
  return options.escape && FORMULA.test(text) ? `'${text}` : text
}
