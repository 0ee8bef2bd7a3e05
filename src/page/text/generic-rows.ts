import { foldLabel, headingOf } from '../html/generic-headings.js'
import { type Mark, markLine } from './line-marks.js'
import words from './line-words.json' with { type: 'json' }
import type { Line } from './lines.js'
import { COUNTED_HEADING } from './mark-patterns.js'
import { closesList, isNoise, opensList, sectionOf } from './section-words.js'

/**
 * A line of a page of unknown layout: `opens` and `closes` a list of comments, `marks` alone, or `words` with perhaps marks
 * behind them.
 */
export interface Row {
  readonly kind: 'words' | 'marks' | 'opens' | 'closes'
  readonly words: string
  readonly marks: readonly Mark[]
  readonly time: string | undefined
  readonly section: 'hot' | 'latest' | undefined
  readonly gap: number
  /** The whole line. */
  readonly text: string
}

const BADGE = new RegExp(`^(?:${words.badges.join('|')})$`, 'u')

/** A heading stands once for each list; what stands more often is a button. */
const MOST_HEADINGS = 2

/** What each line is. */
export function readRows(lines: readonly Line[]): readonly Row[] {
  const counts = new Map<string, number>()
  const labels = lines.map(({ text }) => (mayHead(text) ? foldLabel(text) : undefined))
  for (const label of labels) if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1)
  return lines.map((line, i) => readRow(line, labels[i] !== undefined && counts.get(labels[i]!)! <= MOST_HEADINGS))
}

/** 「评论」 and 「5 条回复」 may be headings and buttons. */
function mayHead(text: string): boolean {
  return (
    text.length <= 40 && (opensList({ text, gap: 0 }) || headingOf(text) === 'comments' || COUNTED_HEADING.test(text))
  )
}

function readRow(line: Line, heads: boolean): Row {
  const { gap, text } = line
  const row = { text, words: text, marks: [], time: undefined, section: undefined, gap }
  const { words: said, marks } = markLine(text)
  const counted = COUNTED_HEADING.test(text)
  const answers = marks.some(({ control }) => control === 'reply') && !counted
  if (said === '' && marks.length > 0 && !(heads && !answers && !marks.some(({ text }) => MORE.test(text))))
    return { ...row, kind: 'marks', words: '', marks, time: timeOf(marks) }
  if (heads && (counted || marks.length === 0 || said === ''))
    return { ...row, kind: 'opens', section: sectionOf(line) }
  if (closesList(line) || headingOf(text) === 'other') return { ...row, kind: 'closes' }
  if (isNoise(line) || BADGE.test(text)) return { ...row, kind: 'marks', words: '' }
  return { ...row, kind: 'words', words: said, marks, time: timeOf(marks) }
}

/** 「共 5 条回复」 leads to answers and opens nothing. */
const MORE = new RegExp(`^(?:${words.more.join('|')})`, 'u')

function timeOf(marks: readonly Mark[]): string | undefined {
  return marks.find(({ kind }) => kind === 'time')?.text
}
