import { type Page, STANCES } from '../../types.js'
import { type Markup, markup, NOTHING } from './markup.js'
import { pageName } from './page-name.js'
import { stanceName } from './stance-name.js'
import type { Words } from './words.js'

/** What the controls over the table can pick. */
export interface ControlOptions {
  readonly scored: boolean
  readonly pages: readonly Page[]
  readonly repeats: number
  readonly unsure: number
}

/** Least certainties to choose from. */
const CERTAINTIES = [0, 40, 50, 60, 70, 80, 90]

/** Search and filters; they are there only where scripts may run. */
export function tableControls({ scored, pages, repeats, unsure }: ControlOptions, words: Words): Markup {
  const { own } = words
  const stances = STANCES.map(
    (stance) =>
      markup`<label class="check"><input type="checkbox" name="stance" value="${stance}" checked> ${stanceName(stance, words)}</label> `,
  )
  if (unsure > 0)
    stances.push(
      markup`<label class="check"><input type="checkbox" name="stance" value="unsure" checked> ${words.headings.columns.unsure}</label> `,
    )
  const sure = CERTAINTIES.map((each) => markup`<option value="${each}">${each} %</option>`)
  const chosen = pages.map((page, i) => markup`<option value="${i + 1}">${pageName(page)}</option>`)
  return markup`<form class="controls js-only" id="controls">
<label>${own.search} <input type="search" name="search" placeholder="${own.searchHint}" autocomplete="off"></label>
${scored ? markup`<fieldset><legend>${own.filterStance}</legend>${stances}</fieldset>\n<label>${own.least} <select name="sure">${sure}</select></label>` : NOTHING}
${pages.length > 1 ? markup`<label>${own.page} <select name="page"><option value="">${own.allPagesOption}</option>${chosen}</select></label>` : NOTHING}
${repeats > 0 ? markup`<label class="check"><input type="checkbox" name="once"> ${own.onceFilter}</label>` : NOTHING}
<button type="reset">${own.reset}</button>
<output name="shown" aria-live="polite"></output>
</form>`
}
