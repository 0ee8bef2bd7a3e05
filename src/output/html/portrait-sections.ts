import { fill } from '../../fill.js'
import type { Places } from '../../insight/places.js'
import type { Portrait } from '../../insight/portrait.js'
import type { QuestionGroup } from '../../insight/questions.js'
import type { PlacedComment } from '../../insight/standouts.js'
import type { TimeBin, Timeline } from '../../insight/timeline.js'
import { type PerStance, STANCES } from '../../types.js'
import { percent } from '../cells.js'
import { showControls } from '../sanitize.js'
import { drawStackedBar } from './charts/stacked-bar.js'
import { drawTimeChart, FEW_IN_BIN } from './charts/time-chart.js'
import { type QuoteContext, quoteComment } from './comment-quote.js'
import { type Markup, markup, NOTHING } from './markup.js'
import { stanceName } from './stance-name.js'
import type { Words } from './words.js'

/** Everything of a portrait that there is something to say about, section after section. */
export function portraitSections(portrait: Portrait, context: QuoteContext): Markup {
  const { words } = context
  const { own } = words
  const quote = (placed: PlacedComment, note?: string) => quoteComment(placed, context, note)
  const perStance = (name: string, of: Portrait['liked']) => {
    const lists = STANCES.filter((stance) => of[stance].length > 0).map(
      (stance) =>
        markup`<div><h4>${stanceName(stance, words)}</h4><ul class="quotes">${of[stance].map((each) => quote(each))}</ul></div>`,
    )
    return section(name, undefined, lists.length > 0 ? markup`<div class="columns">${lists}</div>` : NOTHING)
  }
  const section = (name: string, note: string | undefined, body: Markup) =>
    body === NOTHING
      ? NOTHING
      : markup`<section><h3>${name}</h3>${note === undefined ? NOTHING : markup`<p class="note">${note}</p>`}${body}</section>`
  const list = (items: readonly Markup[]) => (items.length > 0 ? markup`<ul class="quotes">${items}</ul>` : NOTHING)

  return markup`${portrait.timeline ? section(own.time[portrait.timeline.unit], undefined, timeFigure(portrait.timeline, words)) : NOTHING}
${section(own.questions, undefined, list(portrait.questions.map((group) => questionItem(group, quote, words))))}
${perStance(own.liked, portrait.liked)}
${perStance(own.surest, portrait.surest)}
${section(own.mixed, own.mixedNote, list(portrait.mixed.map((each) => quote(each))))}
${section(
  own.repeated,
  own.repeatedNote,
  list(
    portrait.repeated.map(({ times, authors, ...placed }) =>
      quote(placed, fill(authors > 1 ? own.timesBy : own.times, { times, authors })),
    ),
  ),
)}
${section(own.echoes, own.echoesNote, list(portrait.echoes.map((each) => quote(each, fill(own.echo, { share: percent(each.comment.echo ?? 0) })))))}
${section(own.places, undefined, placesFigure(portrait.places, words))}`
}

/** Other wordings of a question that are shown. */
const MOST_ASKED = 20

function questionItem(
  { asked: [first, ...others] }: QuestionGroup,
  quote: (placed: PlacedComment, note?: string) => Markup,
  { own }: Words,
): Markup {
  if (!first) return NOTHING
  if (others.length === 0) return quote(first)
  const item = quote(first, fill(own.asked, { times: others.length + 1 }))
  // what was asked in the very same words needs no second look
  const seen = new Set([first.comment.text])
  const more = others
    .filter(({ comment: { text } }) => !seen.has(text) && seen.add(text))
    .slice(0, MOST_ASKED)
    .map((each) => quote(each))
  if (more.length === 0) return item
  return markup`${item}<li class="also"><details><summary>${own.alsoAsked}</summary><ul class="quotes">${more}</ul></details></li>`
}

function timeFigure(timeline: Timeline, words: Words): Markup {
  const { own } = words
  const { bins } = timeline
  const known = fill(own.time.known, { known: timeline.known })
  const chart = drawTimeChart(timeline, {
    counts: own.time.counts,
    shares: fill(own.time.shares, { few: FEW_IN_BIN }),
    titleOf: (bin) => `${startText(bin.start)}  ${countsText(bin, words)}`,
  })
  return markup`<figure><div class="legend">${STANCES.map((stance) => markup`${stanceName(stance, words)} `)}</div>
${chart}
<figcaption>${known}</figcaption>${countsTable(
    own.time.from,
    bins
      .filter(({ counts }) => STANCES.some((stance) => counts[stance] > 0))
      .map((bin) => [startText(bin.start), bin.counts]),
    words,
  )}</figure>`
}

function startText(start: string): string {
  return start.length === 13 ? `${start.replace('T', ' ')}:00` : start
}

function countsText({ counts }: TimeBin, { headings }: Words): string {
  return STANCES.filter((stance) => counts[stance] > 0)
    .map((stance) => `${headings.stances[stance]} ${counts[stance]}`)
    .join(', ')
}

function placesFigure({ named, others, known }: Places, words: Words): Markup {
  const { own } = words
  if (known === 0) return NOTHING
  const most = named[0]?.comments ?? 1
  const rows = named.map(
    ({ place, comments, counts }) =>
      markup`<tr><th scope="row"><bdi>${showControls(place)}</bdi></th><td class="number">${comments}</td><td class="bar-cell">${drawStackedBar(counts, most)}</td>${countCells(counts)}</tr>`,
  )
  return markup`<p class="note">${fill(own.placesKnown, { known })}</p><div class="scroll" tabindex="0" role="group" aria-label="${own.places}"><table class="counts"><thead><tr><th scope="col">${own.place}</th><th scope="col" class="number">${own.count}</th><th scope="col">${own.share}</th>${stanceHeads(words)}</tr></thead><tbody>
${rows}
</tbody></table></div>${others > 0 ? markup`<p class="note">${fill(own.otherPlaces, { count: others })}</p>` : NOTHING}`
}

/** The figures behind a drawing, folded. */
function countsTable(first: string, rows: readonly (readonly [string, PerStance])[], words: Words): Markup {
  return markup`<details><summary>${words.own.figures}</summary><div class="scroll" tabindex="0" role="group" aria-label="${words.own.figures}"><table class="counts"><thead><tr><th scope="col">${first}</th>${stanceHeads(words)}</tr></thead><tbody>
${rows.map(([name, counts]) => markup`<tr><th scope="row">${name}</th>${countCells(counts)}</tr>`)}
</tbody></table></div></details>`
}

function stanceHeads(words: Words): Markup[] {
  return STANCES.map((stance) => markup`<th scope="col" class="number">${stanceName(stance, words)}</th>`)
}

function countCells(counts: PerStance): Markup[] {
  return STANCES.map((stance) => markup`<td class="number">${counts[stance]}</td>`)
}
