import { foldLabel, headingOf, isWholeHeading } from '../html/generic-headings.js'
import { isProfile } from '../html/generic-piece.js'
import generic from '../html/generic-words.json' with { type: 'json' }
import { type Mark, markLine } from './line-marks.js'
import words from './line-words.json' with { type: 'json' }
import type { Line } from './lines.js'
import { ANSWERED, COUNTED_HEADING } from './mark-patterns.js'

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

/**
 * What each line is; `undefined` when fewer than `needed` of them could be where a comment begins or ends, told as soon as it
 * is sure: on a page of a known layout most lines need not be looked into.
 */
export function readRows(lines: readonly Line[], needed: number): readonly Row[] | undefined {
  const headings = findHeadings(lines)
  const rows: Row[] = []
  const known = new Map<string, Row>()
  let others = 0
  let timed = false
  let opened = false
  for (const line of lines) {
    const like = line.text.length <= SHORT ? known.get(line.text) : undefined
    const row = like?.gap === line.gap ? like : readRow(line, headings.has(line.text))
    if (row !== like && line.text.length <= SHORT && known.size < MOST_KNOWN) known.set(line.text, row)
    rows.push(row)
    timed ||= row.time !== undefined
    opened ||= row.kind === 'opens'
    if (!isAnchor(row, timed) && !(opened && !timed && isBareCount(row)) && ++others > lines.length - needed)
      return undefined
  }
  return rows.map((row, at) => {
    if (isHandle(rows, at)) return { ...row, kind: 'marks', words: '' }
    return isFigure(rows, at) ? { ...row, kind: 'marks', words: '', marks: NONE, time: undefined } : row
  })
}

const PROFILE: ReadonlySet<string> = new Set(generic.profile)
/** 「12关注」 */
const COUNTED_PROFILE = new RegExp(`^\\d[\\d,.]*\\s?(?:${generic.profile.join('|')})$`)
/** The value below a label is not longer, in characters. */
const LONGEST_FIGURE = 12

/** 「帖子」 on a line of its own and 「1,024」 on the next: what a forum prints below a writer's name. */
function isFigure(rows: readonly Row[], at: number): boolean {
  const { text, kind } = rows[at]!
  if (kind === 'opens' || kind === 'closes') return false
  if (PROFILE.has(text) || COUNTED_PROFILE.test(text)) return true
  const above = rows[at - 1]?.text ?? ''
  if (text.length > LONGEST_FIGURE || kind !== 'marks') return false
  // a rank may have its number below it; below 「作者」 stand likes
  const isRank = BADGE.test(above) && !generic.speakers.includes(above)
  return PROFILE.has(above) || (isRank && isBareCount(rows[at]!))
}

/** 「@someone」 between a name and a dot: the same writer once more. */
function isHandle(rows: readonly Row[], at: number): boolean {
  const { text, kind } = rows[at]!
  return (
    kind === 'words' && HANDLE.test(text) && rows[at - 1]?.kind === 'words' && BETWEEN.test(rows[at + 1]?.text ?? '')
  )
}

const HANDLE = /^@[\w.]{1,40}$/

/** Short lines stand many times on a page (times, buttons): each is looked into once. In characters. */
const SHORT = 40
/** Of so many different ones; names are as short and have no end. */
const MOST_KNOWN = 10_000

/**
 * The texts of lines that may be headings and stand no more often than headings do. Below a heading of the page's comments
 * what counts answers leads to those of one comment.
 */
function findHeadings(lines: readonly Line[]): ReadonlySet<string> {
  const labels = new Map<string, string>()
  const counts = new Map<string, number>()
  let opened = false
  for (const line of lines) {
    const label = labels.get(line.text) ?? (mayHead(line) ? foldLabel(line.text) : undefined)
    if (label === undefined) continue
    const answers = ANSWERED.test(line.text)
    if (answers && opened && !labels.has(line.text)) continue
    opened ||= !answers
    labels.set(line.text, label)
    counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  return new Set([...labels].filter(([, label]) => counts.get(label)! <= MOST_HEADINGS).map(([text]) => text))
}

/** A row where a comment may begin or end: with a time or a place; buttons count where no row has a time. */
function isAnchor({ kind, marks, time }: Row, timed: boolean): boolean {
  if (time !== undefined || (kind === 'marks' && marks[0]?.kind === 'place')) return true
  return !timed && marks.some(({ control }) => control === 'reply' || control === 'like')
}

/** A number alone: on pages that print no times it ends a comment, or stands between its name and its words. */
export function isBareCount({ kind, marks }: Row): boolean {
  return kind === 'marks' && marks.length > 0 && marks.every((mark) => mark.kind === 'count')
}

/** 「评论」 and 「5 条回复」 may be headings and buttons. */
function mayHead({ text, role }: Line): boolean {
  return text.length <= 40 && (role.opens || headingOf(text) === 'comments' || COUNTED_HEADING.test(text))
}

function readRow(line: Line, heads: boolean): Row {
  const { text, role } = line
  if (BETWEEN.test(text) || isProfile(text)) return makeRow(line, 'marks', '', NONE)
  const { words: said, marks } = markLine(text)
  if (said === '' && marks.length > 0 && !(heads && isHeading(text, marks))) {
    // 「最热评论」 is made of two buttons: one list ends there, but lists of news have it too
    const weak = heads && isWholeHeading(text)
    return weak ? makeRow(line, 'closes', text, NONE, role.section) : makeRow(line, 'marks', '', marks)
  }
  if (heads && (marks.length === 0 || said === '' || COUNTED_HEADING.test(text)))
    return makeRow(line, 'opens', text, NONE, role.section)
  if (role.closes || headingOf(text) === 'other') return makeRow(line, 'closes', text, NONE)
  if (role.noise || BADGE.test(text)) return makeRow(line, 'marks', '', NONE)
  return makeRow(line, 'words', said, marks)
}

/** A line of marks alone that is no button: 「5 条回复」 counts a list. */
function isHeading(text: string, marks: readonly Mark[]): boolean {
  const answers = marks.some(({ control }) => control === 'reply') && !COUNTED_HEADING.test(text)
  return !answers && !marks.some((mark) => MORE.test(mark.text))
}

const NONE: readonly Mark[] = []

/** A dot between a name and a time, on a line of its own. */
const BETWEEN = /^[·・⋅∙•|｜]$/u

function makeRow(
  { text, gap }: Line,
  kind: Row['kind'],
  words: string,
  marks: readonly Mark[],
  section?: Row['section'],
): Row {
  return { kind, words, marks, time: timeOf(marks), section, gap, text }
}

/** 「共 5 条回复」 leads to answers and opens nothing. */
const MORE = new RegExp(`^(?:${words.more.join('|')})`, 'u')

function timeOf(marks: readonly Mark[]): string | undefined {
  for (const { kind, text } of marks) if (kind === 'time') return text
  return undefined
}
