import type { FoundComment, Quote } from '../../types.js'
import { cutReply, regionIn } from '../html/generic-labels.js'
import { withEndPlaces } from './end-places.js'
import type { Found } from './found.js'
import { ANSWERS, begun, ended } from './generic-edges.js'
import { type Named, readNames } from './generic-names.js'
import { takePreviews } from './generic-previews.js'
import { type Row, readRows } from './generic-rows.js'
import { findRuns, type Run } from './generic-runs.js'
import { cutUnits, LAYOUTS, type Unit } from './generic-units.js'
import { withLeadTimes } from './lead-times.js'
import type { Mark } from './line-marks.js'
import { authorOf } from './line-name.js'
import words from './line-words.json' with { type: 'json' }
import type { Line } from './lines.js'
import { LEAD_FLOOR, matchAt } from './mark-patterns.js'

/**
 * Reads a copied page of no known shape: lines that hold nothing but times, places and buttons show where comments begin or
 * end, and the layout that explains most of them says where the names and the words stand. `undefined` without clear evidence.
 *
 * @param needed comments it must be able to find to be of use: where fewer lines could begin or end one it gives `undefined`
 */
export function readGeneric(lines: readonly Line[], needed: number): Found | undefined {
  const read = readRows(lines, needed)
  if (!read) return undefined
  const { rows, answers } = takePreviews(read)
  let best: { readonly runs: readonly Run[]; readonly score: number } | undefined
  for (const layout of LAYOUTS) {
    const runs = findRuns(rows, cutUnits(rows, layout))
    const score = runs.reduce((sum, run) => sum + run.score, 0)
    if (score > (best?.score ?? 0)) best = { runs, score }
  }
  if (!best) return undefined
  const { runs } = best
  const first = runs[0]!.units[0]!
  const comments = commentsOf(rows, runs, answers)
  const isPost =
    !rows.slice(0, first.from).some(({ kind, text }) => kind === 'opens' || isGroundFloor(text)) &&
    /^\D{0,2}[01]\D{0,2}$/.test(comments[0]?.floor ?? '')
  return isPost
    ? { comments: comments.slice(1), first: first.from, post: comments[0]! }
    : { comments, first: first.from }
}

/** 「#0 某某」: the thread's article stands above, and floor 1 answers it. */
function isGroundFloor(line: string): boolean {
  return /^\D{0,2}0\D{0,2}$/.test(matchAt(LEAD_FLOOR, line, 0)?.groups?.floor ?? '')
}

function commentsOf(
  rows: readonly Row[],
  runs: readonly Run[],
  answers: ReadonlyMap<number, FoundComment>,
): readonly FoundComment[] {
  const last = runs.at(-1)!.units.at(-1)!
  const before = runs.flatMap(({ units }) => units)
  const trimmed = runs.map(({ units, section }) => ({
    section,
    units: withEndPlaces(withLeadTimes(units)).map((unit, i) =>
      unit.from === last.from ? ended(rows, unit, before) : i === 0 ? begun(rows, unit, units) : unit,
    ),
  }))
  const all = trimmed.flatMap(({ units }) => units)
  const names = readNames(all.map(({ name }) => name))
  const context: Context = {
    names,
    authors: new Set([...names.values()].map(({ author }) => author)),
    people: new Set([...names.values()].flatMap(({ author, answered }) => (answered ? [author, answered] : [author]))),
    said: bodiesOf(all, names),
    constants: findConstants(all),
    next: new Map(all.slice(1).map(({ name }, i) => [all[i]!.name, names.get(name)?.author ?? name])),
    bodies: new Map(all.map(({ body, name }) => [body.join('\n'), names.get(name)?.author])),
  }
  return trimmed.flatMap(({ units, section }) =>
    units.flatMap((unit, i) => {
      const comment = readUnit(unit, context)
      const below = answersTo(comment, rows, unit, units[i + 1]?.from, answers)
      return [...(comment ? [comment] : []), ...below].map((each) => ({ ...each, ...(section && { section }) }))
    }),
  )
}

/** The answers shown in short from a unit on to the next, or to where its list ends. */
function answersTo(
  comment: FoundComment | undefined,
  rows: readonly Row[],
  { from, to }: Unit,
  next: number | undefined,
  answers: ReadonlyMap<number, FoundComment>,
): readonly FoundComment[] {
  if (answers.size === 0) return []
  const below: FoundComment[] = []
  for (let at = from; at < (next ?? rows.length); at++) {
    if (at >= to && rows[at]!.kind !== 'marks') break
    const answer = answers.get(at)
    if (answer) below.push({ replyTo: comment?.author, ...answer })
  }
  return below
}

/** What is known of all units when one is read. */
interface Context {
  readonly names: ReadonlyMap<string, Named>
  readonly authors: ReadonlySet<string>
  /** Those, and whom they answer. */
  readonly people: ReadonlySet<string>
  /** The words of each author's comments. */
  readonly said: ReadonlyMap<string, readonly string[]>
  readonly constants: ReadonlySet<string>
  /** The name after each unit's line of its name. */
  readonly next: ReadonlyMap<string, string>
  readonly bodies: ReadonlyMap<string, string | undefined>
}

function bodiesOf(units: readonly Unit[], names: ReadonlyMap<string, Named>): ReadonlyMap<string, readonly string[]> {
  const said = new Map<string, string[]>()
  for (const { name, body } of units) {
    const author = names.get(name)?.author
    if (author === undefined) continue
    const known = said.get(author)
    if (known) known.push(body.join('\n'))
    else said.set(author, [body.join('\n')])
  }
  return said
}

/** Short lines that many units have beside their words: signatures, ranks. */
function findConstants(units: readonly Unit[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { body } of units) {
    if (body.length < 2) continue
    for (const line of new Set(body)) if (line.length <= 40) counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  const least = Math.max(3, units.length / 3)
  return new Set([...counts].filter(([, count]) => count >= least).map(([line]) => line))
}

const SIGNATURE = new RegExp(words.signatures.join('|'), 'u')
const QUOTE_HEADS = words.quoteHeads.map((source) => new RegExp(source, 'u'))
function readUnit({ name: line, body: lines, marks, layout }: Unit, context: Context): FoundComment | undefined {
  const { constants } = context
  const joined = lines.length === 0 && layout === 'foot' ? splitJoined(line, context.people) : undefined
  const name = joined?.[0] ?? line
  const body = joined ? [joined[1]] : lines
  const named = context.names.get(name) ?? (authorOf(name) === undefined ? undefined : { author: authorOf(name)! })
  if (named === undefined) return undefined
  const own = withoutName(body, named.author, context.next.get(name)).filter(
    (line) => body.length === 1 || !(constants.has(line) || SIGNATURE.test(line)),
  )
  const { rest, quotes } = takeQuote(own, context, named.author)
  const at = ANSWERS.exec(rest[0] ?? '')
  const said = at && (rest.length > 1 || at[0] !== rest[0]) ? [rest[0]!.slice(at[0].length), ...rest.slice(1)] : rest
  const { text, answered } = cutReply(withoutMention(said, context.authors).join('\n').trim())
  const mentioned = said.length > 0 ? mentionedIn(said[0]!, context.authors) : undefined
  const time = marks.find(({ kind }) => kind === 'time')?.text
  if (text.trim() === '' && time === undefined) return undefined
  const region = marks.find(({ kind }) => kind === 'place')?.text
  const floor = marks.find(({ kind }) => kind === 'floor')?.text
  const replyTo =
    named.answered ?? answered ?? mentioned ?? (at && said !== rest ? at[1] : undefined) ?? quotes[0]?.author
  const likes = countOf(marks, 'like') ?? lone(marks)
  const dislikes = countOf(marks, 'dislike')
  return {
    author: named.author,
    text: text.trim(),
    ...(time !== undefined && { time }),
    ...(likes !== undefined && { likes }),
    ...(dislikes !== undefined && { dislikes }),
    ...(region !== undefined && { region: regionIn(region, true) ?? region }),
    ...(replyTo !== undefined && { replyTo }),
    ...(floor !== undefined && { floor }),
    ...(quotes.length > 0 && { quotes }),
  }
}

/** Who is answered where words begin with the name of another writer of the page: 「@某某 说得对」. */
function mentionedIn(line: string, authors: ReadonlySet<string>): string | undefined {
  const name = /^[@＠](\S{1,40})\s+\S/u.exec(line)?.[1]
  return name !== undefined && authors.has(name) ? name : undefined
}

function withoutMention(lines: readonly string[], authors: ReadonlySet<string>): readonly string[] {
  const [first, ...rest] = lines
  const name = first === undefined ? undefined : mentionedIn(first, authors)
  return name === undefined ? lines : [first!.slice(name.length + 1).trimStart(), ...rest]
}

/** A name and words without anything between them, told by the name that stands elsewhere on the page too. */
function splitJoined(line: string, people: ReadonlySet<string>): readonly [string, string] | undefined {
  for (let size = Math.min(LONGEST_NAME, line.length - LEAST_SAME); size >= 2; size--)
    if (people.has(line.slice(0, size))) return [line.slice(0, size), line.slice(size)]
  return undefined
}

/** In characters. */
const LONGEST_NAME = 20

/** Pictures of writers have their name as text: it stands once more above the words, or below those of the comment before. */
function withoutName(body: readonly string[], author: string, next: string | undefined): readonly string[] {
  const end = body.length > 1 && next !== undefined && body.at(-1) === next ? body.length - 1 : body.length
  const [first = '', ...rest] = body.slice(0, end)
  if (!first.startsWith(author)) return [first, ...rest]
  const more = first.slice(author.length)
  const said = /^\s?[:：]\s*/.exec(more)
  if (said) return [more.slice(said[0].length), ...rest]
  return rest.length > 0 && authorOf(first) !== undefined && more.length <= LONGEST_BADGE ? rest : [first, ...rest]
}

/** A rank behind a name is not longer, in characters. */
const LONGEST_BADGE = 12

/** Lines of a quoted parent that are looked at. */
const LONGEST_QUOTE = 20

/** The parent that some sites print above an answer: under a line with its author, or word for word another comment of the page. */
function takeQuote(
  body: readonly string[],
  { bodies, authors, said }: Context,
  author: string,
): { readonly rest: readonly string[]; readonly quotes: readonly Quote[] } {
  const short = body.length > 1 ? quotedShort(body[0]!, said, author) : undefined
  if (short) return { rest: body.slice(1), quotes: [short] }
  const head = QUOTE_HEADS.map((pattern) => pattern.exec(body[0] ?? '')?.[1]).find(
    (name) => name !== undefined && authors.has(name),
  )
  const from = head === undefined ? 0 : 1
  for (let end = Math.min(body.length - 1, LONGEST_QUOTE); end > from; end--) {
    const text = body.slice(from, end).join('\n')
    if (!bodies.has(text) || bodies.get(text) === author) continue
    const quoted = head ?? bodies.get(text)
    return { rest: body.slice(end), quotes: [{ ...(quoted !== undefined && { author: quoted }), text }] }
  }
  if (head === undefined || body.length < 3) return { rest: body, quotes: [] }
  return { rest: body.slice(2), quotes: [{ author: head, text: body[1]! }] }
}

/** 「他的话的开头...他的话 名字」: a line that begins like what somebody said and ends with the name. */
function quotedShort(line: string, said: ReadonlyMap<string, readonly string[]>, author: string): Quote | undefined {
  for (let size = 1; size <= LONGEST_NAME && size < line.length - LEAST_SAME; size++) {
    const name = line.slice(-size)
    const words = name === author ? undefined : said.get(name)
    const text = words?.find((each) => each.startsWith(line.slice(0, LEAST_SAME)))
    if (text !== undefined) return { author: name, text }
  }
  return undefined
}

/** Characters that two texts have in common by more than chance. */
const LEAST_SAME = 4

function countOf(marks: readonly Mark[], control: 'like' | 'dislike'): number | undefined {
  const counted = marks.find((mark) => mark.control === control && mark.count !== undefined)
  if (counted) return counted.count
  const at = marks.findIndex((mark) => mark.control === control)
  // the number may stand on a line of its own
  return at < 0 ? undefined : [marks[at + 1], marks[at - 1]].find((mark) => mark?.kind === 'count')?.count
}

/** A number without a label is that of the likes, when it is the only one and no button counts anything. */
function lone(marks: readonly Mark[]): number | undefined {
  const counts = marks.filter(({ kind }) => kind === 'count')
  return counts.length === 1 && !marks.some(({ control }) => control === 'like') ? counts[0]!.count : undefined
}
