import type { CellStyle, ConditionalRule, WriteSheet } from 'hucre/xlsx'
import { STANCES } from '../../types.js'
import type { ColumnKind } from '../columns.js'
import type { Headings } from '../headings.js'
import { widthOf } from '../width.js'
import { type CellValue, columnLetters } from './spreadsheet.js'
import { STANCE_FILLS } from './stance-fills.js'

/** Comments a sheet of Excel can hold below its heading. */
export const MOST_ROWS = 1_048_575
/** Rows that decide the widths of the columns. */
const SAMPLE = 200
/** Widest column, in characters; longer texts are wrapped. */
const MOST_WIDTH = 60

/** A column of a sheet. */
export interface SheetColumn {
  readonly key: string
  readonly kind: ColumnKind
  readonly heading: string
}

/** A sheet under a frozen heading with a filter, its stances coloured, its columns as wide as their first rows need. */
export function fillSheet(
  name: string,
  columns: readonly SheetColumn[],
  rows: readonly CellValue[][],
  headings: Headings,
): WriteSheet {
  const last = rows.length + 1
  return {
    name,
    columns: columns.map((column, i) => ({ width: columnWidth(column, rows, i), style: bodyStyle(column) })),
    rows: [columns.map(({ heading }) => heading), ...rows],
    cells: new Map(columns.map((_, i) => [`0,${i}`, { style: HEADING }])),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${columnLetters(columns.length - 1)}${last}` },
    conditionalRules: columns.flatMap(({ kind }, i) =>
      kind === 'stance' && rows.length > 0
        ? stanceRules(`${columnLetters(i)}2:${columnLetters(i)}${last}`, headings)
        : [],
    ),
  }
}

const HEADING: CellStyle = { font: { bold: true }, alignment: { vertical: 'top' } }

function bodyStyle({ key, kind }: SheetColumn): CellStyle {
  const alignment = { vertical: 'top', wrapText: key === 'text' || key === 'cues' || key === 'words' } as const
  if (kind === 'share') return { alignment, numFmt: '0%' }
  return kind === 'number' ? { alignment } : { alignment, numFmt: '@' }
}

function stanceRules(range: string, { stances }: Headings): ConditionalRule[] {
  return STANCES.map((stance, i) => ({
    type: 'cellIs',
    operator: 'equal',
    formula: `"${stances[stance]}"`,
    priority: i + 1,
    range,
    style: {
      font: { color: { rgb: '1F1F1F' } },
      fill: {
        type: 'pattern',
        pattern: 'solid',
        fgColor: { rgb: STANCE_FILLS[stance] },
        bgColor: { rgb: STANCE_FILLS[stance] },
      },
    },
  }))
}

function columnWidth({ heading, kind }: SheetColumn, rows: readonly CellValue[][], index: number): number {
  const widths = rows.slice(0, SAMPLE).map((row) => {
    const value = row[index]
    if (kind === 'share' || value === null) return 4
    return Math.max(...String(value).split('\n').map(widthOf))
  })
  // room for the button of the filter beside the heading
  return Math.min(MOST_WIDTH, Math.max(widthOf(heading) + 4, ...widths) + 1)
}
