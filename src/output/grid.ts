import { widthOf } from './width.js'
import { type Breaks, breakText, padText, truncateText } from './wrap.js'

/** A blank at which no line breaks; drawn as a plain one. */
export const NO_BREAK = '\u00a0'

/** A run of text in a cell that starts on a line of its own. */
export interface Part {
  readonly text: string
  readonly breaks?: Breaks
  /** Paints one of its lines; `start` is where the line stands in `text`. */
  readonly paint?: (line: string, start: number) => string
}

/** What stands in a cell, part under part. */
export type Cell = readonly Part[]

/** A column of a grid. */
export interface GridColumn {
  readonly heading: string
  readonly align: 'left' | 'right'
  /** `wrap` breaks what is too wide into lines, `cut` leaves it out behind `…`. */
  readonly tooWide: 'wrap' | 'cut'
  /** Columns of the terminal it takes at least, where its text needs them, and at most. */
  readonly least: number
  readonly most: number
}

/** What stands between two columns. */
const GAP = '  '

/**
 * Widths with which these rows fit into `width` columns: each column takes what it needs up to its `most`; what is missing is
 * taken from the widest, not below its `least`. `undefined` when they do not fit even so.
 */
export function gridWidths(
  columns: readonly GridColumn[],
  rows: readonly (readonly Cell[])[],
  width: number,
): number[] | undefined {
  const widths = columns.map(({ heading, most }, i) => {
    const need = rows.reduce((widest, row) => Math.max(widest, cellWidth(row[i]!)), widthOf(heading))
    return Math.min(need, most, width)
  })
  let over = widths.reduce((a, b) => a + b, GAP.length * (columns.length - 1)) - width
  for (; over > 0; over--) {
    const widest = widths.reduce((best, each, i) => {
      const spare = each - columns[i]!.least
      return spare > 0 && (best < 0 || each > widths[best]!) ? i : best
    }, -1)
    if (widest < 0) return undefined
    widths[widest]!--
  }
  return widths
}

/** The lines of one row. No line is wider than the widths and gaps together. */
export function gridRow(columns: readonly GridColumn[], cells: readonly Cell[], widths: readonly number[]): string[] {
  const drawn = cells.map((cell, i) => drawCell(cell, columns[i]!, widths[i]!))
  const height = drawn.reduce((highest, lines) => Math.max(highest, lines.length), 1)
  return Array.from({ length: height }, (_, y) =>
    drawn
      .map((lines, i) => lines[y] ?? (i === drawn.length - 1 ? '' : ' '.repeat(widths[i]!)))
      .join(GAP)
      .trimEnd(),
  )
}

function cellWidth(cell: Cell): number {
  return cell.flatMap(({ text }) => text.split('\n')).reduce((widest, line) => Math.max(widest, widthOf(line)), 0)
}

function drawCell(cell: Cell, { align, tooWide }: GridColumn, width: number): string[] {
  return cell.flatMap(({ text, breaks, paint }) => {
    const fitted = tooWide === 'wrap' ? text : truncateText(text, width)
    return breakText(fitted, width, breaks).map(({ start, end }) => {
      const line = fitted.slice(start, end).replaceAll(NO_BREAK, ' ')
      const padded = padText(line, width, align)
      // the padding stays unpainted, or underlines and backgrounds would run through it
      return paint ? padded.replace(line, () => paint(line, start)) : padded
    })
  })
}
