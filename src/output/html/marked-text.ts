import { fill } from '../../fill.js'
import type { RowComment } from '../../types.js'
import { isScored } from '../columns.js'
import { markCues } from './mark-cues.js'
import { type Markup, markup } from './markup.js'
import type { Words } from './words.js'

/** A comment's text with its cues marked; what is beyond `most` characters unfolds. */
export function markedText(comment: RowComment, { own, headings }: Words, most: number): Markup {
  if (comment.text === '') return markup`<span class="faint">${own.image}</span>`
  const marked = isScored(comment)
    ? comment
    : { text: comment.text, cues: [], stance: 'neutral' as const, lengthFactor: 1 }
  const [head, rest, hidden] = markCues(marked, (stance) => headings.stances[stance], most)
  if (rest === undefined) return head
  return markup`${head}<details class="rest"><summary>${fill(own.rest, { count: hidden })}</summary>${rest}</details>`
}
