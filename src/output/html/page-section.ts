import { fill } from '../../errors.js'
import type { Portrait } from '../../insight/portrait.js'
import type { Page, Summary } from '../../types.js'
import { showControls } from '../sanitize.js'
import { drawStackedBar } from './charts/stacked-bar.js'
import type { AnchorOf } from './comment-quote.js'
import { joinMarkup, type Markup, markup, NOTHING } from './markup.js'
import { portraitSections } from './portrait-sections.js'
import { countsOf, sharesSection } from './shares-section.js'
import { countText, type Words } from './words.js'

/** One page of the report. */
export interface PageContent {
  readonly page: Page
  readonly number: number
  readonly comments: number
  readonly summary?: Summary
  readonly portrait: Portrait
  readonly anchorOf: AnchorOf
}

/** All pages together. */
export interface BatchContent {
  readonly pages: number
  readonly summary: Summary
  readonly portrait: Portrait
  readonly anchorOf: AnchorOf
}

/** A page: what it is, its shares, its portrait; `folded` under its title and a bar of its shares. */
export function pageSection(content: PageContent, folded: boolean, words: Words): Markup {
  const { page, number, comments, summary, portrait, anchorOf } = content
  const { own } = words
  const body =
    summary && comments > 0
      ? markup`${sharesSection(summary, words)}${portraitSections(portrait, anchorOf, words)}`
      : comments === 0
        ? markup`<p>${own.noComments}</p>`
        : NOTHING
  const title = markup`<h2 lang="zh">${showControls(page.title ?? page.source)}</h2>`
  const facts = pageFacts(page, comments, words)
  if (!folded) return markup`<article id="p${number}">${title}${facts}${body}</article>\n`
  return markup`<details class="page" id="p${number}"><summary>${title}<span class="count">${countText({ comments }, words)}</span>${
    summary && comments > 0 ? drawStackedBar(countsOf(summary)) : NOTHING
  }</summary>
${facts}${body}</details>
`
}

/** The shares and the portrait of the whole batch. */
export function batchSection({ pages, summary, portrait, anchorOf }: BatchContent, words: Words): Markup {
  return markup`<article><h2>${fill(words.own.allPages, { pages })}</h2>
<p class="count">${countText(summary, words)}</p>
${summary.comments > 0 ? markup`${sharesSection(summary, words)}${portraitSections(portrait, anchorOf, words)}` : NOTHING}</article>
`
}

function pageFacts({ source, url, time, guessed }: Page, comments: number, words: Words): Markup {
  const { own } = words
  const facts = [
    markup`<span>${countText({ comments }, words)}</span>`,
    markup`<bdi>${showControls(source)}</bdi>`,
    ...(time === undefined ? [] : [markup`<span>${fill(own.published, { time: showControls(time) })}</span>`]),
    ...(url !== undefined && /^https?:\/\//i.test(url)
      ? [markup`<a href="${url}" rel="noopener noreferrer nofollow">${showControls(url)}</a>`]
      : []),
  ]
  return markup`<p class="count">${joinMarkup(facts, ' · ')}</p>
${guessed ? markup`<p class="note">${own.guessed}</p>` : NOTHING}`
}
