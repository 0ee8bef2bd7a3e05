import type { FoundComment } from '../../types.js'
import { scoreHeadings } from '../records/columns.js'
import { recordComment } from '../records/record-comment.js'
import { findColumns } from '../records/table-columns.js'
import type { Found } from './found.js'
import type { Line } from './lines.js'
import { roleOf } from './section-words.js'

const BLOCK = /^(?:>\s?|[-*+•]\s+|#{1,6}\s+)+/
const STRONG = /(\*\*|__)(?=\S)(.{1,200}?)\1/g
/** What leads nowhere is no link: 「[doge](笑)」 has an emoji's code. */
const LINK = /!?\[([^[\]]{0,200})\]\((?=[a-z][\w+.-]*:|[/#.?]|[\w-]+\.\w)[^()\s]{0,500}\)/gi
const ESCAPED = /\\([\\`*_{}[\]()#+.!<>|~-])/g

/**
 * The lines without Markdown's marks (bullets, quotes, headings, bold, links): a list of comments is one in whatever marks it
 * stands. `undefined` when there are none.
 */
export function withoutMarkdown(lines: readonly Line[]): readonly Line[] | undefined {
  let marked = false
  let gap = 0
  const plain: Line[] = []
  for (const line of lines) {
    const text = stripMarks(line.text)
    marked ||= text !== line.text
    gap += line.gap
    if (text === '') {
      gap++
      continue
    }
    plain.push(text === line.text && gap === line.gap ? line : { text, gap, role: roleOf(text) })
    gap = 0
  }
  return marked ? plain : undefined
}

function stripMarks(text: string): string {
  if (!/[*_>#+•[\\-]/.test(text)) return text
  return text.replace(BLOCK, '').replace(STRONG, '$2').replace(LINK, '$1').replace(ESCAPED, '$1').trim()
}

/** True for a text with Markdown's marks at or around it. */
export function isMarked(text: string): boolean {
  return stripMarks(text) !== text
}

const RULE = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?$/

/** Reads Markdown's tables whose headings name a comment's text and one column more; `undefined` without any. */
export function readMarkdownTable(lines: readonly Line[]): Found | undefined {
  const comments: FoundComment[] = []
  let first: number | undefined
  for (let at = 1; at < lines.length; at++) {
    if (!RULE.test(lines[at]!.text)) continue
    const headings = cellsOf(lines[at - 1]!.text)
    const { text, known } = scoreHeadings(headings)
    if (text < 0 || known < 2) continue
    const rows: string[][] = []
    first ??= at - 1
    while (lines[at + 1]?.text.includes('|')) {
      rows.push(fitCells(cellsOf(lines[++at]!.text), headings.length, text))
    }
    const columns = findColumns(headings, rows.slice(0, 50), undefined)
    for (const cells of rows) comments.push(recordComment(columns.read(cells)))
  }
  return first === undefined ? undefined : { comments, first }
}

/** As many cells as there are headings: a bar too many stands in the words at `text`, cells that are missing are empty. */
function fitCells(cells: readonly string[], count: number, text: number): string[] {
  const surplus = cells.length - count
  if (surplus <= 0) return [...cells, ...Array.from({ length: -surplus }, () => '')]
  const words = cells.slice(text, text + surplus + 1).join('|')
  return [...cells.slice(0, text), words, ...cells.slice(text + surplus + 1)]
}

function cellsOf(row: string): string[] {
  return row
    .replace(/^\|/, '')
    .replace(/\|\s*$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) =>
      stripMarks(cell.trim())
        .replace(/<br\s*\/?>/gi, '\n')
        .replace(/\\\|/g, '|'),
    )
}
