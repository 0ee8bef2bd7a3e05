import { fill } from '../../fill.js'
import type { Portrait } from '../../insight/portrait.js'
import { type Page, STANCES, type Summary } from '../../types.js'
import { percent } from '../cells.js'
import { showControls } from '../sanitize.js'
import { STANCE_MARKS } from '../stance-style.js'
import { drawStackedBar } from './charts/stacked-bar.js'
import type { AnchorOf } from './comment-quote.js'
import { joinMarkup, type Markup, markup, NOTHING } from './markup.js'
import { pageName, shownSource } from './page-name.js'
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
      ? markup`${sharesSection(summary, words)}${portraitSections(portrait, { anchorOf, words })}`
      : comments === 0
        ? markup`<p>${own.noComments}</p>`
        : NOTHING
  const title = markup`<h2 lang="zh">${pageName(page)}</h2>`
  const facts = pageFacts(page, comments, words)
  if (!folded) return markup`<article id="p${number}">${title}${facts}${body}</article>\n`
  return markup`<details class="page" id="p${number}"><summary>${title}<span class="count">${countText({ comments }, words)}</span>${
    summary && comments > 0
      ? markup`${shareMarks(summary, words)}${drawStackedBar(countsOf(summary), summary.comments)}`
      : NOTHING
  }</summary>
${facts}${body}</details>
`
}

/** The shares and the portrait of the whole batch. */
export function batchSection({ pages, summary, portrait, anchorOf }: BatchContent, words: Words): Markup {
  return markup`<article><h2>${fill(words.own.allPages, { pages })}</h2>
<p class="count">${countText(summary, words)}</p>
${summary.comments > 0 ? markup`${sharesSection(summary, words)}${portraitSections(portrait, { anchorOf, words, namesPages: true })}` : NOTHING}</article>
`
}

/** `▲ 36 % ▼ 32 % ? 2 % · 30 %`, for a page that is folded. */
function shareMarks({ shares }: Summary, { headings }: Words): Markup {
  return markup`<span class="marks">${STANCES.map((stance) => markup`<span class="stance ${stance}" title="${headings.stances[stance]}">${STANCE_MARKS[stance]} ${percent(shares[stance].share)}</span> `)}</span>`
}

function pageFacts(page: Page, comments: number, words: Words): Markup {
  const { own } = words
  const { url, time, guessed } = page
  const facts = [
    markup`<span>${countText({ comments }, words)}</span>`,
    markup`<bdi>${shownSource(page)}</bdi>`,
    ...(time === undefined ? [] : [markup`<span>${fill(own.published, { time: showControls(time) })}</span>`]),
    ...(url !== undefined && /^https?:\/\//i.test(url)
      ? [markup`<a href="${url}" rel="noopener noreferrer nofollow">${showControls(url)}</a>`]
      : []),
  ]
  return markup`<p class="count">${joinMarkup(facts, ' · ')}</p>
${guessed ? markup`<p class="note">${own.guessed}</p>` : NOTHING}`
}
