import { fill } from '../../fill.js'
import { type PerStance, STANCES, type Stance, type Summary } from '../../types.js'
import { percent } from '../cells.js'
import { showControls } from '../sanitize.js'
import { drawShareBar } from './charts/share-bar.js'
import { drawStackedBar } from './charts/stacked-bar.js'
import { type Markup, markup, NOTHING } from './markup.js'
import { stanceName } from './stance-name.js'
import type { Words } from './words.js'

/** Below so many comments the ranges are so wide that it is said in words. */
const FEW = 50

/** The shares: a full bar, and a table with counts, ranges, the shares counted in other ways, and telling words. */
export function sharesSection(summary: Summary, words: Words): Markup {
  const { own } = words
  const { unique, byLikes } = summary
  const repeated = unique.comments < summary.comments
  const numbers = [own.count, own.share, own.range]
  const others = [...(repeated ? [own.once] : []), ...(byLikes ? [own.byLikes] : [])]
  const head = [
    headCell(own.stance),
    numbers.map(numberHead),
    headCell(own.bar),
    others.map(numberHead),
    headCell(own.words),
  ].flat()
  const rows = STANCES.map((stance) => {
    const { count, share, low, high } = summary.shares[stance]
    return markup`<tr><th scope="row">${stanceName(stance, words)}</th><td class="number" data-label="${own.count}">${count}</td><td class="number" data-share data-label="${own.share}">${percent(share)}</td><td class="number" data-label="${own.range}">${Math.round(low * 100)}–${Math.round(high * 100)} %</td><td class="bar-cell">${drawShareBar(stance, summary.shares[stance])}</td>${
      repeated ? shareCell(unique.shares[stance].share, own.once) : NOTHING
    }${byLikes ? shareCell(byLikes[stance], own.byLikes) : NOTHING}<td class="words" data-label="${own.words}" lang="zh">${summary.keywords[stance].join(' ')}</td></tr>`
  })
  return markup`<section><h3>${own.shares}</h3>
${drawStackedBar(countsOf(summary), summary.comments)}
<div class="scroll" tabindex="0" role="group" aria-label="${own.shares}"><table class="shares"><thead><tr>${head}</tr></thead><tbody>
${rows}
</tbody></table></div>
${facts(summary, words)}</section>`
}

function headCell(name: string): Markup {
  return markup`<th scope="col">${name}</th>`
}

function numberHead(name: string): Markup {
  return markup`<th scope="col" class="number">${name}</th>`
}

/** Counts a stance. */
export function countsOf({ shares }: Pick<Summary, 'shares'>): PerStance {
  return Object.fromEntries(STANCES.map((stance) => [stance, shares[stance].count])) as Record<Stance, number>
}

function shareCell(share: number, label: string): Markup {
  return markup`<td class="number" data-label="${label}">${percent(share)}</td>`
}

function facts({ comments, repeats, echoes, unsure, frequent }: Summary, { own }: Words): Markup {
  const said = [
    ...(comments < FEW ? [own.facts.few] : []),
    ...(unsure ? [fill(own.facts.unsure, { count: unsure })] : []),
    ...(repeats > 0 ? [fill(own.facts.repeats, { count: repeats })] : []),
    ...(echoes > 0 ? [fill(own.facts.echoes, { count: echoes })] : []),
  ]
  const lines = said.map((line) => markup`<li>${line}</li>`)
  if (frequent.length > 0) {
    const authors = frequent
      .map(({ author, comments }) => fill(own.author, { author: isolate(author), comments }))
      .join(own.lang === 'en' ? ', ' : '、')
    lines.push(markup`<li>${fill(own.facts.often, { authors })}</li>`)
  }
  return lines.length === 0 ? NOTHING : markup`<ul class="facts">${lines}</ul>`
}

/** A name between marks that keep its direction to itself (U+2068, U+2069): added after its own such marks were made visible. */
function isolate(name: string): string {
  return `\u2068${showControls(name)}\u2069`
}
