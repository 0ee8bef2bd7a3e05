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
export const SAMPLE = 200
/** Widest column, in characters; longer texts are wrapped, names of files and pages cut by the next cell. */
const MOST_WIDTH = 60
const MOST_NAME_WIDTH = 28

/** A column of a sheet. */
export interface SheetColumn {
  readonly key: string
  readonly kind: ColumnKind
  readonly heading: string
}

/** A sheet under a frozen heading with a filter, its stances coloured, its columns as wide as their first rows need; ranges reach over `count` rows. */
export function fillSheet(
  name: string,
  columns: readonly SheetColumn[],
  rows: readonly CellValue[][],
  headings: Headings,
  count = rows.length,
): WriteSheet {
  const last = count + 1
  return {
    name,
    columns: columnWidths(columns, rows).map((width, i) => ({ width, style: bodyStyle(columns[i]!) })),
    rows: [columns.map(({ heading }) => heading), ...rows],
    cells: new Map(columns.map((_, i) => [`0,${i}`, { style: HEADING }])),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${columnLetters(columns.length - 1)}${last}` },
    conditionalRules: columns.flatMap(({ kind }, i) =>
      kind === 'stance' && count > 0 ? stanceRules(`${columnLetters(i)}2:${columnLetters(i)}${last}`, headings) : [],
    ),
  }
}

/** Lines that a row shows, for its comment to be read whole: not every program finds out by itself when it opens a workbook. */
export function linesOf(row: readonly CellValue[], columns: readonly SheetColumn[], widths: readonly number[]): number {
  const needed = columns.map(({ key }, i) => {
    const value = row[i]
    if (key !== 'text' || typeof value !== 'string') return 1
    return value.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(widthOf(line) / widths[i]!)), 0)
  })
  return Math.max(1, ...needed)
}

/** How wide each column is, in characters, by the first rows. */
export function columnWidths(columns: readonly SheetColumn[], rows: readonly CellValue[][]): number[] {
  return columns.map((column, i) => columnWidth(column, rows, i))
}

/** Columns whose texts are wrapped. */
const WRAPPED: ReadonlySet<string> = new Set(['text', 'cues', 'words'])

/**
 * The same sheet for `count` rows that are written elsewhere: below the heading it has one row with something in every cell, which
 * shows how each column's cells are styled. `sample` are the first rows, for the widths.
 */
export function frameSheet(
  name: string,
  columns: readonly SheetColumn[],
  sample: readonly CellValue[][],
  count: number,
  headings: Headings,
): WriteSheet {
  const row = columns.map(({ kind }) => (kind === 'number' || kind === 'share' ? 0 : 'x'))
  const sheet = fillSheet(name, columns, sample, headings, count)
  return { ...sheet, rows: [...sheet.rows!.slice(0, 1), row] }
}

const HEADING: CellStyle = { font: { bold: true }, alignment: { vertical: 'top' } }

function bodyStyle({ key, kind }: SheetColumn): CellStyle {
  const alignment = { vertical: 'top', wrapText: WRAPPED.has(key) } as const
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

function columnWidth({ key, heading, kind }: SheetColumn, rows: readonly CellValue[][], index: number): number {
  const widths = rows.slice(0, SAMPLE).map((row) => {
    const value = row[index]
    if (kind === 'share' || value === null) return 4
    return String(value)
      .split('\n')
      .reduce((widest, line) => Math.max(widest, widthOf(line)), 0)
  })
  // room for the button of the filter beside the heading
  const most = key === 'page' || key === 'title' ? MOST_NAME_WIDTH : MOST_WIDTH
  return Math.min(most, Math.max(widthOf(heading) + 4, ...widths) + 1)
}
