import { scaleBand, scaleLinear } from 'd3-scale'
import { stack } from 'd3-shape'
import type { TimeBin, Timeline } from '../../../insight/timeline.js'
import { STANCES, type Stance } from '../../../types.js'
import { joinMarkup, type Markup, markup } from '../markup.js'
import { round } from './stacked-bar.js'

const WIDTH = 1000
const HEIGHT = 100
/** Lines across that help to read the height. */
const TICKS = 3

/** What the chart is drawn with: a title for each bar, and a label for those who listen. */
export interface TimeChartWords {
  readonly label: string
  readonly titleOf: (bin: TimeBin) => string
  /** What stands under a bar. */
  readonly nameOf: (bin: TimeBin) => string
}

/** Comments over time: a bar a bin, the stances stacked in it. Lines across stand at round counts, their numbers beside
 * the drawing; the first bar, the middle one and the last have their time under them. Writing is not stretched with the bars. */
export function drawTimeChart({ bins }: Timeline, { label, titleOf, nameOf }: TimeChartWords): Markup {
  const sums = bins.map(({ counts }) => STANCES.reduce((sum, stance) => sum + counts[stance], 0))
  const y = scaleLinear([0, Math.max(1, ...sums)], [HEIGHT, 0]).nice(TICKS)
  const x = scaleBand(
    bins.map(({ start }) => start),
    [0, WIDTH],
  ).padding(0.15)
  const ticks = y.ticks(TICKS).filter((tick) => Number.isInteger(tick) && tick > 0)
  const layers = stack<TimeBin, Stance>()
    .keys(STANCES)
    .value(({ counts }, stance) => counts[stance])(bins)
  const bars = bins.map((bin, i) => {
    const parts = layers.map(({ key, [i]: layer }) => {
      const [from = 0, to = 0] = layer ?? []
      if (to <= from) return markup``
      return markup`<rect class="${key}" x="${round(x(bin.start) ?? 0)}" y="${round(y(to))}" width="${round(x.bandwidth())}" height="${round(y(from) - y(to))}"/>`
    })
    return markup`<g><title>${titleOf(bin)}</title>${joinMarkup(parts)}</g>`
  })
  const lines = ticks.map(
    (tick) => markup`<rect class="grid" x="0" y="${round(y(tick))}" width="${WIDTH}" height="0.5"/>`,
  )
  const numbers = ticks.map((tick) => markup`<text x="0" y="${round(y(tick))}%">${tick}</text>`)
  const named = [...new Set([bins[0]!, bins[Math.floor((bins.length - 1) / 2)]!, bins.at(-1)!])]
  const names = named.map((bin) => {
    const centre = (x(bin.start)! + x.bandwidth() / 2) / WIDTH
    const [at, anchor] = centre < 0.08 ? [0, 'start'] : centre > 0.92 ? [1, 'end'] : [centre, 'middle']
    return markup`<text x="${round(at * 100)}%" y="1.1em" text-anchor="${anchor}">${nameOf(bin)}</text>`
  })
  return markup`<div class="time-chart"><svg class="plot" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${label}">${joinMarkup(lines)}${joinMarkup(bars)}</svg>
<svg class="counts-axis" aria-hidden="true">${joinMarkup(numbers)}</svg><svg class="time-axis" aria-hidden="true">${joinMarkup(names)}</svg></div>`
}
