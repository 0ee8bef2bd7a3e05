import type { FoundComment, Quote } from '../../types.js'
import { timeIn } from '../html/generic-labels.js'
import { type Found, type Groups, makeComment } from './found.js'
import { joinLines, type Line } from './lines.js'
import { stripTags, takeArrows, takeBlockquotes } from './quotes.js'
import { roleOf } from './section-words.js'
import type { Shape } from './shape.js'

interface Head {
  /** First line of the comment: its head, or the author above it. */
  readonly start: number
  /** First line of its body. */
  readonly body: number
  readonly groups: Groups
}

/** Comments under a head of author and time, each with its body up to its foot or to the next head. */
export function readHeaded(lines: readonly Line[], shape: Shape): Found | undefined {
  const heads = findHeads(lines, shape)
  const first = heads[0]
  if (!first) return undefined
  const comments: FoundComment[] = []
  let section: FoundComment['section']
  let post: FoundComment | undefined
  for (const [i, head] of heads.entries()) {
    section = sectionBefore(lines, i === 0 ? 0 : heads[i - 1]!.body, head.start) ?? section
    const comment = readComment(lines, head, heads[i + 1]?.start, shape)
    if (!comment) continue
    if (i === 0 && isPost(head, shape, lines)) post = comment.own
    else comments.push({ ...comment.own, ...(section && { section }) })
    for (const answer of comment.answers) comments.push({ ...answer, replyTo: comment.own.author })
  }
  return { comments: shape.signatures ? withoutSignatures(comments) : comments, first: first.start, post }
}

/** Comments without what stands last in several of one author's, or in a third of all. */
function withoutSignatures(comments: readonly FoundComment[]): FoundComment[] {
  const counts = new Map<string, number>()
  const lastOf = ({ text }: FoundComment) => (text.includes('\n') ? text.slice(text.lastIndexOf('\n') + 1) : undefined)
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const comment of comments) {
    const last = lastOf(comment)
    if (last === undefined) continue
    count(last)
    count(JSON.stringify([comment.author, last]))
  }
  const least = Math.max(3, comments.length / 3)
  return comments.map((comment) => {
    const last = lastOf(comment)
    const known =
      last !== undefined && (counts.get(last)! >= least || counts.get(JSON.stringify([comment.author, last]))! > 1)
    return known ? { ...comment, text: comment.text.slice(0, -last.length).trimEnd() } : comment
  })
}

/** The first floor of a thread is the article: floor 1, or the site's own word for it. */
function isPost({ groups, start }: Head, shape: Shape, lines: readonly Line[]): boolean {
  if (shape.laterPage) return !lines.slice(0, start).some(({ text }) => shape.laterPage!.test(text))
  if (groups.first !== undefined) return true
  if (shape.postFloor !== undefined) return groups.floor === shape.postFloor
  const thread = shape.authorAbove || shape.block !== undefined || shape.quote === 'blockquote'
  return thread && (groups.floor === '1' || groups.floor === '0')
}

function findHeads(lines: readonly Line[], shape: Shape): Head[] {
  const heads: Head[] = []
  for (let at = 0; at < lines.length; at++) {
    const groups = headAt(lines, at, shape)
    if (!groups) continue
    const body = at + (shape.either ? 1 : shape.head.length)
    if (shape.block) {
      const block = blockAbove(lines, heads.at(-1)?.body ?? 0, at, shape.block)
      if (block) heads.push({ start: block.start, body, groups: { ...groups, ...block.groups } })
    } else if (shape.authorAbove) {
      const above = authorAbove(lines, heads.at(-1)?.body ?? 0, at)
      heads.push({ start: above, body, groups: { ...groups, author: lines[above]?.text } })
    } else heads.push({ start: at, body, groups })
    at = body - 1
  }
  return heads
}

function headAt(lines: readonly Line[], at: number, { head, either }: Shape): Groups | undefined {
  if (either) {
    for (const pattern of head) {
      const groups = pattern.exec(lines[at]!.text)?.groups
      if (groups) return groups
    }
    return undefined
  }
  let groups: Groups | undefined
  for (let i = 0; i < head.length; i++) {
    const match = head[i]!.exec(lines[at + i]?.text ?? '')
    if (!match) return undefined
    groups = groups ? { ...groups, ...match.groups } : match.groups
  }
  return groups
}

/** Lines of a writer's figures (posts, points, ranks) between the name and the head, at most. */
const MOST_FIGURES = 40

/** The lines about a post's writer: from behind the buttons of the post before to the head. */
function blockAbove(
  lines: readonly Line[],
  from: number,
  head: number,
  { end, floor }: NonNullable<Shape['block']>,
): { readonly start: number; readonly groups: Groups } | undefined {
  const least = Math.max(from, head - MOST_FIGURES)
  let groups: Groups = {}
  let start = head
  while (start > least && !end.test(lines[start - 1]!.text)) {
    start--
    groups = { ...floor.exec(lines[start]!.text)?.groups, ...groups }
  }
  // the first post has the page above it: its writer is not known from there, and it is the article
  const bounded = start > least
  if (start === head || (!bounded && groups.first === undefined && groups.floor !== '1')) return undefined
  return { start, groups: { ...groups, author: bounded ? lines[start]!.text : undefined } }
}

/** Lines a signature may take between the author and the head. */
const MOST_ABOVE = 4

/** The line with the author above a head: the one after the widest gap, for a post is set apart from the one before it. */
function authorAbove(lines: readonly Line[], from: number, head: number): number {
  let widest = head - 1
  for (let i = head - 1; i >= Math.max(from, head - MOST_ABOVE); i--) {
    // a banner between two posts: what follows it is the author
    if (lines[i]!.role.noise) return Math.min(i + 1, head - 1)
    if (lines[i]!.gap > lines[widest]!.gap) widest = i
  }
  return Math.max(from, widest)
}

/** A comment, and the short answers within or below it. */
interface Read {
  readonly own: FoundComment
  readonly answers: readonly FoundComment[]
}

function readComment(lines: readonly Line[], head: Head, next: number | undefined, shape: Shape): Read | undefined {
  const { body: whole, groups, quotes, footed, end } = bodyOf(lines, head, next, shape)
  if (shape.footNeeded && !footed) return undefined
  const { body, remarks } = takeRemarks(whole, shape)
  const answered = shape.replyLine && body[0] && shape.replyLine.exec(body[0].text)?.groups
  const own = answered ? body.slice(1) : body
  const all = { ...head.groups, ...groups, ...answered }
  if (shape.answer) return readAnswered(all, own, shape.answer)
  const below = shape.under ? answersBelow(lines, end, next, shape.under) : []
  return { own: makeOwn(all, own, quotes, shape), answers: [...remarks, ...below] }
}

function answersBelow(lines: readonly Line[], from: number, next: number | undefined, under: RegExp): FoundComment[] {
  return lines.slice(from, next).flatMap(({ text }) => {
    const groups = under.exec(text)?.groups
    return groups ? [makeComment(groups, groups.text ?? '')] : []
  })
}

/** The remarks that other readers left within a post, and the post without them. */
function takeRemarks(
  body: readonly Line[],
  { remarks }: Shape,
): { readonly body: readonly Line[]; readonly remarks: readonly FoundComment[] } {
  const open = remarks ? body.findIndex(({ text }) => remarks.open.test(text)) : -1
  if (!remarks || open < 0) return { body, remarks: [] }
  const found: FoundComment[] = []
  let at = open + 1
  for (; at + 1 < body.length; at += 2) {
    const groups = remarks.line.exec(body[at + 1]!.text)?.groups
    if (!groups) break
    found.push(makeComment({ ...groups, author: body[at]!.text }, groups.text ?? ''))
  }
  return { body: [...body.slice(0, open), ...body.slice(at)], remarks: found }
}

/** The paragraph above the owner's line is the answer, what stands before it the comment. */
function readAnswered(groups: Groups, lines: readonly Line[], answer: RegExp): Read {
  const foot = lines.findIndex(({ text }) => answer.test(text))
  if (foot < 2) return { own: makeComment(groups, joinLines(foot < 0 ? lines : lines.slice(0, foot))), answers: [] }
  const gap = lines.findLastIndex((line, i) => i > 0 && i < foot && line.gap > 0)
  const split = gap < 0 ? 1 : gap
  return {
    own: makeComment(groups, joinLines(lines.slice(0, split))),
    answers: [makeComment(answer.exec(lines[foot]!.text)!.groups!, joinLines(lines.slice(split, foot)))],
  }
}

function makeOwn(all: Groups, own: readonly Line[], quotes: readonly Quote[], shape: Shape): FoundComment {
  if (shape.quote === 'blockquote') {
    const unquoted = takeBlockquotes(joinLines(own))
    const lines = stripTags(unquoted.text).split('\n')
    return makeComment(all, lines.filter((text) => !roleOf(text.trim()).noise).join('\n'), unquoted.quotes)
  }
  if (shape.quote === 'discuz') {
    const unquoted = takeArrows(own.map((line) => line.text))
    return makeComment(all, unquoted.text, unquoted.quotes)
  }
  if (shape.replyAt) {
    const first = own[0]?.text ?? ''
    // a name alone on its line is the blog's, one before words is the writer's
    const alone = own.length > 1 ? /^@([^，。！？,!?]{1,30})$/.exec(first)?.[1] : undefined
    const replyTo = alone ?? /^@(\S{1,40})/.exec(first)?.[1]
    return makeComment({ ...all, replyTo }, joinLines(alone === undefined ? own : own.slice(1)), quotes)
  }
  return makeComment(all, joinLines(own), quotes)
}

interface Body {
  readonly body: Line[]
  readonly groups: Groups
  readonly quotes: Quote[]
  readonly footed: boolean
  /** The line behind what was read. */
  readonly end: number
}

/**
 * The lines from the head on. Quoted comments come first, each with a head and a foot of its own; what follows the last of
 * their feet is the comment's.
 */
function bodyOf(lines: readonly Line[], head: Head, next: number | undefined, shape: Shape): Body {
  const quotes: Quote[] = []
  let body: Line[] = []
  let quoted: { author: string | undefined; lines: Line[] } | undefined
  let remarked = false
  let last: number | undefined
  for (let i = head.body; i < (next ?? lines.length); i++) {
    const line = lines[i]!
    remarked ||= shape.remarks?.open.test(line.text) === true
    const quoteAuthor = remarked ? undefined : shape.quoteHead?.exec(line.text)?.groups?.author
    if (quoteAuthor !== undefined && (shape.foot !== undefined || i === head.body)) {
      if (quoted) quotes.push({ author: quoted.author, text: joinLines(quoted.lines) })
      quoted = { author: quoteAuthor, lines: [] }
      if (!shape.foot && lines[i + 1]) {
        quotes.push({ author: quoteAuthor, text: lines[++i]!.text })
        quoted = undefined
      }
      continue
    }
    if (quoted && shape.quoteEnd?.test(line.text)) {
      quotes.push({ author: quoted.author, text: joinLines(quoted.lines) })
      quoted = undefined
      continue
    }
    const held = i === head.body ? shape.quoteLine?.exec(line.text)?.groups : undefined
    if (held) {
      quotes.push({ author: held.author, text: held.text ?? '' })
      continue
    }
    const floor = shape.quoteFloor?.exec(line.text)?.groups?.author
    if (floor !== undefined && lines[i + 1]) {
      quotes.push({ author: floor, text: lines[++i]!.text })
      continue
    }
    const foot = shape.foot?.exec(line.text)
    // the buttons of a quoted comment stand above its head
    if (foot && shape.quoteFloor?.test(lines[i + 1]?.text ?? '')) continue
    if (foot && quoted && last === undefined)
      last = shape.signatures ? i : lastFoot(lines, head.body, next ?? lines.length, shape)
    if (foot && quoted && last! <= i) {
      // quoted floors without buttons of their own: the writer's words follow the last one's line
      const { text, rest } = cutQuoted(quoted.lines)
      quotes.push({ author: quoted.author, text })
      return { body: [...body, ...rest], groups: foot.groups ?? {}, quotes, footed: true, end: i + 1 }
    }
    if (foot && quoted) {
      quotes.push({ author: quoted.author, text: joinLines(quoted.lines) })
      quoted = undefined
      continue
    }
    if (foot) return { body, groups: foot.groups ?? {}, quotes, footed: true, end: i + 1 }
    if (shape.afterFoot?.test(line.text)) continue
    if (line.role.closes && !quoted) break
    if ((line.role.noise && shape.quote !== 'blockquote') || (line.role.opens && line.role.section)) continue
    if (quoted) quoted.lines.push(line)
    else body.push(line)
  }
  if (next === undefined && !shape.foot && !shape.authorAbove && shape.quote !== 'blockquote') body = untilWideGap(body)
  if (quoted && shape.signatures) {
    const { text, rest } = cutQuoted(quoted.lines)
    quotes.push({ author: quoted.author, text })
    body.push(...rest)
  }
  return { body, groups: {}, quotes, footed: false, end: next ?? lines.length }
}

/** A quoted text and what the writer says below it: what stands before an empty line is quoted, else the first line. */
function cutQuoted(lines: readonly Line[]): { readonly text: string; readonly rest: readonly Line[] } {
  const from = lines[0] && timeIn(lines[0].text).rest.trim() === '' ? 1 : 0
  const gap = lines.findIndex((line, i) => i > from && line.gap > 0)
  const end = gap < 0 ? from + 1 : gap
  return { text: joinLines(lines.slice(from, end)), rest: lines.slice(end) }
}

/** The last line of a comment that is its own foot; looked for once, for quoted comments may be many. */
function lastFoot(lines: readonly Line[], from: number, next: number, { foot, quoteFloor }: Shape): number {
  for (let at = next - 1; at >= from; at--)
    if (foot?.test(lines[at]!.text) && !quoteFloor?.test(lines[at + 1]?.text ?? '')) return at
  return -1
}

/** After the last comment the page goes on: a gap wider than those inside the body ends it. */
function untilWideGap(body: readonly Line[]): Line[] {
  const cut = body.findIndex((line, i) => i > 0 && line.gap > 3)
  return cut < 0 ? [...body] : body.slice(0, cut)
}

function sectionBefore(lines: readonly Line[], from: number, to: number): FoundComment['section'] {
  for (let i = to - 1; i >= from; i--) {
    const section = lines[i]!.role.section
    if (section) return section
  }
  return undefined
}
