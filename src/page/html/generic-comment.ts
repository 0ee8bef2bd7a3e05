import type { FoundComment, Quote } from '../../types.js'
import { parseCount } from '../count.js'
import { toIsoTime } from '../time.js'
import { joinPieces } from './generic-join.js'
import { cutReply, nameBeside, nameIn, regionIn, splitPlace, timeIn } from './generic-labels.js'
import { isNamed, type NamedRole } from './generic-names.js'
import { type Outline, timeOf } from './generic-outline.js'
import { AGE, countBehind } from './generic-piece.js'
import type { Roles } from './generic-roles.js'
import words from './generic-words.json' with { type: 'json' }

/** Makes a comment of a block whose pieces have roles; without whom it answers by where it stands. */
export function readComment(outline: Outline, roles: Roles): FoundComment {
  const { pieces } = outline
  const { block, author, time, rest } = roles
  const inText = new Set(roles.text)
  const outside = roles.own.said.filter((at) => !inText.has(at))
  const head = time === undefined ? undefined : pieces[time]!.text.trim()
  const isShort = (at: number) => at !== roles.second && pieces[at]!.size <= 8
  const isTold = (at: number) =>
    isShort(at) || isHolderNamed(outline, at, 'region', 1) || /^\s*[[【(（].+[\])）】]\s*$/.test(pieces[at]!.text)
  const region = [...rest, ...outside.filter((at) => pieces[at]!.kind !== 'text' || (at !== author && isTold(at)))]
    .map((at) => regionIn(timeIn(pieces[at]!.text).rest, isHolderNamed(outline, at, 'region', 2)))
    .find((each) => each !== undefined)
  const name =
    author !== undefined ? nameIn(pieces[author]!.text) : time !== undefined ? nameBeside(pieces[time]!) : undefined
  const mention = mentionFirst(outline, roles.text)
  const { text, answered } = cutReply(joinPieces(outline, mention ? roles.text.slice(1) : roles.text))
  const floor = outside.find((at) => pieces[at]!.kind === 'floor')
  const quotes = quotesOf(outline, roles)
  const replyTo = secondName(outline, roles) ?? mention ?? answered ?? quotes.at(-1)?.author
  const id = idOf(outline, block.from)
  const likes = countOf(outline, outside, 'like')
  const dislikes = countOf(outline, outside, 'dislike')
  const near = region ?? (head === undefined ? undefined : regionIn(timeIn(head).rest, false))
  const printed =
    head === undefined
      ? undefined
      : (timeIn(head).time ?? timeOf(outline.elements[pieces[time!]!.holder]!.node) ?? AGE.exec(head)?.[0])
  const stated = time === undefined ? undefined : statedTime(outline, pieces[time]!.holder, printed)
  const { name: bare, place: behind } = name === undefined ? { name, place: undefined } : splitPlace(name)
  const writer =
    bare ??
    [...rest, ...outside.filter((at) => words.readers.some((word) => pieces[at]!.text.trim().endsWith(word)))]
      .map((at) => pieces[at]!.text.trim())
      .find((each) => regionIn(each, false) !== undefined)
  return {
    text,
    ...(id !== undefined && { id }),
    ...(writer !== undefined && { author: writer }),
    ...(printed !== undefined && { time: printed }),
    ...(stated !== undefined && { timeIso: stated }),
    ...(likes !== undefined && { likes }),
    ...(dislikes !== undefined && { dislikes }),
    ...((near ?? behind) !== undefined && { region: near ?? behind }),
    ...(replyTo !== undefined && { replyTo }),
    ...(floor !== undefined && { floor: pieces[floor]!.text.trim() }),
    ...(quotes.length > 0 && { quotes }),
  }
}

/** Elements around a printed time that may state it in full. */
const TIME_HEIGHT = 3
const TIME_ATTRIBUTES = ['datetime', 'title', 'data-time', 'data-timestamp', 'data-original-title']

/** The time that the markup states where that is more than what is printed: `<time datetime="2024-03-05T09:12Z">8个月前</time>`. */
function statedTime({ elements }: Outline, holder: number, printed = ''): string | undefined {
  const known = toIsoTime(printed)?.length ?? 0
  let element = elements[holder]
  for (let height = 0; element && height < TIME_HEIGHT; height++) {
    const { attribs } = element.node
    for (const name of TIME_ATTRIBUTES) {
      const iso = toIsoTime(attribs[name] ?? '')
      if (iso !== undefined && iso.length > known) return iso
    }
    element = elements[element.parent]
  }
  return undefined
}

/** A linked `@name` before the words: whom they answer. */
function mentionFirst({ elements, pieces }: Outline, text: readonly number[]): string | undefined {
  const [first, next] = text
  if (first === undefined || next === undefined || (elements[pieces[first]!.holder]?.link ?? -1) < 0) return undefined
  const name = /^\s*[@＠]\s?(.{1,40})$/.exec(pieces[first]!.text)?.[1]
  return name === undefined ? undefined : nameIn(name)
}

/** 「甲 回复 乙」: the second name, when only a reply's label stands between them. */
function secondName({ pieces }: Outline, { author, second, own }: Roles): string | undefined {
  if (author === undefined || second === undefined || second < author) return undefined
  const between = own.said.filter((at) => at > author && at < second)
  const joins = between.length > 0 && between.every((at) => pieces[at]!.kind !== 'text' || pieces[at]!.size < 4)
  if (!joins || !between.some((at) => pieces[at]!.control === 'reply')) return undefined
  return nameIn(pieces[second]!.text)
}

/** The quotes of a comment; of quotes within quotes the innermost first, it was said first. */
function quotesOf(outline: Outline, { own }: Roles): readonly Quote[] {
  const { elements, pieces } = outline
  const stacks = new Map<number, number[]>()
  for (const at of own.quoted) {
    const quote = elements[pieces[at]!.holder]!.innerQuote
    const stack = stacks.get(quote)
    if (stack) stack.push(at)
    else stacks.set(quote, [at])
  }
  const depth = (element: number) => elements[element]!.depth
  return [...stacks]
    .sort(([one], [other]) => depth(other) - depth(one) || one - other)
    .flatMap(([, stack]) => quoteOf(outline, stack))
}

/** 「引用 某某 的评论：…」 in one run of text. */
const QUOTING = new RegExp(
  `^\\s*(?:${[...words.replyMarks, ...words.quoteMarks].join('|')})\\s?[@＠]?([^:：\\s]{1,20})\\s?(?:${words.replyEnds.join('|')})?\\s?[:：](.+)$`,
)

/** A quoted comment, of the pieces of one quote. */
function quoteOf(outline: Outline, all: readonly number[]): readonly Quote[] {
  const { pieces } = outline
  const isPlate = (at: number) => ['mark', 'control', 'says', 'time'].includes(pieces[at]!.kind)
  const isNumber = (at: number) => ['floor', 'count'].includes(pieces[at]!.kind)
  const quoted = all.filter((at) => !isPlate(at) && !(isNumber(at) && at !== all.at(-1)))
  const [first, ...others] = quoted
  if (first === undefined) return []
  const next = pieces[all[all.indexOf(first) + 1] ?? -1]?.text.slice(0, 12) ?? ''
  const { text, kind } = pieces[first]!
  const isPlated =
    all[all.indexOf(first) + 1] !== others[0] && pieces[first]!.size <= 20 && pieces[others[0] ?? -1]?.broken
  const labelled =
    isPlated || /[:：]\s*$/.test(text) || /^\s*[:：]|[:：]\s*$/.test(next) || isHolderNamed(outline, first, 'author', 2)
  const run = others.length === 0 ? QUOTING.exec(text) : null
  if (run) return [{ author: run[1]!, text: run[2]!.trim() }]
  const named = others.length > 0 && (kind === 'head' || (labelled && pieces[first]!.size <= 40))
  const author = named ? nameIn(timeIn(text.trim()).rest) : undefined
  const said = joinPieces(outline, author === undefined ? quoted : others)
  return said === '' ? [] : [{ ...(author !== undefined && { author }), text: said }]
}

/** The number at a like button: in its label, next to it, or in an element whose class says so. */
function countOf(outline: Outline, outside: readonly number[], role: 'like' | 'dislike'): number | undefined {
  const { pieces } = outline
  // 「支持(<i>3</i>)」
  const isMark = (at: number | undefined) => at !== undefined && pieces[at]!.kind === 'mark'
  const isLike = (at: number) =>
    isHolderNamed(outline, at, role, 3) && (role === 'dislike' || !isHolderNamed(outline, at, 'dislike', 3))
  for (const [i, at] of outside.entries()) {
    const { control, kind, text } = pieces[at]!
    // 「2020-11-02 15:20 赞 7 回复」 may be one run
    const behind = control === undefined && kind !== 'time' && kind !== 'head' ? undefined : countBehind(role, text)
    if (behind !== undefined) return parseCount(behind)
    if (control !== role) continue
    const own = parseCount(text)
    if (own !== undefined) return own
    const beside = [outside[i + 1 + Number(isMark(outside[i + 1]))], outside[i - 1]].find(
      (other) => other !== undefined && pieces[other]!.kind === 'count' && areNear(outline, at, other),
    )
    if (beside !== undefined) return parseCount(pieces[beside]!.text)
  }
  const named = outside.find((at) => pieces[at]!.kind === 'count' && isLike(at))
  const shown = named ?? (role === 'like' ? bareCount(outline, outside) : undefined)
  return shown === undefined ? undefined : parseCount(pieces[shown]!.text)
}

/** Whether the class of a number says that it counts answers, ranks or floors. */
function isOther(outline: Outline, at: number): boolean {
  return (['comment', 'child', 'signature', 'dislike', 'time'] as const).some((role) =>
    isHolderNamed(outline, at, role, 1),
  )
}

const PROFILE: ReadonlySet<string> = new Set(words.profile)

/** 「帖子 356」: what a forum counts of a writer. */
function isOfWriter({ pieces }: Outline, count: number): boolean {
  return PROFILE.has((pieces[count - 1]?.text ?? '').replace(/[\s:：]+/g, ''))
}

/** A number that is the only one in its block counts likes; so does a button with nothing but a number beside a button to answer counts likes, when it is the only one. */
function bareCount(outline: Outline, outside: readonly number[]): number | undefined {
  const { pieces } = outline
  const all = outside.filter((at) => pieces[at]!.kind === 'count' && !isOfWriter(outline, at))
  if (all.length === 1 && all[0] !== outside[0] && !isOther(outline, all[0]!)) return all[0]
  const counts = all.filter((at) => isAlone(outline, at))
  const [only, ...others] = counts
  if (only === undefined || others.length > 0) return undefined
  const at = outside.indexOf(only)
  const beside = [outside[at - 1], outside[at + 1]]
  return beside.some((other) => other !== undefined && pieces[other]!.control === 'reply') ? only : undefined
}

/** Whether a number is all that a link or a button says, and its class does not say that it counts something else. */
function isAlone({ elements, pieces }: Outline, at: number): boolean {
  let holder = elements[pieces[at]!.holder]
  for (let step = 0; holder && step < 3; step++) {
    if (holder.endPiece - holder.firstPiece > 1) return false
    if (holder.words.some((word) => isNamed('comment', word) || isNamed('dislike', word))) return false
    if (holder.node.name === 'a' || holder.node.name === 'button') return true
    holder = elements[holder.parent]
  }
  return false
}

/** Whether two pieces stand in the same small element: the parent's parent of one holds the other. */
function areNear({ elements, pieces }: Outline, one: number, other: number): boolean {
  const holder = elements[pieces[one]!.holder]
  const near = elements[elements[holder?.parent ?? -1]?.parent ?? -1] ?? elements[holder?.parent ?? -1] ?? holder
  return near !== undefined && other >= near.firstPiece && other < near.endPiece
}

function isHolderNamed({ elements, pieces }: Outline, piece: number, role: NamedRole, height: number): boolean {
  let at = pieces[piece]!.holder
  for (let step = 0; step < height && at >= 0; step++) {
    const { words, parent } = elements[at]!
    if (words.some((word) => isNamed(role, word))) return true
    at = parent
  }
  return false
}

const ID_NAMES = [
  'data-id',
  'data-cid',
  'data-pid',
  'data-comment-id',
  'data-commentid',
  'data-reply-id',
  'comment-id',
  'comment_id',
  'rel',
]

function idOf({ elements }: Outline, from: number): string | undefined {
  const { attribs } = elements[from]!.node
  for (const name of ID_NAMES) if (/^[\w-]{1,40}$/.test(attribs[name] ?? '')) return attribs[name]
  const id = attribs.id ?? ''
  return /^[a-z_-]{0,40}(\d{1,24})$/i.exec(id)?.[1] ?? /^[0-9a-f]{16,40}$/.exec(id)?.[0]
}
