import type { Page, RowComment } from '../types.js'
import { blockOf } from './block.js'
import { cellOf, gridColumnOf, type Look } from './cells.js'
import type { Column } from './columns.js'
import { type Cell, gridRow, gridWidths } from './grid.js'

/** Comments that decide the widths of the columns; later ones are fitted to them, so that a long page still flows. */
const SAMPLE = 200

/** The comments of one page on their way to the terminal. */
export interface Rows {
  /** The lines that can be written now, `''` while the widths are not known. */
  readonly add: (comment: RowComment, page: Page) => string
  /** The lines that still wait. */
  readonly finish: () => string
}

/** What a page's rows are laid out with. */
interface Layout {
  readonly columns: readonly Column[]
  /** `undefined` where the columns do not fit the window side by side. */
  readonly widths: readonly number[] | undefined
}

/**
 * Starts the rows of a page: a table where the columns fit side by side, else a block a comment. Columns in which none of the
 * first 200 comments has anything are left out unless the user named them (`keep`).
 */
export function startRows(wanted: readonly Column[], look: Look, keep: boolean): Rows {
  let waiting: { comment: RowComment; page: Page }[] = []
  let layout: Layout | undefined
  const withCues = !wanted.some(({ key }) => key === 'cues')

  const flush = (): string => {
    if (waiting.length === 0) return ''
    const heading = layout === undefined
    layout ??= layOut(waiting)
    const { columns, widths } = layout
    const lines = waiting.flatMap(({ comment, page }) =>
      widths
        ? gridRow(
            columns.map((column) => gridColumnOf(column, look)),
            cellsOf(columns, comment, page),
            widths,
          )
        : [...blockOf(columns, comment, page, look, withCues), ''],
    )
    waiting = []
    return `${[...(heading && widths ? headingLines(columns, widths) : []), ...lines].join('\n')}\n`
  }

  function layOut(sample: typeof waiting): Layout {
    const columns = keep
      ? wanted
      : wanted.filter(({ key, value }) =>
          sample.some(({ comment, page }) => key === 'text' || (value(comment, page) ?? '') !== ''),
        )
    const rows = sample.map(({ comment, page }) => cellsOf(columns, comment, page))
    const gridColumns = columns.map((column) => gridColumnOf(column, look))
    return { columns, widths: gridWidths(gridColumns, rows, look.width) }
  }

  function cellsOf(columns: readonly Column[], comment: RowComment, page: Page): Cell[] {
    return columns.map((column) => cellOf(column, comment, page, look, withCues))
  }

  function headingLines(columns: readonly Column[], widths: readonly number[]): string[] {
    const gridColumns = columns.map((column) => gridColumnOf(column, look))
    const cells = gridColumns.map(({ heading }) => [{ text: heading, paint: look.paint.heading }])
    const rule = widths.map((width) => '─'.repeat(width)).join('  ')
    return [...gridRow(gridColumns, cells, widths), look.paint.faint(rule)]
  }

  return {
    add: (comment, page) => {
      waiting.push({ comment, page })
      return layout || waiting.length >= SAMPLE ? flush() : ''
    },
    finish: () => {
      const rest = flush()
      return layout?.widths ? `${rest}\n` : rest
    },
  }
}
