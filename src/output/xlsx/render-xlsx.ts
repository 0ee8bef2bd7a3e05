import { writeXlsx } from 'hucre/xlsx'
import { KanfaError } from '../../errors.js'
import type { ReportEvent } from '../../types.js'
import { machineColumns } from '../columns.js'
import { headingsIn } from '../headings.js'
import type { RenderOptions } from '../renderer.js'
import { SUMMARY_COLUMNS, type SummaryRecord, summaryRecords, summaryRowsOf } from '../summary-rows.js'
import { fillSheet, MOST_ROWS, type SheetColumn } from './fill-sheet.js'
import { sharesChart } from './shares-chart.js'
import type { CellValue } from './spreadsheet.js'
import { cellValue } from './spreadsheet.js'

/** What the file says of its age. A clock would make two runs over the same pages differ. */
const NO_DATE = new Date(0)

/**
 * An Excel workbook: a sheet with every comment, one with the shares and their chart; with `summary` the latter alone, for pages that
 * are only read the former alone. Headings and stances in the user's language, the columns those of CSV. Texts are stored as texts,
 * so that nothing in them is ever run and ids keep their digits. Held in memory as a whole, about 8 KB a comment (a sheet of 100,000: 1 GB).
 * Throws `too-many-rows` where a sheet cannot hold them.
 */
export async function* renderXlsx(
  events: AsyncIterable<ReportEvent>,
  options: RenderOptions,
): AsyncGenerator<Uint8Array> {
  const headings = headingsIn(options.language)
  const columns = machineColumns(options.scored, options.columns)
  const rows: CellValue[][] = []
  async function* keepComments() {
    for await (const event of events) {
      if (event.type === 'comment' && !options.summary) {
        if (rows.length === MOST_ROWS) throw new KanfaError('too-many-rows', { most: MOST_ROWS })
        rows.push(columns.map((column) => cellValue(column.value(event.comment, event.page), column.kind, headings)))
      }
      yield event
    }
  }
  const records: SummaryRecord[] = []
  for await (const record of summaryRecords(keepComments())) records.push(record)

  const named = ({ key, kind }: { key: string; kind: SheetColumn['kind'] }): SheetColumn => ({
    key,
    kind,
    heading: { ...headings.summary, ...headings.columns, ...headings.workbook.headings }[key] ?? key,
  })
  const shares = records.flatMap(summaryRowsOf)
  const comments = fillSheet(headings.workbook.comments, columns.map(named), rows, headings)
  const summary = {
    ...fillSheet(
      headings.workbook.shares,
      SUMMARY_COLUMNS.map(named),
      shares.map((row) => row.map((value, i) => cellValue(value, SUMMARY_COLUMNS[i]!.kind, headings))),
      headings,
    ),
    charts: sharesChart(shares.length, headings),
  }
  const sheets = [...(options.summary ? [] : [comments]), ...(shares.length > 0 || options.summary ? [summary] : [])]
  yield await writeXlsx({ sheets, properties: { creator: 'kanfa', created: NO_DATE, modified: NO_DATE } })
}
