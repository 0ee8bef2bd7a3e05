import type { ComparedSide, Comparison, ShareChange, WordChange } from '../insight/compare.js'
import { STANCES, type StanceShare } from '../types.js'
import { percent } from './cells.js'
import { NO_BREAK } from './grid.js'
import { type Headings, headingsIn } from './headings.js'
import { toJson } from './ndjson.js'
import { showControls } from './sanitize.js'
import { createPaint, STANCE_MARKS } from './stance-style.js'
import { roundShares } from './summary-rows.js'
import { widthOf } from './width.js'
import { padText, wrapText } from './wrap.js'

/** How it is to look. */
export interface CompareOptions {
  readonly language: 'zh' | 'en'
  readonly color: boolean
  /** Columns of the terminal; below 40 it is drawn for 40. */
  readonly width: number
}

const NARROWEST = 40
const GAP = '  '

/**
 * Two sets of comments side by side: names and counts, each stance's share with its range, the difference with its range, and the
 * words that came, grew and went. No line is wider than the window.
 */
export function renderComparison(
  [a, b]: readonly [ComparedSide, ComparedSide],
  comparison: Comparison,
  options: CompareOptions,
): string {
  const headings = headingsIn(options.language)
  const paint = createPaint(options.color)
  const width = Math.max(NARROWEST, options.width)
  const sides = [a, b].flatMap(({ name, summary }, i) =>
    wrapText(
      `${'AB'[i]}  ${showControls(name).replaceAll('\n', ' ')} · ${countText(summary.comments, headings)}`,
      width,
    ).map((line) => paint.heading(line)),
  )
  const rows = STANCES.map((stance) => {
    const change = comparison.shares[stance]
    return {
      stance,
      cells: [
        `${STANCE_MARKS[stance]} ${headings.stances[stance]}`,
        shareText(a.summary.shares[stance]),
        shareText(b.summary.shares[stance]),
        changeText(change),
        headings.compare[change.low > 0 ? 'grew' : change.high < 0 ? 'shrank' : 'same'],
      ],
    }
  })
  const heads = ['', 'A', 'B', headings.compare.change, '']
  const widths = heads.map((head, i) => Math.max(widthOf(head), ...rows.map(({ cells }) => widthOf(cells[i]!))))
  const fits = widths.reduce((sum, each) => sum + each, GAP.length * (widths.length - 1)) <= width
  const drawn = (cells: readonly string[]) =>
    cells
      .map((cell, i) => padText(cell, widths[i]!))
      .join(GAP)
      .trimEnd()
  const table = fits
    ? [drawn(heads), ...rows.map(({ stance, cells }) => paint.stance(stance, drawn(cells)))]
    : rows.flatMap(({ stance, cells: [name = '', before, after, change, verdict = ''] }) => [
        paint.stance(stance, `${padText(name, widths[0]!)}${GAP}${verdict}`),
        ...wrapText(`A ${before}  B ${after}  ${change}`, width - 2, 'blanks').map((line) => `  ${line}`),
      ])
  const words = (['fresh', 'grown', 'gone'] as const)
    .filter((key) => comparison[key].length > 0)
    .flatMap((key) => wrapText(`${headings.compare[key]}: ${wordsText(comparison[key], key)}`, width, 'blanks'))
    .map((line) => line.replaceAll(NO_BREAK, ' '))
  const blocks = [sides, table, words, wrapText(headings.compare.note, width).map(paint.faint)]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

/** The same as one JSON object: both sides' summaries, the differences of the shares, the words. */
export function renderComparisonJson([a, b]: readonly [ComparedSide, ComparedSide], comparison: Comparison): string {
  const side = ({ name, summary }: ComparedSide) => ({ name, ...roundShares(summary) })
  const shares = Object.fromEntries(
    STANCES.map((stance) => {
      const { difference, low, high } = comparison.shares[stance]
      return [stance, { difference: round(difference), low: round(low), high: round(high) }]
    }),
  )
  return `${toJson({ a: side(a), b: side(b), ...comparison, shares })}\n`
}

function countText(count: number, headings: Headings): string {
  const key = count === 0 ? 'noComments' : count === 1 ? 'oneComment' : 'comments'
  return headings[key].replace('{count}', String(count))
}

/** `25 % (10–49)`. */
function shareText({ share, low, high }: StanceShare): string {
  return `${percent(share).padStart(5)} (${whole(low)}–${whole(high)})`
}

/** `+12 (−3…+27)`, in points. */
function changeText({ difference, low, high }: ShareChange): string {
  return `${signedWhole(difference)} (${signedWhole(low)}…${signedWhole(high)})`
}

function wordsText(changes: readonly WordChange[], key: 'fresh' | 'grown' | 'gone'): string {
  return changes
    .map(({ word, before, after }) => {
      const counts = key === 'fresh' ? after : key === 'gone' ? before : `${before}→${after}`
      return `${showControls(word)}${NO_BREAK}${counts}`
    })
    .join(', ')
}

function whole(share: number): number {
  return Math.round(share * 100)
}

function signedWhole(share: number): string {
  const points = whole(share)
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0'
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000
}
