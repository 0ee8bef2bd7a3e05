import type { FoundComment } from '../../types.js'
import { foldHeading, SYNONYMS } from '../records/columns.js'
import { recordComment } from '../records/record-comment.js'
import { findColumns } from '../records/table-columns.js'
import { closestOf, type Document, type Element, select, textOf } from './dom.js'

/** Rows that are looked at to tell what a column holds. */
const SAMPLE = 50
const TEXTS: ReadonlySet<string> = new Set(SYNONYMS.text)
const AUTHORS: ReadonlySet<string> = new Set(SYNONYMS.author)

/**
 * Reads tables whose own first row names their columns (网友 · 评论内容 · 时间), as spreadsheets save them as pages: like an
 * export. Empty where no table names both who wrote and what. Linear in the page.
 */
export function readHeadedTables(page: Document): readonly FoundComment[] {
  const tables = new Set(select('table', page))
  // tables around tables are a page's layout
  const outer = new Set([...tables].map((table) => closestOf(table, tables)))
  return [...tables].flatMap((table) => (outer.has(table) ? [] : readTable(select('tr', table))))
}

function readTable([head, ...below]: readonly Element[]): readonly FoundComment[] {
  const headings = head ? cellsOf(head) : []
  const folded = headings.map(foldHeading)
  if (!folded.some((one) => TEXTS.has(one)) || !folded.some((one) => AUTHORS.has(one))) return []
  const rows = below.map(cellsOf)
  const fitting = rows.filter((cells) => cells.length === folded.length)
  // half of the rows or more are of another kind: a table of a page's layout
  if (fitting.length * 2 < rows.length || !hasText(folded, fitting)) return []
  const { read } = findColumns(headings, fitting.slice(0, SAMPLE))
  return fitting.map((cells) => recordComment(read(cells))).filter(({ text }) => text !== '')
}

/** Whether a column that may hold texts holds more than numbers: 「评论」 also heads their counts. */
function hasText(folded: readonly string[], rows: readonly (readonly string[])[]): boolean {
  return folded.some((heading, at) => TEXTS.has(heading) && rows.some((cells) => /\p{L}/u.test(cells[at]!)))
}

function cellsOf(row: Element): readonly string[] {
  return row.children.flatMap((cell) => (isCell(cell) ? [textOf(cell)] : []))
}

function isCell(node: Element['children'][number]): node is Element {
  return 'name' in node && (node.name === 'td' || node.name === 'th')
}
