import type { Stance } from '../../types.js'
import type { ColumnKind, Value } from '../columns.js'
import type { Headings } from '../headings.js'
import { showControls } from '../sanitize.js'

/** What a cell of a workbook holds. */
export type CellValue = string | number | null

/** Characters that Excel keeps in one cell. */
const MOST_CHARACTERS = 32_767
/** The first half of a character that was cut in two. */
const LONE_HALF = /[\ud800-\udbff]$/
/** Text that a workbook would read as an escaped character (`_x0041_` is `A`): its underscore has to be escaped itself. */
const ESCAPED = /_(?=x[\dA-Fa-f]{4}_)/g

/**
 * A value as a cell: numbers as numbers, a stance in the user's language, the rest as text that is never run as a formula.
 * What no workbook can hold (controls) is drawn instead; a text longer than Excel takes is cut and ends in `…`.
 */
export function cellValue(value: Value, kind: ColumnKind, { stances }: Headings): CellValue {
  if (value === undefined) return null
  if (typeof value === 'number') return value
  if (kind === 'stance') return stances[value as Stance]
  const text = showControls(value).replace(ESCAPED, '_x005F_')
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1).replace(LONE_HALF, '')}…` : text
}

/** The letters of a column: 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}
