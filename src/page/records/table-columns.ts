import { KanfaError } from '../../errors.js'
import { parseCount } from '../count.js'
import { checkMap } from './check-map.js'
import { type Field, foldHeading, isMeant, mapFields, SYNONYMS } from './columns.js'
import data from './columns.json' with { type: 'json' }
import type { Values } from './record-comment.js'

/** Where a table has the fields of its comments: indices of columns, best first. */
export interface TableColumns {
  readonly text: number
  /** True when no heading is a known one of a text: the column was chosen by a part of its heading and by what it holds. */
  readonly guessed: boolean
  readonly count: number
  /** The values of a row by field. Cells that kanfa or Excel made safe are read as they were before. */
  readonly read: (cells: readonly string[]) => Values
}

/** Headings a message names, and characters of each: of what is no table a heading may be all of it. */
const MOST_NAMED = 40
const LONGEST_NAMED = 40

const RATINGS = new Set(data.ratings.map(foldHeading))
/** Headings of a comment's text in one export, of a post's number of comments in another. */
const MAY_COUNT = new Set(data.mayCount.map(foldHeading))
const BARE_COUNT = /^\s*[\d.,]+\s*$/

/**
 * Finds the columns of a table by the names of its headings in Chinese and English, or by the caller's `map`.
 *
 * @param sample the first rows: a column of numbers is not the comments' text, and `score` from 1 to 5 is no number of likes
 * @throws KanfaError `no-text-column`, `unknown-column` for a mapped heading that is not there, `bad-map` for a name of ours
 *   that is not one
 */
export function findColumns(
  headings: readonly string[],
  sample: readonly (readonly string[])[],
  map: Readonly<Record<string, string>> = {},
): TableColumns {
  const folded = headings.map(foldHeading)
  const values = (index: number): string[] =>
    sample.map((cells) => cells[index] ?? '').filter((cell) => cell.trim() !== '')
  const mapped = readMap(map, headings)
  const found = mapFields((field) => mapped[field] ?? indicesOf(folded, SYNONYMS[field]))
  const known =
    mapped.text?.[0] ?? found.text.find((index) => !MAY_COUNT.has(folded[index]!) || !isNumeric(values(index)))
  const text = known ?? guessText(folded, values)
  if (text === undefined) throw new KanfaError('no-text-column', { columns: listHeadings(headings) })
  const likes = found.likes.filter((index) => mapped.likes || !RATINGS.has(folded[index]!) || !isRating(values(index)))
  const fields = Object.entries({ ...found, likes, text: [text] }) as [Field, number[]][]
  // headings that kanfa writes: its dangerous cells begin with '
  const own = folded.includes('text') && ['page', 'n', 'stance'].some((name) => folded.includes(name))
  const clean = (cell: string): string => unwrap(own ? cell.replace(/^'(?=[=+\-@＝＋－＠\t\r])/, '') : cell)
  const read = (cells: readonly string[]): Values => {
    const row: Partial<Record<Field, string>> = {}
    for (const [field, indices] of fields) {
      for (const index of indices) {
        const value = cells[index] === undefined ? '' : clean(cells[index])
        if (value.trim() === '' || !isMeant(field, folded[index]!, value)) continue
        row[field] = field === 'text' ? value : value.trim()
        break
      }
    }
    return row
  }
  return { text, guessed: known === undefined, count: headings.length, read }
}

/** The column with the longest texts of those whose headings hold a word for a comment's text: 「Q1_您的建议」, `comment_clean`. */
function guessText(folded: readonly string[], values: (index: number) => readonly string[]): number | undefined {
  const likely = folded.flatMap((heading, index) => {
    const cells = TEXT_PARTS.some((part) => heading.includes(part)) ? values(index) : []
    const prose = cells.filter(isProse)
    return prose.length > 0 && prose.length >= cells.length * LEAST_PROSE ? { index, length: meanLength(prose) } : []
  })
  return likely.sort((a, b) => b.length - a.length)[0]?.index
}

const TEXT_PARTS = data.textParts.map(foldHeading)
/** Share of a column's cells that must read like something said. */
const LEAST_PROSE = 0.8
/** A cell of fewer letters says little, in characters. */
const LEAST_LETTERS = 2

/** Letters in a row, and no address, number or time. */
function isProse(cell: string): boolean {
  const letters = cell.match(/\p{L}/gu)?.length ?? 0
  return letters >= LEAST_LETTERS && letters * 2 > cell.trim().length && !/^\s*(?:https?:|www\.)/i.test(cell)
}

function meanLength(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length
}

function readMap(map: Readonly<Record<string, string>>, headings: readonly string[]): Partial<Record<Field, number[]>> {
  checkMap(map)
  const mapped: Partial<Record<Field, number[]>> = {}
  for (const [name, heading] of Object.entries(map)) {
    const exact = headings.findIndex((one) => one.trim() === heading.trim())
    const index = exact >= 0 ? exact : headings.map(foldHeading).indexOf(foldHeading(heading))
    if (index < 0)
      throw new KanfaError('unknown-column', { column: heading, columns: headings.slice(0, 40).join(', ') })
    mapped[name as Field] = [index]
  }
  return mapped
}

function indicesOf(folded: readonly string[], synonyms: readonly string[]): number[] {
  return synonyms.map((synonym) => folded.indexOf(synonym)).filter((index) => index >= 0)
}

function isNumeric(values: readonly string[]): boolean {
  return values.length > 0 && values.every((value) => BARE_COUNT.test(value))
}

function isRating(values: readonly string[]): boolean {
  const counts = values.map((value) => parseCount(value) ?? 0)
  return counts.length >= 3 && counts.every((count) => count >= 1 && count <= 5) && new Set(counts).size > 1
}

/** `="5062245889608534"`, as tables for Excel keep long digits. */
function unwrap(cell: string): string {
  return /^="(\d+)"$/.exec(cell)?.[1] ?? cell
}

function listHeadings(headings: readonly string[]): string {
  const named = headings.slice(0, MOST_NAMED).map((heading) => {
    return heading.length > LONGEST_NAMED ? `${heading.slice(0, LONGEST_NAMED)}…` : heading
  })
  return [...named, ...(headings.length > MOST_NAMED ? ['…'] : [])].join(', ')
}
