import { fill } from '../../errors.js'
import type { PlacedComment } from '../../insight/standouts.js'
import { confidenceText } from '../cells.js'
import { showControls } from '../sanitize.js'
import { markedText } from './marked-text.js'
import { type Markup, markup } from './markup.js'
import { stanceName } from './stance-name.js'
import type { Words } from './words.js'

/** Characters of a comment shown in a list; the rest unfolds. */
const MOST_TEXT = 400

/** Where a comment's row is; `undefined` where the table does not have it. */
export type AnchorOf = (placed: PlacedComment) => string | undefined

/** A comment in a list: its text with the cues marked, who wrote it, its stance; with a link to its row. */
export function quoteComment(placed: PlacedComment, anchorOf: AnchorOf, words: Words, note?: string): Markup {
  const { n, author, likes, confidence, stance, region } = placed.comment
  const anchor = anchorOf(placed)
  const number = anchor === undefined ? markup`#${n}` : markup`<a href="#${anchor}">#${n}</a>`
  const facts = [
    ...(author === undefined ? [] : [markup`<bdi class="author">${showControls(author)}</bdi>`]),
    ...(region === undefined ? [] : [markup`<bdi>${showControls(region)}</bdi>`]),
    markup`${stanceName(stance, words)} ${confidenceText(confidence)}`,
    ...(likes === undefined ? [] : [markup`${fill(words.own.likes, { likes })}`]),
    ...(note === undefined ? [] : [markup`${note}`]),
  ]
  return markup`<li><blockquote lang="zh">${markedText(placed.comment, words, MOST_TEXT)}</blockquote><p class="by">${number} ${facts.map((fact) => markup`<span>${fact}</span> `)}</p></li>`
}
