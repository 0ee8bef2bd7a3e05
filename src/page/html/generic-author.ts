import type { Block } from './generic-groups.js'
import { regionIn } from './generic-labels.js'
import { isNamed, type NamedRole } from './generic-names.js'
import type { Outline, OutlineElement } from './generic-outline.js'
import type { OwnPieces } from './generic-own.js'
import type { Piece } from './generic-piece.js'
import words from './generic-words.json' with { type: 'json' }

/** A name is not longer, in characters. */
const LONGEST_NAME = 32
const NAMED_TAGS = new Set(['b', 'strong', 'cite', 'dt', 'h3', 'h4', 'h5', 'h6'])
/** Addresses of pages about a user. */
export const USER_ADDRESS = /user|people|space|profile|member|uid|author|\/u\/|\/home|\/@|\/n\//i
/** 「网友：某某」 */
const LABEL = new RegExp(`^\\s*(?:${words.labels.author.join('|')})\\s?[:：]\\s*\\S`)
/** Below this a place is not where the names stand. */
const LEAST = 2.8

interface PlaceStats {
  blocks: number
  lastBlock: number
  pieces: number
  size: number
  rank: number
  links: number
  users: number
  colons: number
  labels: number
  sentences: number
  regions: number
  readonly first: OutlineElement
  readonly values: Set<string>
}

/** How much each place looks as if it held the names of authors; places that do not are absent. */
export function findAuthorPlaces(
  outline: Outline,
  blocks: readonly Block[],
  own: readonly OwnPieces[],
): ReadonlyMap<number, number> {
  const places = new Map<number, PlaceStats>()
  for (const [i, { said }] of own.entries()) {
    let rank = 0
    for (const at of said) {
      const piece = outline.pieces[at]!
      if (!mayBeName(piece)) {
        if (piece.kind === 'text') rank++
        continue
      }
      noteName(outline, places, piece, i, rank++)
    }
  }
  const scored = [...places].map(([place, stats]): [number, number] => [
    place,
    scorePlace(outline, stats, blocks.length),
  ])
  return new Map(scored.filter(([, score]) => score >= LEAST))
}

/** Whether a run of text could be a name at all. */
export function mayBeName({ kind, size, text }: Piece): boolean {
  const isName = kind === 'text' || (kind === 'says' && words.readers.includes(text.trim()))
  // 「：正文」 follows a name
  return isName && !/^\s*[:：]/.test(text) && size <= LONGEST_NAME && /[\p{L}\p{N}\p{Co}\p{So}]/u.test(text)
}

function noteName(outline: Outline, places: Map<number, PlaceStats>, piece: Piece, block: number, rank: number): void {
  const holder = outline.elements[piece.holder]
  if (!holder) return
  const place = holder.place
  let stats = places.get(place)
  if (!stats) {
    const none = {
      blocks: 0,
      lastBlock: -1,
      pieces: 0,
      size: 0,
      rank: 0,
      links: 0,
      users: 0,
      colons: 0,
      labels: 0,
      sentences: 0,
      regions: 0,
    }
    stats = { ...none, first: holder, values: new Set() }
    places.set(place, stats)
  }
  stats.pieces++
  if (stats.lastBlock === block) return
  stats.lastBlock = block
  stats.blocks++
  stats.size += piece.size
  stats.rank += Math.min(rank, 5)
  const link = outline.elements[holder.link]
  stats.links += Number(link !== undefined)
  stats.users += Number(link !== undefined && USER_ADDRESS.test((link.node.attribs.href ?? '').slice(0, 300)))
  stats.colons += Number(/[:：]\s*$/.test(piece.text))
  stats.labels += Number(LABEL.test(piece.text))
  stats.regions += Number(regionIn(piece.text, false) !== undefined)
  stats.sentences += Number(/[，。！？；!?]/.test(piece.text.trim()))
  if (stats.values.size < 300) stats.values.add(piece.text.trim())
}

function scorePlace(outline: Outline, stats: PlaceStats, blocks: number): number {
  const { first, values } = stats
  const each = (count: number) => count / stats.blocks
  const above = outline.elements[first.parent]
  const named = (role: NamedRole, element: OutlineElement | undefined) =>
    element?.words.some((word) => isNamed(role, word)) ?? false
  const variety = values.size / Math.min(stats.blocks, 300)
  const hint = named('author', first)
    ? 2.2
    : named('author', above)
      ? 1.4
      : named('author', outline.elements[above?.parent ?? -1])
        ? 0.6
        : 0
  const elsewhere = (['text', 'time', 'region', 'signature'] as const).some(
    (role) => named(role, first) && !named('author', first),
  )
  return (
    hint +
    1.5 * Math.min(1, stats.blocks / blocks) +
    Math.max(0, 1 - each(stats.rank) / 2) +
    0.6 * each(stats.links) +
    0.8 * each(stats.users) +
    0.7 * each(stats.colons) +
    2 * each(stats.labels) +
    (NAMED_TAGS.has(first.node.name) ? 0.4 : 0) +
    (each(stats.size) <= 12 ? 0.5 : each(stats.size) > 20 ? -1.5 : 0) +
    (variety >= 0.3 ? 0.6 : stats.blocks > 2 && hint < 2 ? -2 : 0) -
    2 * each(stats.sentences) -
    (each(stats.regions) > 0.6 ? 2.5 : 0) -
    (each(stats.pieces) > 1.6 ? 0.8 : 0) -
    (elsewhere ? 1.5 : 0) -
    (named('title', first) && !named('author', first) ? 1.2 : 0)
  )
}
