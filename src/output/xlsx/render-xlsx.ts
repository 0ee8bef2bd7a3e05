import { writeXlsx } from 'hucre/xlsx'
import { KanfaError } from '../../errors.js'
import type { ReportEvent } from '../../types.js'
import { machineColumns } from '../columns.js'
import { type Headings, headingsIn } from '../headings.js'
import type { RenderOptions } from '../renderer.js'
import { SUMMARY_COLUMNS, type SummaryRecord, summaryRecordOf, summaryRowsOf } from '../summary-rows.js'
import { columnWidths, fillSheet, frameSheet, linesOf, MOST_ROWS, SAMPLE, type SheetColumn } from './fill-sheet.js'
import { sharesChart } from './shares-chart.js'
import { type CellValue, cellValue } from './spreadsheet.js'
import { type SheetStream, startSheet } from './stream-sheet.js'

/** What the file says of its age. A clock would make two runs over the same pages differ. */
const NO_DATE = new Date(0)

/**
 * An Excel workbook: a sheet with every comment, one with the shares and their chart; with `summary` the latter alone, for pages that
 * are only read the former alone. Headings and stances in the user's language, the columns those of CSV. Texts are stored as texts,
 * so that nothing in them is ever run and ids keep their digits. Comments are written as they come: memory does not grow with them.
 * Throws `too-many-rows` where a sheet cannot hold them.
 */
export async function* renderXlsx(
  events: AsyncIterable<ReportEvent>,
  options: RenderOptions,
): AsyncGenerator<Uint8Array> {
  const headings = headingsIn(options.language)
  const columns = machineColumns(options)
  const named = columns.map((column) => nameColumn(column, headings))
  const records: SummaryRecord[] = []
  const sample: CellValue[][] = []
  let count = 0
  let sheet: SheetStream | undefined
  let widths: number[] = []
  const sheets = () => [
    ...(options.summary ? [] : [frameSheet(headings.workbook.comments, named, sample, count, headings)]),
    ...sharesSheets(records, options, headings),
  ]
  const start = async () => {
    const started = startSheet(await write(sheets()))
    widths = columnWidths(named, sample)
    for (const row of sample) started.addRow(row, linesOf(row, named, widths))
    return started
  }

  for await (const event of events) {
    const record = summaryRecordOf(event)
    if (record) records.push(record)
    if (event.type !== 'comment' || options.summary) continue
    if (count++ === MOST_ROWS) throw new KanfaError('too-many-rows', { most: MOST_ROWS })
    const row = columns.map((column) =>
      cellValue(column.value(event.comment, event.page, headings), column.kind, headings),
    )
    if (sheet) sheet.addRow(row, linesOf(row, named, widths))
    else sample.push(row)
    if (sample.length === SAMPLE) sheet ??= await start()
    if (sheet) yield* sheet.take()
  }
  if (options.summary) {
    yield await write(sheets())
    return
  }
  sheet ??= await start()
  sheet.finish(await write(sheets()))
  yield* sheet.take()
}

/** The sheet of shares with its chart; none for comments that are only read. */
function sharesSheets(records: readonly SummaryRecord[], { summary }: RenderOptions, headings: Headings) {
  const shares = records.flatMap(summaryRowsOf)
  if (shares.length === 0 && !summary) return []
  const rows = shares.map((row) => row.map((value, i) => cellValue(value, SUMMARY_COLUMNS[i]!.kind, headings)))
  const columns = SUMMARY_COLUMNS.map((column) => nameColumn(column, headings))
  return [
    {
      ...fillSheet(headings.workbook.shares, columns, rows, headings),
      charts: sharesChart(shares.length, headings),
      // printed, its columns stand on one sheet side by side
      pageSetup: { orientation: 'landscape' as const, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    },
  ]
}

function nameColumn({ key, kind }: Pick<SheetColumn, 'key' | 'kind'>, headings: Headings): SheetColumn {
  const names: Readonly<Record<string, string>> = {
    ...headings.summary,
    ...headings.columns,
    ...headings.workbook.headings,
  }
  return { key, kind, heading: names[key] ?? key }
}

function write(sheets: Parameters<typeof writeXlsx>[0]['sheets']): Promise<Uint8Array> {
  return writeXlsx({ sheets, properties: { creator: 'kanfa', created: NO_DATE, modified: NO_DATE } })
}
