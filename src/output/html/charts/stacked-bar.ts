import { scaleLinear } from 'd3-scale'
import { type PerStance, STANCES } from '../../../types.js'
import { joinMarkup, type Markup, markup } from '../markup.js'

/** Units of the drawing; it is stretched to the width it gets. */
const WIDTH = 1000

/**
 * One bar of the stances, one after the other, as long as `most` makes it (by default its own sum, so that the bar is full).
 * The figures stand beside it in words, so that it is hidden from those who listen.
 */
export function drawStackedBar(
  values: PerStance,
  most = STANCES.reduce((sum, stance) => sum + values[stance], 0),
): Markup {
  const x = scaleLinear([0, Math.max(most, Number.MIN_VALUE)], [0, WIDTH])
  let from = 0
  const bars = STANCES.map((stance) => {
    const start = x(from)
    from += values[stance]
    return markup`<rect class="${stance}" x="${round(start)}" width="${round(x(from) - start)}" height="10"/>`
  })
  return markup`<svg class="bar" viewBox="0 0 ${WIDTH} 10" preserveAspectRatio="none" aria-hidden="true">${joinMarkup(bars)}</svg>`
}

/** Two decimals are finer than any screen. */
export function round(value: number): number {
  return Math.round(value * 100) / 100
}
