import { type Options, stringify } from 'csv-stringify/sync'
import type { ReportEvent } from '../types.js'
import { type ColumnKind, machineColumns, selectColumns, type Value } from './columns.js'
import type { RenderOptions } from './renderer.js'
import { SUMMARY_KEYS, summaryRows } from './summary-rows.js'

/** Comma-separated rows under a heading of English keys (RFC 4180; LF, or CRLF for Excel). */
export function renderCsv(events: AsyncIterable<ReportEvent>, options: RenderOptions): AsyncGenerator<string> {
  return renderSeparated(events, options, ',')
}

/** The same separated by tabs. */
export function renderTsv(events: AsyncIterable<ReportEvent>, options: RenderOptions): AsyncGenerator<string> {
  return renderSeparated(events, options, '\t')
}

/** Rows handed to csv-stringify at once: a call for each row would cost more than the rows. */
const BATCH = 256

interface Cells {
  readonly keys: readonly string[]
  readonly kinds: readonly ColumnKind[]
  readonly rows: AsyncIterable<readonly Value[]>
}

async function* renderSeparated(
  events: AsyncIterable<ReportEvent>,
  options: RenderOptions,
  delimiter: string,
): AsyncGenerator<string> {
  const { keys, kinds, rows } = options.summary ? summaryCells(events) : commentCells(events, options)
  const layout: Options = { delimiter, record_delimiter: options.excel ? 'windows' : 'unix' }
  yield (options.excel ? '\ufeff' : '') + stringify([[...keys]], layout)
  let batch: string[][] = []
  for await (const row of rows) {
    batch.push(row.map((value, i) => renderCell(value, kinds[i]!, options)))
    if (batch.length < BATCH) continue
    yield stringify(batch, layout)
    batch = []
  }
  if (batch.length > 0) yield stringify(batch, layout)
}

function commentCells(events: AsyncIterable<ReportEvent>, options: RenderOptions): Cells {
  const columns = options.columns ? selectColumns(options.columns) : machineColumns(options.scored)
  async function* rows() {
    for await (const event of events) {
      if (event.type === 'comment') yield columns.map((column) => column.value(event.comment, event.page))
    }
  }
  return { keys: columns.map(({ key }) => key), kinds: columns.map(({ kind }) => kind), rows: rows() }
}

function summaryCells(events: AsyncIterable<ReportEvent>): Cells {
  async function* rows() {
    for await (const row of summaryRows(events)) yield SUMMARY_KEYS.map((key) => row[key])
  }
  const kinds = SUMMARY_KEYS.map((key): ColumnKind => (/^(page|title|.*Words)$/.test(key) ? 'text' : 'number'))
  return { keys: SUMMARY_KEYS, kinds, rows: rows() }
}

/** What makes a spreadsheet run a cell as a formula when it stands first (OWASP, "CSV injection"), full width too. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

/** More digits than a spreadsheet keeps of a number. */
const EXACT_DIGITS = 15

function renderCell(value: Value, kind: ColumnKind, options: RenderOptions): string {
  if (value === undefined) return ''
  const text = String(value).replaceAll('\0', '')
  if (kind === 'number' || kind === 'share') return text
  if (options.excel && kind === 'id' && /^\d+$/.test(text) && text.length > EXACT_DIGITS) return `="${text}"`
  return options.escape && FORMULA.test(text) ? `'${text}` : text
}
