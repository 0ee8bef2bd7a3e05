import type { Document } from './dom.js'
import { headingOf } from './generic-headings.js'
import { isNamed } from './generic-names.js'
import { type Outline, outlinePage } from './generic-outline.js'
import usual from './none-words.json' with { type: 'json' }

/** Longer runs are sentences of an article, in characters. */
const LONGEST = 40
/** A heading of comments stands right above, in pieces; a telling class not farther above than this. */
const NEAR = 5
const HIGHEST = 5

/** The words with which a page of no known layout says that nobody commented, where its comments would stand. */
export function findNoneWords(page: Document): string | undefined {
  const outline = outlinePage(page)
  const at = outline.pieces.findIndex(
    ({ text, size }, i) => size <= LONGEST && saysNone(text) && isOfComments(outline, i),
  )
  return at < 0 ? undefined : outline.pieces[at]!.text.trim()
}

function saysNone(text: string): boolean {
  return usual.words.some((words) => text.includes(words))
}

function isOfComments({ pieces, elements }: Outline, piece: number): boolean {
  const above = pieces.slice(Math.max(0, piece - NEAR), piece)
  if (above.some(({ text }) => headingOf(text) === 'comments')) return true
  let at = pieces[piece]!.holder
  for (let height = 0; at >= 0 && height < HIGHEST; height++) {
    const { words, node, parent } = elements[at]!
    const id = (node.attribs.id ?? '').slice(0, 60)
    if (words.some((word) => isNamed('comment', word)) || isNamed('comment', id)) return true
    at = parent
  }
  return false
}
