import type { FoundComment, Quote } from '../../types.js'
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
    if (i === 0 && isPost(head, shape)) post = comment.own
    else comments.push({ ...comment.own, ...(section && { section }) })
    if (comment.answer) comments.push({ ...comment.answer, replyTo: comment.own.author })
  }
  return { comments, first: first.start, post }
}

/** The first floor of a thread is the article: floor 1, or the site's own word for it. */
function isPost({ groups }: Head, shape: Shape): boolean {
  if (shape.postFloor !== undefined) return groups.floor === shape.postFloor
  const thread = shape.authorAbove || shape.quote === 'blockquote'
  return thread && (groups.floor === '1' || groups.floor === '0' || groups.first !== undefined)
}

function findHeads(lines: readonly Line[], shape: Shape): Head[] {
  const heads: Head[] = []
  for (let at = 0; at < lines.length; at++) {
    const groups = headAt(lines, at, shape)
    if (!groups) continue
    const body = at + (shape.either ? 1 : shape.head.length)
    if (shape.authorAbove) {
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

/** A comment, and what the page's owner answers below it. */
interface Read {
  readonly own: FoundComment
  readonly answer?: FoundComment
}

function readComment(lines: readonly Line[], head: Head, next: number | undefined, shape: Shape): Read | undefined {
  const { body, groups, quotes, footed } = bodyOf(lines, head, next, shape)
  if (shape.footNeeded && !footed) return undefined
  const answered = shape.replyLine && body[0] && shape.replyLine.exec(body[0].text)?.groups
  const own = answered ? body.slice(1) : body
  const all = { ...head.groups, ...groups, ...answered }
  if (shape.answer) return readAnswered(all, own, shape.answer)
  return { own: makeOwn(all, own, quotes, shape) }
}

/** The paragraph above the owner's line is the answer, what stands before it the comment. */
function readAnswered(groups: Groups, lines: readonly Line[], answer: RegExp): Read {
  const foot = lines.findIndex(({ text }) => answer.test(text))
  if (foot < 2) return { own: makeComment(groups, joinLines(foot < 0 ? lines : lines.slice(0, foot))) }
  const gap = lines.findLastIndex((line, i) => i > 0 && i < foot && line.gap > 0)
  const split = gap < 0 ? 1 : gap
  return {
    own: makeComment(groups, joinLines(lines.slice(0, split))),
    answer: makeComment(answer.exec(lines[foot]!.text)!.groups!, joinLines(lines.slice(split, foot))),
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
}

/**
 * The lines from the head on. Quoted comments come first, each with a head and a foot of its own; what follows the last of
 * their feet is the comment's.
 */
function bodyOf(lines: readonly Line[], head: Head, next: number | undefined, shape: Shape): Body {
  const quotes: Quote[] = []
  let body: Line[] = []
  let quoted: { author: string | undefined; lines: Line[] } | undefined
  for (let i = head.body; i < (next ?? lines.length); i++) {
    const line = lines[i]!
    const quoteAuthor = shape.quoteHead?.exec(line.text)?.groups?.author
    if (quoteAuthor !== undefined && (shape.foot !== undefined || i === head.body)) {
      if (quoted) quotes.push({ author: quoted.author, text: joinLines(quoted.lines) })
      quoted = { author: quoteAuthor, lines: [] }
      if (!shape.foot && lines[i + 1]) {
        quotes.push({ author: quoteAuthor, text: lines[++i]!.text })
        quoted = undefined
      }
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
    if (foot && quoted && !feetFollow(lines, i + 1, next, shape)) {
      // quoted floors without buttons of their own: the writer's words follow the last one's line
      const [first, ...rest] = quoted.lines
      quotes.push({ author: quoted.author, text: first?.text ?? '' })
      return { body: rest, groups: foot.groups ?? {}, quotes, footed: true }
    }
    if (foot && quoted) {
      quotes.push({ author: quoted.author, text: joinLines(quoted.lines) })
      quoted = undefined
      continue
    }
    if (foot) return { body, groups: foot.groups ?? {}, quotes, footed: true }
    if (shape.afterFoot?.test(line.text)) continue
    if (line.role.closes && !quoted) break
    if ((line.role.noise && shape.quote !== 'blockquote') || (line.role.opens && line.role.section)) continue
    if (quoted) quoted.lines.push(line)
    else body.push(line)
  }
  if (next === undefined && !shape.foot && !shape.authorAbove && shape.quote !== 'blockquote') body = untilWideGap(body)
  return { body, groups: {}, quotes, footed: false }
}

function feetFollow(
  lines: readonly Line[],
  from: number,
  next: number | undefined,
  { foot, quoteFloor }: Shape,
): boolean {
  return lines
    .slice(from, next)
    .some(({ text }, i, all) => foot!.test(text) && !quoteFloor?.test(all[i + 1]?.text ?? ''))
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
