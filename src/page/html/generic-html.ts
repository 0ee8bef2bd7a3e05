import type { FoundComment } from '../../types.js'
import { mergeSections } from '../merge-sections.js'
import type { Document } from './dom.js'
import { chooseGroups } from './generic-choose.js'
import { readComment } from './generic-comment.js'
import { sectionOf } from './generic-headings.js'
import { isNamed } from './generic-names.js'
import { type Outline, outlinePage } from './generic-outline.js'
import type { Roles } from './generic-roles.js'
import words from './generic-words.json' with { type: 'json' }

/** What the generic reader makes of a page: comments, at least one. */
export interface GenericReading {
  readonly reader: string
  readonly guessed: true
  readonly comments: readonly FoundComment[]
}

/**
 * Reads the comments of a page of unknown layout: finds the repeated blocks that have what comments have (a name, a time,
 * buttons to answer and to like, words of their own) and says that it guessed. `undefined` without clear evidence.
 */
export function readGenericHtml(page: Document): GenericReading | undefined {
  const outline = outlinePage(page)
  const chosen = chooseGroups(outline)
  const blocks = chosen
    .flatMap(({ found }) => found.roles)
    .filter(
      ({ author, text }) =>
        ![author, text[0]].some((at) => at !== undefined && outline.pieces[at]!.kind === 'template'),
    )
    .filter((roles) => roles.text.length > 0 || (roles.author !== undefined && roles.time !== undefined))
    .sort((a, b) => a.block.from - b.block.from)
  if (blocks.length === 0) return undefined
  const comments = mergeSections(assemble(outline, dropPost(outline, blocks)))
  return comments.length === 0 ? undefined : { reader: 'html:generic', guessed: true, comments }
}

/** Comments in page order; blocks within a block are its quotes before its words, and answers to it behind them. */
function assemble(outline: Outline, blocks: readonly Roles[]): readonly FoundComment[] {
  const sections = findSections(outline, blocks)
  const items = findItems(outline, blocks)
  const open: { readonly roles: Roles; readonly author: string | undefined; readonly at: number }[] = []
  const comments: FoundComment[] = []
  let last: { readonly roles: Roles; readonly author: string | undefined } | undefined
  for (const [i, roles] of blocks.entries()) {
    const { block } = roles
    while (open.length > 0 && open.at(-1)!.roles.block.to <= block.from) open.pop()
    const around = open.at(-1)
    const own = around?.roles.text[0]
    const comment = readComment(outline, roles)
    if (around && own !== undefined && roles.text[0] !== undefined && roles.text[0] < own) {
      quote(around.at, comment)
      continue
    }
    const follows = last !== undefined && (items[i] === last.roles || isAnswerTo(outline, last.roles, roles))
    const answered = comment.replyTo ?? around?.author ?? (follows ? last?.author : undefined)
    const section = sections?.[i]
    comments.push({ ...comment, ...(answered !== undefined && { replyTo: answered }), ...(section && { section }) })
    open.push({ roles, author: comment.author, at: comments.length - 1 })
    if (!around && !follows) last = { roles, author: comment.author }
  }
  return comments

  function quote(at: number, { author, text }: FoundComment): void {
    const quoting = comments[at]!
    const quotes = [...(quoting.quotes ?? []), { ...(author !== undefined && { author }), text }]
    comments[at] = { ...quoting, quotes, ...(author !== undefined && { replyTo: author }) }
  }
}

/**
 * For each deeper block the one of the outermost in whose item it stands: an element around both, and around no other of the
 * outermost blocks. Answers may stand beside the comment's own words and not within them.
 */
function findItems({ elements }: Outline, blocks: readonly Roles[]): readonly (Roles | undefined)[] {
  const depthOf = ({ block }: Roles) => elements[block.from]!.depth
  const top = blocks.reduce((least, roles) => Math.min(least, depthOf(roles)), Number.POSITIVE_INFINITY)
  const tops = blocks.filter((roles) => depthOf(roles) === top)
  if (tops.length < 2) return []
  let at = -1
  return blocks.map((roles) => {
    if (depthOf(roles) === top) {
      at++
      return undefined
    }
    const [before, own, next] = [tops[at - 1], tops[at], tops[at + 1]]
    if (!own) return undefined
    let item = elements[roles.block.from]!.parent
    while (item > own.block.from) item = elements[item]!.parent
    const isOwn = item > (before?.block.from ?? -1) && (next === undefined || elements[item]!.end <= next.block.from)
    return item >= 0 && isOwn ? own : undefined
  })
}

/** Whether a block stands in a list of answers that follows another block: deeper, below an element named for answers. */
function isAnswerTo({ elements }: Outline, before: Roles, roles: Roles): boolean {
  const { from } = roles.block
  if (elements[from]!.depth <= elements[before.block.from]!.depth) return false
  for (let at = elements[from]!.parent; at > before.block.from; at = elements[at]!.parent) {
    if (elements[at]!.words.some((word) => isNamed('child', word))) return true
  }
  return false
}

/** The first post of a thread is the article: floor 1 on a page with no other article before it. */
function dropPost(outline: Outline, blocks: readonly Roles[]): readonly Roles[] {
  const { pieces, elements } = outline
  const first = blocks[0]!
  const isFirst = first.own.said.some((at) => {
    const { kind, text } = pieces[at]!
    // B1 is the first answer
    return (kind === 'floor' && /^[^\db]{0,2}[01]\D{0,2}$/i.test(text.trim())) || words.posters.includes(text.trim())
  })
  if (!isFirst || blocks.length < 2) return blocks
  let article = 0
  for (let at = 0; at < first.block.firstPiece; at++) {
    const { kind, size, holder } = pieces[at]!
    if (kind === 'text' && size >= 25 && (elements[holder]?.link ?? -1) < 0) article += size
  }
  return article < 50 ? blocks.slice(1) : blocks
}

/** Which list each block stands in, by the heading last before it; `undefined` when the page has not both lists. */
function findSections(
  { pieces }: Outline,
  blocks: readonly Roles[],
): readonly ('hot' | 'latest' | undefined)[] | undefined {
  const sections: ('hot' | 'latest' | undefined)[] = []
  let at = 0
  let current: 'hot' | 'latest' | undefined
  for (const { block } of blocks) {
    for (; at < block.firstPiece; at++) if (pieces[at]!.size < 20) current = sectionOf(pieces[at]!.text) ?? current
    at = Math.max(at, block.endPiece)
    sections.push(current)
  }
  return sections.includes('hot') && sections.includes('latest') ? sections : undefined
}
