import type { Block } from './generic-groups.js'
import type { Outline } from './generic-outline.js'

/** The pieces of a block that are its own: what stands in blocks within it, and what its page hides, is not. */
export interface OwnPieces {
  /** Indices of pieces, in page order. */
  readonly said: readonly number[]
  /** Pieces within a quote. */
  readonly quoted: readonly number[]
}

/**
 * The own pieces of every block of a group. Linear in the page: a piece belongs to the innermost block.
 *
 * @param blocks in page order; blocks overlap only by standing within each other
 * @param taken pieces that belong to comments already found
 */
export function ownPieces(outline: Outline, blocks: readonly Block[], taken: Uint8Array): readonly OwnPieces[] {
  const next = followers(blocks)
  return blocks.map((block, i) => {
    const said: number[] = []
    const quoted: number[] = []
    let inner = i + 1
    for (let at = block.firstPiece; at < block.endPiece; at++) {
      while (inner < next[i]! && blocks[inner]!.endPiece <= at) inner = next[inner]!
      if (inner < next[i]! && blocks[inner]!.firstPiece <= at) {
        at = blocks[inner]!.endPiece - 1
        continue
      }
      if (taken[at]) continue
      const { hidden, quote } = outline.elements[outline.pieces[at]!.holder] ?? { hidden: -1, quote: -1 }
      if (hidden >= block.from) continue
      if (quote > block.from && !isName(outline, quote)) quoted.push(at)
      else said.push(at)
    }
    return { said, quoted }
  })
}

/** A class that speaks of a quote may stand on the quoted writer's name alone. */
function isName({ elements, pieces }: Outline, quote: number): boolean {
  const { node, firstPiece, endPiece } = elements[quote]!
  if (node.name === 'blockquote' || endPiece - firstPiece !== 1) return false
  const { size, text } = pieces[firstPiece]!
  return size <= 20 && !/[:：，。！？].*\S/.test(text)
}

/** For each block the next one that does not stand within it. */
function followers(blocks: readonly Block[]): Uint32Array {
  const next = new Uint32Array(blocks.length).fill(blocks.length)
  const open: number[] = []
  for (const [i, { from }] of blocks.entries()) {
    while (open.length > 0 && blocks[open.at(-1)!]!.to <= from) next[open.pop()!] = i
    open.push(i)
  }
  return next
}
