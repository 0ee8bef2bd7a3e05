import type { ScoredComment, Stance } from '../../types.js'
import { arithmetic, formatSigned } from '../arithmetic.js'
import { findReasons, isBelievable, type Reason } from '../reasons.js'
import { showControls, shownOffset } from '../sanitize.js'
import { joinMarkup, type Markup, markup } from './markup.js'

/** Marks in one text; the lighter ones stay plain. */
const MOST_MARKS = 60
/** Parts of the weightiest below which a reason decides nothing and stays plain: for the comment's own stance, and for another. */
const LEAST_OWN = 0.3
const LEAST_OTHER = 0.5
/** Cues whose arithmetic a title says; the lighter ones are counted. */
const MOST_IN_TITLE = 6

/** What a comment's text is marked by. */
export type Markable = Pick<ScoredComment, 'text' | 'cues' | 'stance' | 'lengthFactor'>

/** A stretch of the shown text with the reason that marks it. */
interface Marked {
  readonly start: number
  readonly end: number
  readonly reason: Reason
  /** 1 light, 2 heavy. */
  readonly level: 1 | 2
}

/**
 * A comment's text with the words that decided marked where they stand, their modifiers with them. The sum of each and its
 * arithmetic stand in its title (`不×支持 +0.9 skeptical = 0.6 × −1.5`). With `limit` only so many characters; the second markup is
 * the rest.
 */
export function markCues(
  comment: Markable,
  nameOf: (stance: Stance) => string,
  limit = Number.POSITIVE_INFINITY,
): [head: Markup, rest: Markup | undefined, hidden: number] {
  const shown = showControls(comment.text)
  const marks = placeMarks(comment, shown)
  const titleOf = ({ reason }: Marked) => titleText(reason, comment.lengthFactor, nameOf)
  // a mark is not cut in two
  const straddling = marks.find(({ start, end }) => start < limit && limit < end)
  const cut = straddling ? straddling.start : splitBefore(shown, limit)
  if (shown.length <= cut) return [paint(shown, 0, shown.length, marks, titleOf), undefined, 0]
  return [paint(shown, 0, cut, marks, titleOf), paint(shown, cut, shown.length, marks, titleOf), shown.length - cut]
}

function placeMarks(comment: Markable, shown: string): Marked[] {
  const { text, stance: own } = comment
  const reasons = findReasons(comment).filter(isBelievable)
  const heaviest = reasons.reduce((most, { value }) => Math.max(most, value), 0)
  const weighty = reasons.filter(({ stance, value }) => value >= heaviest * (stance === own ? LEAST_OWN : LEAST_OTHER))
  const taken = new Uint8Array(text.length)
  const marks: Marked[] = []
  for (const reason of weighty) {
    for (const { start, end } of reason.spans) {
      if (marks.length >= MOST_MARKS) break
      if (end <= start || end > text.length || taken.subarray(start, end).includes(1)) continue
      taken.fill(1, start, end)
      marks.push({
        start: shownOffset(text, shown, start),
        end: shownOffset(text, shown, end),
        reason,
        level: reason.value > heaviest * LEAST_OTHER ? 2 : 1,
      })
    }
  }
  return marks.sort((a, b) => a.start - b.start)
}

function paint(
  shown: string,
  from: number,
  to: number,
  marks: readonly Marked[],
  titleOf: (mark: Marked) => string,
): Markup {
  const pieces: Markup[] = []
  let done = from
  for (const mark of marks) {
    const { start, end, reason, level } = mark
    if (start < done || end <= start || end > to) continue
    pieces.push(markup`${shown.slice(done, start)}`)
    pieces.push(
      markup`<mark class="${reason.stance} w${level}" title="${titleOf(mark)}">${shown.slice(start, end)}</mark>`,
    )
    done = end
  }
  pieces.push(markup`${shown.slice(done, to)}`)
  return joinMarkup(pieces)
}

/** `领导 +1.71 skeptical = 领导 5.44 × 0.21 + 导 1.22 × 0.21`; of one cue `不×支持 +0.9 skeptical = 0.6 × −1.5`. */
function titleText(
  { name, value, stance, cues }: Reason,
  lengthFactor: number,
  nameOf: (stance: Stance) => string,
): string {
  const head = `${name} ${formatSigned(value)} ${nameOf(stance)}`
  const [only, ...others] = [...cues].sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
  if (!only) return showControls(head)
  if (others.length === 0) {
    const sum = arithmetic(only, lengthFactor)
    return showControls(sum.includes('×') ? `${head} = ${sum}` : head)
  }
  const parts = [only, ...others].map((cue) => `${cue.term} ${arithmetic(cue, lengthFactor)}`)
  const left = parts.length - MOST_IN_TITLE
  return showControls(`${head} = ${parts.slice(0, MOST_IN_TITLE).join(' + ')}${left > 0 ? ` + … ${left}` : ''}`)
}

/** At most `limit`, and not between the halves of a character. */
function splitBefore(text: string, limit: number): number {
  if (text.length <= limit) return text.length
  return /[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? limit - 1 : limit
}
