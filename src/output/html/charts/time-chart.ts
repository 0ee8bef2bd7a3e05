import { type ScaleBand, scaleBand, scaleLinear } from 'd3-scale'
import { stack, stackOffsetExpand } from 'd3-shape'
import type { TimeBin, Timeline } from '../../../insight/timeline.js'
import { STANCES, type Stance } from '../../../types.js'
import { joinMarkup, type Markup, markup } from '../markup.js'
import { round } from './stacked-bar.js'
import { timeLabels } from './time-labels.js'

const WIDTH = 1000
const HEIGHT = 100
/** Lines across that help to read the height. */
const TICKS = 3
/** Bins of fewer comments are drawn pale in the shares: a comment more would change them much. */
export const FEW_IN_BIN = 5

/** What the chart is drawn with: a title for each bar, and what is drawn, over the two drawings and for those who listen. */
export interface TimeChartWords {
  readonly counts: string
  readonly shares: string
  readonly titleOf: (bin: TimeBin) => string
}

/**
 * Comments over time: a bar a bin, the stances stacked in it, as high as the bin has comments; under it the same bins with the
 * shares of the stances in each. Their times stand under both. Writing is not stretched with the bars.
 */
export function drawTimeChart({ unit, bins }: Timeline, words: TimeChartWords): Markup {
  const sums = bins.map(sumOf)
  const count = scaleLinear([0, Math.max(1, ...sums)], [HEIGHT, 0]).nice(TICKS)
  const ticks = count.ticks(TICKS).filter((tick) => Number.isInteger(tick) && tick > 0)
  const share = scaleLinear([0, 1], [HEIGHT, 0])
  const x = scaleBand(
    bins.map(({ start }) => start),
    [0, WIDTH],
  ).padding(0.15)
  const counted = drawBars(bins, { x, y: count, layers: layersOf(bins, false), titleOf: words.titleOf })
  const shared = drawBars(bins, { x, y: share, layers: layersOf(bins, true), titleOf: words.titleOf, palesFew: true })
  const labels = timeLabels(
    bins.map(({ start }) => start),
    unit,
  ).map(({ start, text }) => {
    const centre = (x(start)! + x.bandwidth() / 2) / WIDTH
    const [at, anchor] = centre < 0.08 ? [0, 'start'] : centre > 0.92 ? [1, 'end'] : [centre, 'middle']
    return markup`<text x="${round(at * 100)}%" y="1.1em" text-anchor="${anchor}">${text}</text>`
  })
  return markup`<div class="time-chart"><p>${words.counts}</p>
${drawAxis(ticks.map((tick) => [count(tick), String(tick)]))}${drawPlot('counts-plot', words.counts, ticks.map(count), counted)}
<p>${words.shares}</p>
${drawAxis([
  [share(1), '100 %'],
  [share(0.5), '50 %'],
])}${drawPlot('shares-plot', words.shares, [share(0.5)], shared)}
<svg class="time-axis" aria-hidden="true">${joinMarkup(labels)}</svg></div>`
}

type Layers = ReturnType<typeof layersOf>

function layersOf(bins: readonly TimeBin[], asShares: boolean) {
  const layers = stack<TimeBin, Stance>()
    .keys(STANCES)
    .value(({ counts }, stance) => counts[stance])
  return (asShares ? layers.offset(stackOffsetExpand) : layers)([...bins])
}

interface BarOptions {
  readonly x: ScaleBand<string>
  readonly y: (value: number) => number
  readonly layers: Layers
  readonly titleOf: (bin: TimeBin) => string
  readonly palesFew?: true
}

function drawBars(bins: readonly TimeBin[], { x, y, layers, titleOf, palesFew }: BarOptions): Markup {
  const bars = bins.map((bin, i) => {
    if (sumOf(bin) === 0) return markup``
    const parts = layers.map(({ key, [i]: layer }) => {
      const [from = 0, to = 0] = layer ?? []
      if (!(to > from)) return markup``
      return markup`<rect class="${key}" x="${round(x(bin.start) ?? 0)}" y="${round(y(to))}" width="${round(x.bandwidth())}" height="${round(y(from) - y(to))}"/>`
    })
    const pale = palesFew && sumOf(bin) < FEW_IN_BIN ? markup` class="few"` : markup``
    return markup`<g${pale}><title>${titleOf(bin)}</title>${joinMarkup(parts)}</g>`
  })
  return joinMarkup(bars)
}

function drawPlot(name: string, label: string, lines: readonly number[], bars: Markup): Markup {
  const grid = lines.map((y) => markup`<rect class="grid" x="0" y="${round(y)}" width="${WIDTH}" height="0.5"/>`)
  return markup`<svg class="plot ${name}" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${label}">${joinMarkup(grid)}${bars}</svg>`
}

function drawAxis(marks: readonly (readonly [y: number, text: string])[]): Markup {
  return markup`<svg class="axis" aria-hidden="true">${joinMarkup(marks.map(([y, text]) => markup`<text x="0" y="${round(y)}%">${text}</text>`))}</svg>`
}

function sumOf({ counts }: TimeBin): number {
  return STANCES.reduce((sum, stance) => sum + counts[stance], 0)
}
