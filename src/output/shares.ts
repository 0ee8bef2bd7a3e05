import { STANCES, type Stance, type Summary } from '../types.js'
import type { Headings } from './headings.js'
import { type Paint, STANCE_FILLS, STANCE_MARKS } from './stance-style.js'
import { padText, truncateText, widthOf } from './wrap.js'

/**
 * Shares as a stacked bar with a line for each stance under it:
 *
 *     ████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▒▒▒▒░░░░░░
 *     + supportive   9  45 %   点赞 好领导
 */
export function renderShares(summary: Summary, headings: Headings, paint: Paint, width: number): string[] {
  const names = STANCES.map((stance) => headings.stances[stance])
  const nameWidth = Math.max(...names.map(widthOf))
  const countWidth = String(summary.comments).length
  const lines = STANCES.map((stance) => {
    const { count, share } = summary.shares[stance]
    const name = paint.stance(stance, `${STANCE_MARKS[stance]} ${padText(headings.stances[stance], nameWidth)}`)
    const numbers = `${String(count).padStart(countWidth)}  ${percent(share).padStart(5)}`
    const room = width - nameWidth - countWidth - 14
    const words = summary.keywords[stance].join(' ')
    return `${name}  ${numbers}${words && room > 8 ? `   ${paint.faint(truncateText(words, room))}` : ''}`
  })
  return [stackedBar(summary, paint, Math.min(width, 60)), ...lines]
}

/** A share as whole per cent. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

/** One cell of the bar for each part of the whole, by largest remainder, so that the bar is always full. */
function stackedBar({ shares, comments }: Summary, paint: Paint, width: number): string {
  if (comments === 0) return ''
  const exact = STANCES.map((stance) => ({ stance, cells: shares[stance].share * width }))
  const cells = new Map<Stance, number>(exact.map(({ stance, cells }) => [stance, Math.floor(cells)]))
  const left = width - [...cells.values()].reduce((a, b) => a + b, 0)
  const byRemainder = [...exact].sort((a, b) => (b.cells % 1) - (a.cells % 1))
  for (const { stance } of byRemainder.slice(0, left)) cells.set(stance, cells.get(stance)! + 1)
  return STANCES.map((stance) => paint.stance(stance, STANCE_FILLS[stance].repeat(cells.get(stance)!))).join('')
}
