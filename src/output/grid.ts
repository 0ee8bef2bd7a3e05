import { padText, truncateText, widthOf, wrapText } from './wrap.js'

/** A cell: its text, and what paints each of its lines. */
export interface Cell {
  readonly text: string
  readonly paint?: (line: string) => string
}

/** A column of a grid. A column that `wraps` takes the width the others leave. */
export interface GridColumn {
  readonly heading: string
  readonly align: 'left' | 'right'
  readonly wraps: boolean
  /** Columns of the terminal it takes at most when it does not wrap. */
  readonly most: number
}

const GAP = '  '

/** Widths of the columns for these rows: what fixed columns need, and the rest shared among the wrapping ones as their texts need it. */
export function gridWidths(
  columns: readonly GridColumn[],
  rows: readonly (readonly Cell[])[],
  width: number,
): number[] {
  const needs = columns.map(({ heading }, i) =>
    rows.reduce((most, row) => Math.max(most, ...row[i]!.text.split('\n').map(widthOf)), widthOf(heading)),
  )
  const widths = columns.map(({ wraps, most }, i) => (wraps ? 0 : Math.min(needs[i]!, most)))
  let room = width - GAP.length * (columns.length - 1) - widths.reduce((a, b) => a + b, 0)
  const wrapping = columns.flatMap(({ wraps }, i) => (wraps ? [i] : [])).sort((a, b) => needs[a]! - needs[b]!)
  for (const [done, i] of wrapping.entries()) {
    widths[i] = Math.max(2, Math.min(needs[i]!, Math.floor(room / (wrapping.length - done))))
    room -= widths[i]!
  }
  return widths
}

/** The lines of one row. No line is wider than the widths and gaps together. */
export function gridRow(columns: readonly GridColumn[], cells: readonly Cell[], widths: readonly number[]): string[] {
  const wrapped = cells.map(({ text }, i) =>
    columns[i]!.wraps ? wrapText(text, widths[i]!) : [truncateText(text, widths[i]!)],
  )
  const height = Math.max(...wrapped.map((lines) => lines.length))
  return Array.from({ length: height }, (_, y) =>
    cells
      .map(({ paint = (line) => line }, i) => {
        const line = wrapped[i]![y] ?? ''
        const padded = padText(line, widths[i]!, columns[i]!.align)
        return line === '' ? padded : paint(padded)
      })
      .join(GAP)
      .trimEnd(),
  )
}
