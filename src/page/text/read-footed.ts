import type { FoundComment, Quote } from '../../types.js'
import { type Found, type Groups, makeComment } from './found.js'
import { joinLines, type Line } from './lines.js'
import type { Shape } from './shape.js'

/** The lines between two feet, with what the second foot says. */
interface Unit {
  readonly lines: readonly Line[]
  readonly at: number
  readonly groups: Groups
  /** A quoted comment follows its author's name, and the writer's own words come with the next foot. */
  readonly quoting: boolean
  readonly section: FoundComment['section']
}

/** Comments that end with a line of buttons: author, body, perhaps the time, foot. */
export function readFooted(lines: readonly Line[], shape: Shape): Found | undefined {
  if (!lines.some(({ text }) => shape.foot?.test(text))) return undefined
  const { units, replies } = cutUnits(lines, shape)
  const first = units[0]
  if (!first) return undefined
  const named = fromName(first, shape)
  units[0] = named
  replies.set(named, replies.get(first) ?? [])
  const names = new Set(units.map((unit) => shape.lead?.exec(unit.lines[0]?.text ?? '')?.groups?.author))
  const comments: FoundComment[] = []
  let post: FoundComment | undefined
  for (let i = 0; i < units.length; i++) {
    const unit = units[i]!
    const quotes = quotesOf(unit, units[i + 1], names, shape)
    const own = quotes ? units[++i]! : unit
    const comment = quotes ? readQuoting(unit, own, quotes) : readUnit(unit, shape)
    if (!comment) continue
    if (shape.postFloor !== undefined && comment.floor === shape.postFloor) post = comment
    else comments.push({ ...comment, ...(own.section && { section: own.section }) })
    for (const reply of replies.get(own) ?? []) comments.push({ ...reply, replyTo: reply.replyTo ?? comment.author })
  }
  return { comments, first: named.at, post }
}

/** The first unit from its name on: what stands above a name with its rank and level is the page's. */
function fromName(unit: Unit, { skipAfterLead }: Shape): Unit {
  if (skipAfterLead.length === 0) return unit
  const name = unit.lines.findIndex((_, at) =>
    skipAfterLead.every((pattern, k) => pattern.test(unit.lines[at + 1 + k]?.text ?? '')),
  )
  return name <= 0 ? unit : { ...unit, lines: unit.lines.slice(name), at: unit.at + name }
}

function cutUnits(lines: readonly Line[], shape: Shape) {
  const units: Unit[] = []
  const replies = new Map<Unit, FoundComment[]>()
  let start = firstLine(lines, shape)
  let section: FoundComment['section']
  let quoting = false
  let own: Line[] = []
  for (let at = start; at < lines.length; at++) {
    const line = lines[at]!
    const foot = shape.foot?.exec(line.text)
    if (foot) {
      const unit: Unit = { lines: own, at: start, groups: { ...timeOf(own, shape), ...foot.groups }, quoting, section }
      units.push(unit)
      own = []
      quoting = false
      start = at + 1
    } else if (shape.ad?.test(line.text)) own = []
    else if (shape.replies?.foot.test(line.text)) {
      const reply = shape.replies.line.exec(own.at(-1)?.text ?? '')?.groups
      const unit = units.at(-1)
      if (reply && unit) {
        const comment = makeComment({ ...reply, ...shape.replies.foot.exec(line.text)?.groups }, reply.text ?? '')
        replies.set(unit, [...(replies.get(unit) ?? []), comment])
      }
      own = []
    } else if (shape.quoted?.test(line.text)) quoting = true
    else if (line.role.opens) {
      section = line.role.section ?? section
      own = []
    } else if (line.role.closes) {
      if (units.length > 0 && !feetAhead(lines, at, shape)) break
      own = []
    } else if (!line.role.noise) own.push(line)
  }
  return { units, replies }
}

/** Units before the list opens are the page's own: it starts after the last heading in front of the first foot. */
function firstLine(lines: readonly Line[], shape: Shape): number {
  const foot = lines.findIndex((line) => shape.foot?.test(line.text))
  for (let i = foot; i >= 0; i--) if (lines[i]!.role.opens) return i
  return Math.max(0, foot - UNOPENED)
}

/** Lines before the first foot that are looked at when no heading opens the list. */
const UNOPENED = 6
/** How far ahead the next foot may be when a line looks like the list's end. */
const AHEAD = 24

function feetAhead(lines: readonly Line[], at: number, shape: Shape): boolean {
  return lines.slice(at + 1, at + AHEAD).some((line) => shape.foot?.test(line.text))
}

function timeOf(own: Line[], shape: Shape): Groups {
  const groups = shape.timeLine?.exec(own.at(-1)?.text ?? '')?.groups
  if (groups) own.pop()
  return groups ?? {}
}

function readUnit({ lines, groups }: Unit, shape: Shape): FoundComment | undefined {
  const [first, ...rest] = lines
  if (!first) return undefined
  const inline =
    rest.length === 0 || shape.inlineLead?.test(first.text) ? shape.inlineLead?.exec(first.text)?.groups : undefined
  if (inline) return makeComment({ ...groups, ...inline }, [inline.text ?? '', joinLines(rest)].join('\n'))
  const lead = shape.lead?.exec(first.text)?.groups
  if (!lead) return undefined
  return makeComment({ ...groups, ...lead }, joinLines(rest.slice(countSkipped(rest, shape))))
}

/** Lines below the name that are no words (a rank, a level). A short line alone may be the words themselves. */
function countSkipped(rest: readonly Line[], { skipAfterLead }: Shape): number {
  let skipped = 0
  for (const pattern of skipAfterLead) if (rest[skipped] && pattern.test(rest[skipped]!.text)) skipped++
  return skipped === rest.length && skipped < skipAfterLead.length ? 0 : skipped
}

/** Quoted comments are told by the site's own line, or by a second name above a text that is another comment's. */
function quotesOf(
  unit: Unit,
  next: Unit | undefined,
  names: ReadonlySet<string | undefined>,
  shape: Shape,
): Quote[] | undefined {
  const [, second, ...rest] = unit.lines
  if (!next || !shape.timeLine || !second) return undefined
  const author = shape.lead?.exec(second.text)?.groups?.author
  const known = author !== undefined && names.has(author) && author === second.text
  // words alone with their buttons have no author of their own
  const answered = next.lines.length === 1 && rest.length > 0
  if (!unit.quoting && !(known && rest.length > 0) && !answered) return undefined
  return [{ author: second.text, text: joinLines(rest) }]
}

/** The writer's name stands above the quote, the writer's words and figures come after it. */
function readQuoting(quoting: Unit, own: Unit, quotes: readonly Quote[]): FoundComment {
  const author = quoting.lines[0]!.text.split(/\s+/, 1)[0]!
  return makeComment({ ...own.groups, author }, joinLines(own.lines), quotes)
}
