import { scaleLinear } from 'd3-scale'
import type { Stance, StanceShare } from '../../../types.js'
import { type Markup, markup } from '../markup.js'
import { round } from './stacked-bar.js'

/** A share as a bar on a track from 0 to 100 %, with its 95 % range as a line. The figures stand beside it in words. */
export function drawShareBar(stance: Stance, { share, low, high }: StanceShare): Markup {
  const x = scaleLinear([0, 1], [0, 1000])
  return markup`<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="1000" height="10"/><rect class="${stance}" width="${round(x(share))}" height="10"/><rect class="range" x="${round(x(low))}" y="4" width="${round(x(high) - x(low))}" height="2"/></svg>`
}
