import { fill } from '../../fill.js'
import type { PlacedComment } from '../../insight/standouts.js'
import { confidenceText } from '../cells.js'
import { showControls } from '../sanitize.js'
import { markedText } from './marked-text.js'
import { type Markup, markup } from './markup.js'
import { pageName } from './page-name.js'
import { stanceName } from './stance-name.js'
import type { Words } from './words.js'

/** Characters of a comment shown in a list; the rest unfolds. */
const MOST_TEXT = 400

/** Where a comment's row is; `undefined` where the table does not have it. */
export type AnchorOf = (placed: PlacedComment) => string | undefined

/** What comments in lists are shown with. */
export interface QuoteContext {
  readonly anchorOf: AnchorOf
  readonly words: Words
  /** The list has comments of several pages: each says which. */
  readonly namesPages?: true
}

/** A comment in a list: its text with the cues marked, who wrote it, its stance; with a link to its row. */
export function quoteComment(
  placed: PlacedComment,
  { anchorOf, words, namesPages }: QuoteContext,
  note?: string,
): Markup {
  const { n, author, likes, confidence, stance, unsure, region } = placed.comment
  const anchor = anchorOf(placed)
  const number = anchor === undefined ? markup`#${n}` : markup`<a href="#${anchor}">#${n}</a>`
  const facts = [
    markup`${unsure ? markup`(${stanceName(stance, words)})` : stanceName(stance, words)} ${confidenceText(confidence)}`,
    ...(author === undefined ? [] : [markup`<bdi class="author">${showControls(author)}</bdi>`]),
    ...(region === undefined ? [] : [markup`<bdi>${showControls(region)}</bdi>`]),
    ...(likes === undefined ? [] : [markup`${likes === 1 ? words.own.oneLike : fill(words.own.likes, { likes })}`]),
    ...(note === undefined ? [] : [markup`${note}`]),
    ...(namesPages ? [markup`<bdi class="from" lang="zh">${pageName(placed.page)}</bdi>`] : []),
  ]
  return markup`<li><blockquote lang="zh">${markedText(placed.comment, words, MOST_TEXT)}</blockquote><p class="by">${number} ${facts.map((fact) => markup`<span>${fact}</span> `)}</p></li>`
}
