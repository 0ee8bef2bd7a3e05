import type { SheetChart } from 'hucre/xlsx'
import { STANCES } from '../../types.js'
import type { Headings } from '../headings.js'
import { SUMMARY_COLUMNS } from '../summary-rows.js'
import { columnLetters } from './spreadsheet.js'
import { STANCE_BARS } from './stance-fills.js'

/** Rows between the table and the chart. */
const GAP = 2
/** Rows a chart is high. */
const HEIGHT = 16

/** The shares of the last page, or of all pages where there are several, as columns below the table. None without a table. */
export function sharesChart(rows: number, { workbook }: Headings): SheetChart[] {
  if (rows === 0) return []
  const range = (key: string) => {
    const letters = columnLetters(SUMMARY_COLUMNS.findIndex((column) => column.key === key))
    // rows of a sheet count from 1, and the first is the heading
    return `$${letters}$${rows + 2 - STANCES.length}:$${letters}$${rows + 1}`
  }
  return [
    {
      type: 'column',
      title: workbook.shares,
      series: [
        {
          name: workbook.shares,
          values: range('share'),
          categories: range('stance'),
          dataLabels: { showValue: true },
          dataPoints: STANCES.map((stance, idx) => ({ idx, fillColor: STANCE_BARS[stance] })),
        },
      ],
      legend: false,
      gapWidth: 60,
      anchor: { from: { row: rows + GAP, col: 1 }, to: { row: rows + GAP + HEIGHT, col: 7 } },
    },
  ]
}
