import type { FoundComment } from '../../types.js'
import { isWholeHeading } from '../html/generic-headings.js'
import { cutReply } from '../html/generic-labels.js'
import generic from '../html/generic-words.json' with { type: 'json' }
import { joinedNames } from './generic-names.js'
import { isBareCount, type Row } from './generic-rows.js'
import { authorOf } from './line-name.js'
import type { Line } from './lines.js'
import { ANSWERED } from './mark-patterns.js'

/** The rows of a page without the answers shown in short below a comment, and those answers by the row they began at. */
export interface Previewed {
  readonly rows: readonly Row[]
  readonly answers: ReadonlyMap<number, FoundComment>
}

/** Answers that apps show below a comment, at most. */
const MOST = 5
const MOST_LINES = 12
const SAID = /^(.{1,40}?)\s?[:：]\s?(.+)$/su

/**
 * Apps show the first answers to a comment in lines that say who speaks (「甲：…」, 「乙 回复 @甲：…」), below the comment's own
 * buttons, mostly above 「共 3 条回复」.
 */
export function takePreviews(rows: readonly Row[]): Previewed {
  const answers = new Map<number, FoundComment>()
  const taken = new Set<number>()
  let opened = false
  for (const [at, row] of rows.entries()) {
    const spoken = SPEAKERS.has(row.text) ? spokenAt(rows, at, opened) : undefined
    opened ||= row.kind === 'opens' || isWholeHeading(row.text)
    if (spoken) {
      answers.set(at, spoken.answer)
      for (let line = at; line <= spoken.last; line++) taken.add(line)
    }
    const short = isBelowButtons(rows, at, taken) ? answerIn(row.text) : undefined
    if (short) {
      answers.set(at, short)
      taken.add(at)
    }
    if (row.kind !== 'marks' || !ANSWERED.test(row.text)) continue
    let from = at
    while (at - from < MOST_LINES && rows[from - 1]?.kind === 'words' && rows[from - 1]!.time === undefined) from--
    if (from === at || rows[from - 1]?.kind !== 'marks') continue
    const said = joinLines(rows.slice(from, at).map(({ text }) => text))
    if (!said || said.length > MOST) continue
    for (const { first, answer } of said) answers.set(from + first, answer)
    for (let line = from; line < at; line++) taken.add(line)
  }
  if (answers.size === 0) return { rows, answers }
  return {
    rows: rows.map((row, at) => (taken.has(at) ? { ...row, kind: 'marks', words: '', marks: [] } : row)),
    answers,
  }
}

const SPEAKERS: ReadonlySet<string> = new Set(generic.speakers)

/**
 * The words of the article's writer below a comment's count of likes, or below its words under a heading of comments: under
 * 「作者」 alone, perhaps with a count before or behind them. Where a time or a place follows, they are a comment like the others.
 */
function spokenAt(
  rows: readonly Row[],
  at: number,
  opened: boolean,
): { readonly answer: FoundComment; readonly last: number } | undefined {
  const before = rows[at - 1]
  const counted = rows[at + 1] !== undefined && isBareCount(rows[at + 1]!)
  const isBelow =
    before && ((before.marks.length > 0 && isCounted(before)) || ((counted || opened) && before.kind === 'words'))
  if (!isBelow) return undefined
  const said = at + (counted ? 2 : 1)
  const behind = rows[said + 1]
  if (rows[said]?.kind !== 'words' || rows[said]!.marks.length > 0) return undefined
  if (behind?.marks.some(({ kind }) => kind === 'time' || kind === 'place')) return undefined
  const closing = !counted && behind !== undefined && isCounted(behind)
  const likes = (counted ? rows[at + 1]! : closing ? behind : undefined)?.marks.find(
    ({ count }) => count !== undefined,
  )?.count
  return {
    answer: { author: rows[at]!.text, text: rows[said]!.words, ...(likes !== undefined && { likes }) },
    last: closing ? said + 1 : said,
  }
}

/**
 * Whether a line that may say 「甲：…」 stands below a comment's buttons or another such line, and above the next comment's name or the
 * end of the list: where a time or buttons follow, it is a comment of its own or the first line of one.
 */
function isBelowButtons(rows: readonly Row[], at: number, taken: ReadonlySet<number>): boolean {
  const [before, row] = [rows[at - 1], rows[at]!]
  if (row.kind !== 'words' || row.marks.length > 0 || !before) return false
  const follows =
    taken.has(at - 1) || (before.kind === 'marks' && before.marks.some(({ control }) => control === 'reply'))
  if (!follows) return false
  let end = at + 1
  while (end - at < MOST_LINES && rows[end]?.kind === 'words' && rows[end]!.time === undefined) end++
  if (rows[end]?.kind !== 'marks') return true
  const isName = end - 1 > at && authorOf(rows[end - 1]!.words) !== undefined
  return isName && !ANSWERED.test(rows[end]!.text)
}

/** Nothing but counts and buttons to like or answer. */
function isCounted({ kind, marks }: Row): boolean {
  return (
    kind === 'marks' &&
    marks.every(({ kind, control }) => kind === 'count' || control === 'like' || control === 'reply')
  )
}

/** The same in lines that stand below a comment's buttons: all of them up to 「共 3 条回复」 say who speaks, else none is read. */
export function previewsIn(lines: readonly Line[]): readonly FoundComment[] {
  const own = lines.filter(({ text, role }) => !role.noise || ANSWERED.test(text))
  const end = own.slice(0, MOST + 1).findIndex(({ text }) => ANSWERED.test(text))
  const answers = own.slice(0, Math.max(0, end)).map(({ text }) => answerIn(text))
  return answers.every((answer) => answer !== undefined) ? answers : []
}

/** Answers of several lines each, the first of which says who speaks; `undefined` where the topmost does not. */
function joinLines(
  lines: readonly string[],
): readonly { readonly first: number; readonly answer: FoundComment }[] | undefined {
  const answers: { first: number; answer: FoundComment }[] = []
  for (const [first, line] of lines.entries()) {
    const answer = answerIn(line)
    const last = answers.at(-1)
    if (answer) answers.push({ first, answer })
    else if (!last) return undefined
    else answers[answers.length - 1] = { ...last, answer: { ...last.answer, text: `${last.answer.text}\n${line}` } }
  }
  return answers
}

function answerIn(line: string): FoundComment | undefined {
  const said = SAID.exec(line)
  const joined = said ? joinedNames(said[1]!) : undefined
  const author = said ? authorOf(joined?.author ?? said[1]!) : undefined
  if (!said || author === undefined) return undefined
  const { text, answered } = cutReply(said[2]!)
  const replyTo = joined?.answered ?? answered
  return text.trim() === '' ? undefined : { author, text: text.trim(), ...(replyTo !== undefined && { replyTo }) }
}
