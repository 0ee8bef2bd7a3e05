import { STANCES, type Stance, type Summary } from '../types.js'
import { type Look, percent } from './cells.js'
import { STANCE_MARKS } from './stance-style.js'
import { widthOf } from './width.js'
import { padText, truncateText, wrapText } from './wrap.js'

/** The bar's length where the window has room. */
const BAR = 72
/** Characters of the widest interval (`  24–100 %`). */
const INTERVAL = 10
/** Columns left for telling words below which they go on a line of their own. */
const LEAST_WORDS = 16

/**
 * Shares as a stacked bar and a line for each stance: count, share, its 95 % interval, telling words.
 *
 *     ████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▒▒▒▒░░░░░░
 *     ▲ supportive   9  45 %  26–66 %   点赞 领导
 */
export function renderShares(summary: Summary, { headings, paint, width }: Look): string[] {
  const nameWidth = Math.max(...STANCES.map((stance) => widthOf(headings.stances[stance])))
  const countWidth = String(summary.comments).length
  const lines = STANCES.flatMap((stance) => {
    const { count, share, low, high } = summary.shares[stance]
    const name = `${STANCE_MARKS[stance]} ${padText(headings.stances[stance], nameWidth)}`
    const numbers = `  ${String(count).padStart(countWidth)}  ${percent(share).padStart(5)}`
    const interval = `  ${Math.round(low * 100)}–${Math.round(high * 100)} %`
    const used = widthOf(name + numbers + interval)
    const line = paint.stance(stance, name) + numbers + (used <= width ? paint.faint(interval) : '')
    const words = summary.keywords[stance].join(' ')
    if (words === '') return [line]
    const gap = INTERVAL - interval.length + 3
    const room = width - used - gap
    if (room >= LEAST_WORDS) return [`${line}${' '.repeat(gap)}${truncateText(words, room)}`]
    return [line, ...wrapText(words, width - 2).map((each) => `  ${each}`)]
  })
  const { unsure = 0, comments } = summary
  if (unsure > 0)
    lines.push(
      `  ${padText(headings.columns.unsure, nameWidth)}  ${String(unsure).padStart(countWidth)}  ${percent(unsure / comments).padStart(5)}`,
    )
  const told = comments > 0 ? (comments - unsure) / comments : 1
  const bar = stackedBar(summary, Math.round(Math.min(width, BAR) * told))
  return [bar.map(({ stance, cells }) => paint.fill(stance, cells)).join(''), ...lines]
}

/** Cells of the bar by largest remainder, so that it is always full but for unsure comments; a stance that was said has at least one. */
function stackedBar({ shares }: Summary, width: number): { stance: Stance; cells: number }[] {
  const all = STANCES.reduce((sum, stance) => sum + shares[stance].count, 0)
  const parts = STANCES.map((stance) => {
    const exact = all > 0 ? (shares[stance].count / all) * width : 0
    return { stance, exact, cells: shares[stance].count > 0 ? Math.max(1, Math.floor(exact)) : 0 }
  })
  let left = width - parts.reduce((sum, { cells }) => sum + cells, 0)
  while (left !== 0) {
    const step = Math.sign(left)
    const next = parts.reduce((best, part) =>
      step * (part.exact - part.cells) > step * (best.exact - best.cells) ? part : best,
    )
    next.cells += step
    left -= step
  }
  return parts
}
