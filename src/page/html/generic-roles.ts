import { findAuthorPlaces, mayBeName } from './generic-author.js'
import type { Block } from './generic-groups.js'
import { nameBeside, regionIn } from './generic-labels.js'
import { isNamed } from './generic-names.js'
import type { Outline, OutlineElement } from './generic-outline.js'
import { type OwnPieces, ownPieces } from './generic-own.js'
import { findTextPlace, LIGHT, standsAt, type TextPlace } from './generic-text.js'
import words from './generic-words.json' with { type: 'json' }

/** What the pieces of one block are: indices of pieces. */
export interface Roles {
  readonly block: Block
  readonly own: OwnPieces
  readonly author: number | undefined
  /** Head pieces hold the time with a name beside it. */
  readonly time: number | undefined
  readonly text: readonly number[]
  /** A second name in the head: whom it answers, perhaps. */
  readonly second: number | undefined
  /** Places and other short texts that are neither name nor words. */
  readonly rest: readonly number[]
}

/** The roles of all blocks of a group, found together: what stands in the same place in each is the same field. */
export interface GroupRoles {
  readonly roles: readonly Roles[]
  readonly textPlace: TextPlace
}

/** Finds who speaks, what is said and when in each block; `undefined` when no text is left. */
export function findRoles(outline: Outline, blocks: readonly Block[], taken: Uint8Array): GroupRoles | undefined {
  const own = ownPieces(outline, blocks, taken)
  const found = readRoles(outline, blocks, own)
  const quotesAlone = blocks.filter((_, i) => own[i]!.quoted.length > 0 && !hasText(found, i)).length
  // where comments are nothing but quotes, those are their words
  return quotesAlone * 2 > blocks.length ? readRoles(outline, blocks, own.map(withQuotes)) : found
}

function hasText(found: GroupRoles | undefined, block: number): boolean {
  return (found?.roles[block]?.text.length ?? 0) > 0
}

function withQuotes({ said, quoted }: OwnPieces): OwnPieces {
  return { said: [...said, ...quoted].sort((a, b) => a - b), quoted: [] }
}

function readRoles(outline: Outline, blocks: readonly Block[], own: readonly OwnPieces[]): GroupRoles | undefined {
  const plates = findPlatePlaces(outline, own)
  const found = rolesWith(outline, blocks, own, plates)
  const said = found?.roles.filter(({ text }) => text.length > 0).length ?? 0
  // 「你在哪座城市？」 is answered with nothing but places
  return plates.size > 0 && said * 2 < blocks.length ? rolesWith(outline, blocks, own, new Set()) : found
}

/** The same with the places that hold nothing but where their writers are. */
function rolesWith(
  outline: Outline,
  blocks: readonly Block[],
  own: readonly OwnPieces[],
  plates: ReadonlySet<number>,
): GroupRoles | undefined {
  const names = findAuthorPlaces(outline, blocks, own)
  const constant = findConstants(outline, own)
  const mayBeText = freePieces(outline, own, plates)
  const isOwn = (at: number) => {
    const { text, holder } = outline.pieces[at]!
    return mayBeText[at] !== 0 && !constant.has(`${outline.elements[holder]?.place} ${text}`)
  }
  const isHead = (at: number) => nameBeside(outline.pieces[at]!) !== undefined
  const authors = own.map(({ said }) =>
    leaveWords(pickAuthors(outline, said, names), said.filter(isOwn), said.find(isHead)),
  )
  const isFree = (at: number, i: number) => isOwn(at) && !authors[i]!.includes(at)
  const free = own.map(({ said }, i) => said.filter((at) => isFree(at, i)))
  const other = own.map(({ said }, i) => said.filter((at) => !isFree(at, i) && outline.pieces[at]!.kind !== 'mark'))
  // what stands in a list of answers tells nothing of where the comment's own words stand
  const tells = free.map((pieces, i) => pieces.filter((at) => !isAnswer(outline, blocks[i]!, at)))
  const textPlace = findTextPlace(outline, blocks, tells.some((pieces) => pieces.length > 0) ? tells : free, other)
  if (!textPlace) return undefined
  const placeOf = placesOf(outline, blocks, free, other, textPlace)
  const hereOf = (i: number) => own[i]!.said.filter((at) => standsAt(outline, blocks[i]!, at, placeOf(i)))
  const isWord = findLightWords(
    outline,
    blocks.map((_, i) => hereOf(i).filter((at) => !authors[i]!.includes(at))),
    isFree,
  )
  const roles = blocks.map((block, i): Roles => {
    const { said } = own[i]!
    const here = hereOf(i)
    // the name may be known for whom it answers
    const lead = authors[i]!.includes(here[1]!) ? [] : replyLead(outline, here)
    const isSaid = (at: number) => textPlace.pure || isFree(at, i) || lead.includes(at) || isWord(at, i)
    const text = here.filter((at) => !authors[i]!.includes(at) && isSaid(at))
    const inText = new Set(text)
    const [author, second] = authors[i]!.filter((at) => !inText.has(at))
    const time = pickTime(
      outline,
      said.filter((at) => !inText.has(at)),
    )
    const rest = free[i]!.filter((at) => !inText.has(at))
    return { block, own: own[i]!, author, second, time, text, rest }
  })
  return { roles, textPlace }
}

/**
 * For each block the place of its words: that of the others, or where it has none there, one that is called alike. Answers may be
 * shown with a class less than comments are.
 */
function placesOf(
  outline: Outline,
  blocks: readonly Block[],
  free: readonly (readonly number[])[],
  other: readonly (readonly number[])[],
  { place, element }: TextPlace,
): (block: number) => number {
  const hasWords = (at: number, i: number) => standsAt(outline, blocks[i]!, at, place)
  const missed = free.flatMap((pieces, i) => (pieces.length > 0 && !pieces.some((at) => hasWords(at, i)) ? i : []))
  if (missed.length === 0 || !element) return () => place
  const second = findTextPlace(
    outline,
    missed.map((i) => blocks[i]!),
    missed.map((i) => free[i]!),
    missed.map((i) => other[i]!),
  )
  if (!second?.element || !isAkin(element, second.element)) return () => place
  const isMissed = new Set(missed)
  return (i) => (isMissed.has(i) ? second.place : place)
}

/** Whether two elements are called alike: by a class word, or by an id. */
function isAkin(one: OutlineElement, other: OutlineElement): boolean {
  const { id } = one.node.attribs
  return one.words.some((word) => other.words.includes(word)) || (id !== undefined && id === other.node.attribs.id)
}

/** Short words may look like names: where no others are left, only the first is one, and a single one below a time with a name is none. */
function leaveWords(
  names: readonly number[],
  said: readonly number[],
  head = Number.POSITIVE_INFINITY,
): readonly number[] {
  if ((names.length < 2 && !(head < names[0]!)) || !said.every((at) => names.includes(at))) return names
  return names.slice(0, names.length > 1 ? 1 : 0)
}

/** Marks the pieces that a comment may say: texts and emoji, but no plates of places. */
function freePieces({ pieces, elements }: Outline, own: readonly OwnPieces[], plates: ReadonlySet<number>): Uint8Array {
  const free = new Uint8Array(pieces.length)
  for (const { said } of own) {
    for (const at of said) {
      const { kind, text, size, holder } = pieces[at]!
      if (kind !== 'text' && kind !== 'emoji') continue
      const bracketed = size <= LONGEST_PLATE && BRACKETS.test(text)
      const { words, place } = elements[holder] ?? { words: [], place: -1 }
      const isPlate = bracketed || plates.has(place) || words.some((word) => isNamed('region', word))
      if (!isPlate || regionIn(text, !bracketed) === undefined) free[at] = 1
    }
  }
  return free
}

const LONGEST_PLATE = 20
/** Blocks in which a place must hold a plate, and the share of all it holds. */
const LEAST_PLATES = 2
const LEAST_PLATED = 0.8

/** Places that hold next to nothing but where writers are (「浙江」, 「来自北京」), whatever their elements are called. */
function findPlatePlaces({ pieces, elements }: Outline, own: readonly OwnPieces[]): ReadonlySet<number> {
  const counts = new Map<number, { all: number; plates: number }>()
  for (const { said } of own) {
    for (const at of said) {
      const { kind, text, size, holder } = pieces[at]!
      const place = elements[holder]?.place
      if (place === undefined || (kind !== 'text' && kind !== 'place')) continue
      const count = counts.get(place) ?? { all: 0, plates: 0 }
      counts.set(place, count)
      count.all++
      if (size <= LONGEST_PLATE && (kind === 'place' || regionIn(text, false) !== undefined)) count.plates++
    }
  }
  const isPlated = ({ all, plates }: { all: number; plates: number }) =>
    plates >= LEAST_PLATES && plates >= all * LEAST_PLATED
  return new Set([...counts].flatMap(([place, count]) => (isPlated(count) ? place : [])))
}

/** 「[浙江杭州]」 */
const BRACKETS = /^\s*[[【(（].{2,16}[\])）】]\s*$/

/**
 * Tells which buttons and counts are a comment's words: 「顶」 and 「666」 where a block has no others and those of other blocks
 * stand in such an element, unless half of the blocks have the like there; and what follows a mention in the same element.
 *
 * @param here for each block what stands where the words do
 */
function findLightWords(
  { pieces, elements }: Outline,
  here: readonly (readonly number[])[],
  isFree: (at: number, block: number) => boolean,
): (at: number, block: number) => boolean {
  const placeOf = (at: number) => elements[pieces[at]!.holder]?.place ?? -1
  const keyOf = (at: number) => `${placeOf(at)} ${pieces[at]!.control ?? pieces[at]!.kind}`
  const isAlone = here.map((all, i) => !all.some((at) => isFree(at, i)))
  const spoken = new Set(here.flatMap((all, i) => all.filter((at) => isFree(at, i)).map(placeOf)))
  const blocks = new Map<string, number>()
  for (const all of here) for (const key of new Set(all.map(keyOf))) blocks.set(key, (blocks.get(key) ?? 0) + 1)
  return (at, i) => {
    if (!LIGHT.has(pieces[at]!.kind)) return false
    if (isAlone[i]) return spoken.has(placeOf(at)) && blocks.get(keyOf(at))! * 2 <= here.length
    const before = here[i]![here[i]!.indexOf(at) - 1]
    const { holder } = pieces[at]!
    const inner = before === undefined ? -1 : pieces[before]!.holder
    return inner > holder && inner < (elements[holder]?.end ?? 0) && /^\s*[@＠]/.test(pieces[before!]!.text)
  }
}

/** Whether a piece stands in a list of answers within its block. */
function isAnswer({ elements, pieces }: Outline, { from }: Block, piece: number): boolean {
  for (let at = pieces[piece]!.holder; at > from; at = elements[at]!.parent)
    if (elements[at]!.words.some((word) => isNamed('answers', word))) return true
  return false
}

/** Points from which a place holds names whatever they look like. */
const SURE = 4

/** 「回复」 before 「某某 :正文」: there it is no button. */
function replyLead({ pieces }: Outline, here: readonly number[]): readonly number[] {
  const [first, name, next] = here
  if (first === undefined || name === undefined || pieces[first]!.control !== 'reply') return []
  const colon = /[:：]\s*$/.test(pieces[name]!.text) || (next !== undefined && /^\s*[:：]/.test(pieces[next]!.text))
  return colon ? [first] : []
}

/** The pieces of a block that stand where names stand, the likeliest place first. */
function pickAuthors(outline: Outline, said: readonly number[], names: ReadonlyMap<number, number>): readonly number[] {
  const found = said.filter(
    (at) => names.has(outline.elements[outline.pieces[at]!.holder]?.place ?? -1) && mayBeName(outline.pieces[at]!),
  )
  if (found.length === 0) {
    // a name may be nothing but marks or digits; where names surely stand, that is one
    const sure = said.find((at) => (names.get(outline.elements[outline.pieces[at]!.holder]?.place ?? -1) ?? 0) >= SURE)
    if (sure !== undefined) return [sure]
    // 「作者」 alone is who answers
    const role = said.find((at) => words.speakers.includes(outline.pieces[at]!.text.trim()))
    return role === undefined ? [] : [role]
  }
  if (found.length < 2) return found
  const scoreOf = (at: number) => names.get(outline.elements[outline.pieces[at]!.holder]!.place)!
  const best = found.reduce((most, at) => (scoreOf(at) > scoreOf(most) ? at : most))
  const place = outline.elements[outline.pieces[best]!.holder]!.place
  const rest = found.filter((at) => at !== best && scoreOf(at) > scoreOf(best) - 1.2)
  // a name mentioned again in the same kind of place comes after the first
  return [best, ...rest.filter((at) => at > best || outline.elements[outline.pieces[at]!.holder]!.place !== place)]
}

function pickTime(outline: Outline, pieces: readonly number[]): number | undefined {
  const timed = pieces.filter((at) => outline.pieces[at]!.kind === 'time')
  const named = timed.find((at) => {
    const holder = outline.elements[outline.pieces[at]!.holder]
    return holder?.node.name === 'time' || holder?.words.some((word) => isNamed('time', word))
  })
  return named ?? timed[0] ?? pieces.find((at) => outline.pieces[at]!.kind === 'head')
}

/** Texts that stand in the same place in half of the blocks or more: the page's words, not a netizen's. */
function findConstants(outline: Outline, own: readonly OwnPieces[]): ReadonlySet<string> {
  if (own.length < 3) return new Set()
  const counts = new Map<string, { blocks: number; last: number }>()
  for (const [i, { said }] of own.entries()) {
    for (const at of said) {
      const { text, size, kind, holder } = outline.pieces[at]!
      if (kind !== 'text' || size > 40) continue
      const key = `${outline.elements[holder]?.place} ${text}`
      const count = counts.get(key) ?? { blocks: 0, last: -1 }
      if (count.last !== i) counts.set(key, { blocks: count.blocks + 1, last: i })
    }
  }
  return new Set([...counts].filter(([, { blocks }]) => blocks >= 3 && blocks * 2 >= own.length).map(([key]) => key))
}
