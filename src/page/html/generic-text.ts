import type { Block } from './generic-groups.js'
import { isNamed } from './generic-names.js'
import type { Outline, OutlineElement } from './generic-outline.js'

/** Where the words of comments stand in their blocks. */
export interface TextPlace {
  readonly place: number
  /** An element that is such a place; not set for the block itself. */
  readonly element: OutlineElement | undefined
  /** True when next to nothing else stands there, so that all of it is text. */
  readonly pure: boolean
  /** Share of all free text that stands there, 0–1. */
  readonly cover: number
}

/** What a comment may say by chance: a label, a number. A name or a time among the words shows that the place is too wide. */
export const LIGHT: ReadonlySet<string> = new Set(['control', 'count', 'floor', 'says', 'place'])
/** Elements above a piece that are looked at. */
const HIGHEST = 25

interface Sums {
  free: number
  other: number
  blocks: number
  lastBlock: number
  height: number
  readonly element: number
}

/**
 * Finds the place that holds most of what is left of the blocks when names, times and buttons are taken away, and least of those.
 *
 * @param free for each block the indices of the pieces that may be text
 * @param other for each block the indices of the pieces that are something else
 */
export function findTextPlace(
  outline: Outline,
  blocks: readonly Block[],
  free: readonly (readonly number[])[],
  other: readonly (readonly number[])[],
): TextPlace | undefined {
  const places = new Map<number, Sums>()
  let total = 0
  let others = 0
  for (const [i, block] of blocks.entries()) {
    for (const at of free[i]!) {
      total += Math.min(outline.pieces[at]!.size, 400)
      climb(block, at, (place, element, height) => {
        const sums = sumsOf(places, place, element, height)
        sums.free += Math.min(outline.pieces[at]!.size, 400)
        if (sums.lastBlock !== i) sums.blocks++
        sums.lastBlock = i
      })
    }
    for (const at of other[i]!) {
      const weight = LIGHT.has(outline.pieces[at]!.kind) ? 1 : 3
      others += weight
      climb(block, at, (place) => {
        const sums = places.get(place)
        if (sums) sums.other += weight
      })
    }
  }
  if (total === 0) return undefined
  let best: { readonly place: number; readonly sums: Sums; readonly score: number } | undefined
  for (const [place, sums] of places) {
    const words = outline.elements[sums.element]?.words ?? []
    const hint = words.some((word) => isNamed('text', word)) ? 0.5 : 0
    const foreign = words.some((word) => isNamed('signature', word) || isNamed('quote', word)) ? 0.6 : 0
    const impure = others === 0 ? 0 : sums.other / others
    const score =
      (3 * sums.free) / total - 1.5 * impure + hint + (0.6 * sums.blocks) / blocks.length - foreign - 0.04 * sums.height
    if (!best || score > best.score) best = { place, sums, score }
  }
  if (!best) return undefined
  return {
    place: best.place,
    element: best.place === WHOLE ? undefined : outline.elements[best.sums.element],
    pure: best.place !== WHOLE && best.sums.other / blocks.length < 0.5,
    cover: best.sums.free / total,
  }

  /** Calls for each place above a piece within its block; an element within one of the same place is passed over. */
  function climb(block: Block, piece: number, visit: (place: number, element: number, height: number) => void): void {
    const seen: number[] = []
    let element = outline.pieces[piece]!.holder
    for (let height = 0; height < HIGHEST; height++) {
      const place = element > block.from ? outline.elements[element]!.place : WHOLE
      if (!seen.includes(place)) {
        seen.push(place)
        visit(place, element, height)
      }
      if (place === WHOLE) return
      element = outline.elements[element]!.parent
    }
  }
}

/** The place that is the block itself. */
export const WHOLE = -1

function sumsOf(places: Map<number, Sums>, place: number, element: number, height: number): Sums {
  const known = places.get(place)
  if (known) return known
  const sums: Sums = { free: 0, other: 0, blocks: 0, lastBlock: -1, height, element }
  places.set(place, sums)
  return sums
}

/** Whether a piece stands at a place within its block. */
export function standsAt({ elements, pieces }: Outline, block: Block, piece: number, place: number): boolean {
  if (place === WHOLE) return true
  let element = pieces[piece]!.holder
  for (let height = 0; height < HIGHEST && element > block.from; height++) {
    if (elements[element]!.place === place) return true
    element = elements[element]!.parent
  }
  return false
}
