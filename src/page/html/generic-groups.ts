import { placeWords } from './generic-class-words.js'
import { headingOf } from './generic-headings.js'
import { isNamed } from './generic-names.js'
import type { Outline, OutlineElement } from './generic-outline.js'

/** A stretch of a page that may be one comment: an element, or an element with the siblings that follow it. */
export interface Block {
  /** Its elements are `from` up to `to`, its pieces `firstPiece` up to `endPiece`. */
  readonly from: number
  readonly to: number
  readonly firstPiece: number
  readonly endPiece: number
}

/** Blocks that look alike: the same tag and class word, or the same tag below the same kind of parent. */
export interface Group {
  readonly name: string
  readonly word: string | undefined
  readonly blocks: readonly Block[]
}

const NEVER = new Set(
  'html body a span b i em strong img button h1 h2 h3 h4 h5 h6 br hr font u s label time sup sub ins del'.split(' '),
)
/** A block with more elements or pieces than this is no comment. */
const LARGEST = 3000
/** Groups that are looked at closely. */
const MOST_GROUPS = 60

/** The groups of a page that could be its comments, likeliest first, by counts alone. */
export function findGroups(outline: Outline): readonly Group[] {
  const times = countBefore(outline, ({ kind }) => kind === 'time' || kind === 'head')
  const controls = countBefore(outline, ({ control }) => control !== undefined && control !== 'other')
  const texts = countBefore(outline, ({ kind, size }) => kind === 'text' && size > 1)
  return unlike(gather(outline))
    .flatMap((group) => [group, ...withFollowers(outline, group)])
    .filter(({ blocks, word }) => blocks.length > 1 || (word !== undefined && isOfComments(word)))
    .map((group) => ({ group, promise: promise(group) }))
    .filter(({ promise }) => promise > 0)
    .sort((a, b) => b.promise - a.promise)
    .slice(0, MOST_GROUPS)
    .map(({ group }) => group)

  function promise({ blocks, word }: Group): number {
    const share = (before: Uint32Array) =>
      blocks.reduce((sum, { firstPiece, endPiece }) => sum + Number(before[endPiece]! > before[firstPiece]!), 0) /
      blocks.length
    const timed = share(times)
    const labelled = share(controls)
    const headed = Number(isBelowHeading(outline, blocks[0]!.firstPiece)) / 2
    const nested = word !== undefined && isNamed('child', word) ? 0.5 : 0
    if (share(texts) < 0.6 || (timed < 0.4 && labelled < 0.4 && !headed && !nested)) return 0
    const named = word !== undefined && isNamed('comment', word) ? 1 : 0
    return timed + labelled + named + headed + nested + Math.min(blocks.length, 20) / 40
  }
}

/** A heading right above: at most some counts and buttons stand between. */
const NEAR = 5

/** Whether what begins with a piece stands right below a heading of comments. */
function isBelowHeading({ pieces }: Outline, piece: number): boolean {
  return pieces.slice(Math.max(0, piece - NEAR), piece).some(({ text }) => headingOf(text) === 'comments')
}

/** A block that stands alone must say that it is a comment or an answer to one. */
function isOfComments(word: string): boolean {
  return isNamed('comment', word) || isNamed('child', word)
}

/** Elements by tag and class word; elements without class by tag and their parent's first word, and by their children too. */
function gather({ elements }: Outline): Group[] {
  const roots: number[] = []
  const byName = new Map<string, { readonly word: string | undefined; readonly blocks: Block[] }>()
  for (const [index, element] of elements.entries()) {
    if (
      NEVER.has(element.node.name) ||
      element.end - index > LARGEST ||
      element.endPiece - element.firstPiece > LARGEST
    )
      continue
    if (element.endPiece === element.firstPiece) continue
    const block = { from: index, to: element.end, firstPiece: element.firstPiece, endPiece: element.endPiece }
    roots[index] = rootOf(elements, roots, index)
    for (const { name, word } of namesOf(element, elements[element.parent], roots[index]!)) {
      const group = byName.get(name)
      if (group) group.blocks.push(block)
      else byName.set(name, { word, blocks: [block] })
    }
  }
  return [...byName].map(([name, { word, blocks }]) => ({ name, word, blocks }))
}

/** The list an element without class stands in; lists within items of the same kind belong to the outermost one. */
function rootOf(elements: readonly OutlineElement[], roots: readonly number[], index: number): number {
  const list = elements[index]!.parent
  const item = elements[list]?.parent ?? -1
  const above = elements[item]
  const nested = above && above.node.name === elements[index]!.node.name && above.words.length === 0
  return (nested && roots[item]) || list
}

/** Each of the groups that hold the same blocks once, the first. */
function unlike(groups: readonly Group[]): readonly Group[] {
  const seen = new Set<string>()
  return groups.filter(({ blocks }) => {
    const key = `${blocks.length} ${blocks[0]!.from} ${blocks.at(-1)!.from} ${blocks.reduce((sum, { from }) => sum + from, 0)}`
    return !seen.has(key) && seen.add(key)
  })
}

function namesOf({ node, words }: OutlineElement, parent: OutlineElement | undefined, root: number) {
  if (words.length > 0) {
    const own = words.map((word) => ({ name: `${node.name}.${word}`, word: word as string | undefined }))
    // classes that say how a thing looks (`flex gap-3`) tell what it is only together
    const all = placeWords(node.attribs.class ?? '')
    return all.includes('.') ? [...own, { name: `${node.name}=${all}`, word: words[0] }] : own
  }
  const word = parent?.words[0] ?? parent?.node.attribs.id
  const name = `${parent?.node.name ?? ''}.${word ?? ''}>${node.name}`
  const shape = node.children.flatMap((child) => ('name' in child ? child.name : [])).slice(0, 6)
  return [
    { name, word },
    { name: `${name}(${shape})`, word },
    { name: `${root}>${node.name}`, word },
  ]
}

/**
 * The same group with each block reaching up to the next: for lists of heads and bodies without an element around both
 * (`dt dd dt dd`, rows of a table).
 */
function withFollowers({ elements }: Outline, group: Group): Group[] {
  const { blocks, name, word } = group
  if (blocks.length < 2) return []
  const parentOf = ({ from }: Block) => elements[from]!.parent
  const longer: Block[] = []
  let apart = 0
  for (const [i, block] of blocks.entries()) {
    const next = blocks[i + 1]
    const parent = elements[parentOf(block)]
    const joined = next !== undefined && parentOf(next) === parentOf(block)
    if (joined && next.firstPiece > block.endPiece) apart++
    const end = joined ? { to: next.from, endPiece: next.firstPiece } : lastEnd(block, longer.at(-1))
    if (end.to - block.from > LARGEST) return []
    longer.push({ ...block, ...end })
    if (parent === undefined) continue
  }
  return apart * 2 > blocks.length ? [{ name: `${name}+`, word, blocks: longer }] : []

  /** The last block of a list takes as many siblings as the one before it has. */
  function lastEnd(block: Block, before: Block | undefined) {
    const parent = elements[parentOf(block)]
    const wanted = before && parentOf(before) === parentOf(block) ? siblingsIn(before) : 1
    let to = block.to
    let endPiece = block.endPiece
    const limit = parent?.end ?? elements.length
    for (let taken = 1; taken < wanted && to < limit; taken++) {
      endPiece = elements[to]!.endPiece
      to = elements[to]!.end
    }
    return { to, endPiece }
  }

  function siblingsIn({ from, to }: Block): number {
    let count = 0
    for (let at = from; at < to; at = elements[at]!.end) count++
    return count
  }
}

function countBefore({ pieces }: Outline, counts: (piece: Outline['pieces'][number]) => boolean): Uint32Array {
  const before = new Uint32Array(pieces.length + 1)
  for (const [i, piece] of pieces.entries()) before[i + 1] = before[i]! + Number(counts(piece))
  return before
}
