import type { FoundComment, Quote } from '../../types.js'
import { timeIn } from '../html/generic-labels.js'
import { findHeads, type Head } from './find-heads.js'
import { type Found, type Groups, makeComment } from './found.js'
import { previewsIn } from './generic-previews.js'
import { joinLines, type Line, TOOLS } from './lines.js'
import { stripTags, takeArrows, takeBlockquotes } from './quotes.js'
import { roleOf } from './section-words.js'
import type { Shape } from './shape.js'
import { withoutSignatures } from './signatures.js'

/** Comments under a head of author and time, each with its body up to its foot or to the next head. */
export function readHeaded(lines: readonly Line[], shape: Shape): Found | undefined {
  const from = shape.opened ? lines.findIndex(({ role }) => role.opens) + 1 : 0
  const heads = findHeads(lines, shape).filter(({ start }) => start >= from)
  const first = heads[0]
  if (!first || (shape.opened && (from === 0 || first.start - from > TOOLS))) return undefined
  const comments: FoundComment[] = []
  let section: FoundComment['section']
  let post: FoundComment | undefined
  for (const [i, head] of heads.entries()) {
    section = sectionBefore(lines, i === 0 ? 0 : heads[i - 1]!.body, head.start) ?? section
    const comment = readComment(lines, head, heads[i + 1]?.start, shape)
    if (!comment) continue
    if (i === 0 && isPost(head, shape, lines)) post = comment.own
    else comments.push({ ...comment.own, ...(section && { section }) })
    for (const answer of comment.answers) comments.push({ ...answer, replyTo: answer.replyTo ?? comment.own.author })
  }
  if (shape.opened && !arePeople(comments)) return undefined
  return { comments: shape.signatures ? withoutSignatures(comments) : comments, first: first.start, post }
}

/** Dates with titles have no words below them, and the stages of a work (开工, 验收) come again. */
function arePeople(comments: readonly FoundComment[]): boolean {
  const said = comments.filter(({ text }) => text !== '')
  return said.length >= comments.length * 0.8 && new Set(said.map(({ author }) => author)).size * 2 > said.length
}

/** The first floor of a thread is the article: floor 1, or the site's own word for it. */
function isPost({ groups, start }: Head, shape: Shape, lines: readonly Line[]): boolean {
  if (shape.laterPage) return !lines.slice(0, start).some(({ text }) => shape.laterPage!.test(text))
  if (groups.first !== undefined) return true
  if (shape.postFloor !== undefined) return groups.floor === shape.postFloor
  const thread = shape.authorAbove || shape.block !== undefined || shape.quote === 'blockquote'
  return thread && (groups.floor === '1' || groups.floor === '0')
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
  const below = shape.under
    ? answersBelow(lines, end, next, shape.under)
    : footed
      ? previewsIn(lines.slice(end, Math.min(next ?? lines.length, end + MOST_BELOW)))
      : []
  return { own: makeOwn(all, own, quotes, shape), answers: [...remarks, ...below] }
}

/** Lines behind a comment's buttons that are looked at for answers shown in short. */
const MOST_BELOW = 8

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
