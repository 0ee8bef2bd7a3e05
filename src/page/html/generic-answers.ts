import type { Block, Group } from './generic-groups.js'
import { isNamed } from './generic-names.js'
import type { Outline } from './generic-outline.js'
import { isClearly, isSame, lookAt, piecesOf, type ReadGroup } from './generic-read-group.js'
import type { Roles } from './generic-roles.js'

/** What may speak against comments with answers in them, in points: 「查看全部2条回复」 counts as articles do. */
const LEAST_AROUND = -0.6

/**
 * Adds the comments around answers: with the answers in them they showed too little or the same names, for words and names of two
 * people stood in each.
 */
export function withAnswered(
  outline: Outline,
  answers: readonly ReadGroup[],
  groups: readonly Group[],
): readonly ReadGroup[] {
  if (answers.length === 0) return answers
  const taken = piecesOf(outline, answers)
  const known = new Set(answers.map(({ group }) => group))
  const around = groups
    .filter((group) => !known.has(group) && holdsSeveral(group, answers))
    .flatMap((group) => {
      const one = readAround(outline, group, taken)
      return one && !answers.some((other) => isSame(one, other)) ? [one] : []
    })
    .sort((a, b) => b.evidence.score - a.evidence.score || b.group.blocks.length - a.group.blocks.length)
  return around.length === 0 ? answers : [...answers, around[0]!]
}

/** Whether answers stand in two blocks of a group or more, and none outside. */
function holdsSeveral({ blocks }: Group, answers: readonly ReadGroup[]): boolean {
  const holders = answers.map(({ group }) => holdersOf(blocks, group.blocks))
  return holders.every((each) => each !== undefined) && new Set(holders.flat()).size > 1
}

/** Which of `blocks` are around the inner ones; `undefined` where one stands in none. Linear: both come in page order. */
function holdersOf(blocks: readonly Block[], inner: readonly Block[]): Block[] | undefined {
  const holders: Block[] = []
  let at = 0
  for (const { from, to } of inner) {
    while (at < blocks.length && blocks[at]!.to <= from) at++
    const block = blocks[at]
    if (!block || block.from >= from || to > block.to) return undefined
    if (holders.at(-1) !== block) holders.push(block)
  }
  return holders
}

/** Reads comments around answers, which need less to show themselves: a name in every block, and words. */
function readAround(outline: Outline, group: Group, answers: Uint8Array): ReadGroup | undefined {
  const one = lookAt(outline, group, answers)
  if (!one) return undefined
  const { authors, against } = one.evidence
  const speaks = authors >= 0.9 && against > LEAST_AROUND && one.found.roles.every(({ text }) => text.length > 0)
  return speaks || isClearly(one) ? one : undefined
}

/**
 * Adds answers that show too little by themselves, the only ones of their kind or without times: elements each inside a comment,
 * with another name that looks as the comment's does, and words behind it.
 */
export function withAnswers(
  outline: Outline,
  chosen: readonly ReadGroup[],
  seen: readonly ReadGroup[],
): readonly ReadGroup[] {
  const known = new Set(chosen.map(({ group }) => group))
  let all = chosen
  const answers = seen
    .filter(({ group }) => !known.has(group))
    .sort(
      (a, b) =>
        b.group.blocks.length - a.group.blocks.length ||
        b.evidence.score - a.evidence.score ||
        b.group.blocks[0]!.from - a.group.blocks[0]!.from,
    )
  for (const answer of answers) {
    const rivals = all.filter((other) => isSame(answer, other))
    // several answers may have been taken for the words of one
    const whole = rivals.filter((other) => holdsMore(other, answer))
    const left = all.filter((other) => !whole.includes(other))
    const around = left.find((other) => isAnswerIn(outline, answer, other))
    if (!around || left.some((other) => rivals.includes(other) && other !== around)) continue
    const rest = readAround(outline, around.group, piecesOf(outline, [answer]))
    if (rest && keepsWords(around, rest)) all = [...left.map((other) => (other === around ? rest : other)), answer]
  }
  return all
}

/** Whether the blocks of a group are lists of the others: fewer, with all of them inside. */
function holdsMore({ group: { blocks } }: ReadGroup, { group: inner }: ReadGroup): boolean {
  return blocks.length < inner.blocks.length && holdersOf(blocks, inner.blocks) !== undefined
}

/** Whether all comments have words, and most the same, when what stands within them is somebody else's. */
function keepsWords(before: ReadGroup, after: ReadGroup): boolean {
  const words = new Map(after.found.roles.map(({ block, text }) => [block.from, text[0]]))
  const said = before.found.roles.filter(({ text }) => text.length > 0)
  const same = said.filter(({ block, text }) => words.get(block.from) === text[0])
  return same.length * 2 > said.length && said.every(({ block }) => words.get(block.from) !== undefined)
}

/** Whether every block with words of a group stands inside a comment and names somebody else before its words. */
function isAnswerIn(outline: Outline, { found, evidence }: ReadGroup, other: ReadGroup): boolean {
  const said = found.roles.filter(({ text }) => text.length > 0)
  const comments = new Map(other.found.roles.map((roles) => [roles.block.from, roles]))
  return (
    said.length > 0 &&
    said.every(({ block, author, text }) => {
      const around = commentAround(outline, block, comments)
      if (!around || around.author === undefined || author === undefined) return false
      const isName = evidence.speaks === 1 || isAlike(outline, around.author, author)
      return around.author < author && text[0]! > author && isName
    })
  )
}

/** The comment whose element stands above a block; a page's depth is bounded. */
function commentAround(
  { elements }: Outline,
  { from, to }: Block,
  comments: ReadonlyMap<number, Roles>,
): Roles | undefined {
  for (let at = elements[from]!.parent; at >= 0; at = elements[at]!.parent) {
    const roles = comments.get(at)
    if (roles && to <= roles.block.to) return roles
  }
  return undefined
}

/** Whether two pieces stand in elements of the same tag with a class word in common, or named for authors. */
function isAlike({ elements, pieces }: Outline, one: number, other: number): boolean {
  const [a, b] = [elements[pieces[one]!.holder]!, elements[pieces[other]!.holder]!]
  const names = (words: readonly string[]) => words.some((word) => isNamed('author', word))
  if (a.words.length === 0) return b.words.length === 0 && a.node.name === b.node.name
  return a.words.some((word) => b.words.includes(word)) || (names(a.words) && names(b.words))
}
