import type { Page, RowComment } from '../types.js'
import { cellOf, gridColumnOf, type Look } from './cells.js'
import type { Column } from './columns.js'
import { gridRow } from './grid.js'
import { widthOf } from './width.js'
import { truncateText } from './wrap.js'

/** Columns that stand on a block's first line. */
const HEAD: ReadonlySet<string> = new Set(['n', 'author', 'stance', 'unsure', 'confidence'])
/** Columns that stand below it on lines of their own; the others come before them in one line, with their headings. */
const BODY: ReadonlySet<string> = new Set(['text', 'cues', 'quotes'])

const INDENT = '  '

/**
 * A comment where the window is too narrow for a table, or the columns too many:
 *
 *     12 李四 ▼ skeptical 87 %
 *       likes 3 · place 北京
 *       这种说法我不信
 *       └ 不×信 +1.9
 */
export function blockOf(
  columns: readonly Column[],
  comment: RowComment,
  page: Page,
  look: Look,
  withCues: boolean,
): string[] {
  const facts = columns
    .filter(({ key }) => !HEAD.has(key) && !BODY.has(key))
    .flatMap((column) => {
      const [part] = cellOf(column, comment, page, look, false)
      return part ? [`${gridColumnOf(column, look).heading} ${part.text.replaceAll('\n', ' ')}`] : []
    })
  const body = columns
    .filter(({ key }) => BODY.has(key))
    .flatMap((column) => cellOf(column, comment, page, look, withCues))
  const parts = facts.length > 0 ? [{ text: facts.join(' · '), paint: look.paint.faint }, ...body] : body
  const room = look.width - INDENT.length
  const layout = { heading: '', align: 'left', tooWide: 'wrap', least: 2, most: room } as const
  const lines = parts.length > 0 ? gridRow([layout], [parts], [room]) : []
  return [headLine(columns, comment, page, look), ...lines.map((line) => `${INDENT}${line}`.trimEnd())].filter(
    (line) => line !== '',
  )
}

/** Number, author, stance and confidence, as many as fit; the author is cut. */
function headLine(columns: readonly Column[], comment: RowComment, page: Page, look: Look): string {
  const parts = columns
    .filter(({ key }) => HEAD.has(key))
    .flatMap((column) =>
      cellOf(column, comment, page, look, false)
        .slice(0, 1)
        .map((part) => ({ column, part })),
    )
  const fixed = parts.reduce((sum, { column, part }) => sum + 1 + (column.key === 'author' ? 0 : widthOf(part.text)), 0)
  return parts
    .map(({ column, part: { text, paint = (line: string) => line } }) =>
      column.key === 'author'
        ? look.paint.heading(truncateText(text, Math.max(2, look.width - fixed)))
        : paint(text, 0),
    )
    .join(' ')
}
