import type { Cue, ScoredComment, Stance } from '../../types.js'
import { cueName } from '../cues.js'
import { showControls, shownOffset } from '../sanitize.js'
import { joinMarkup, type Markup, markup } from './markup.js'

/** Marks in one text; the lighter ones stay plain. */
const MOST_MARKS = 60
/** Cues of less than this part of the weightiest decide nothing and stay plain; those against the comment's stance even sooner. */
const LEAST_OWN = 0.3
const LEAST_OTHER = 0.5

/** A stretch of the shown text with the cue that marks it. */
interface Marked {
  readonly start: number
  readonly end: number
  readonly cue: Cue
  /** 1 light, 2, 3 as heavy as the heaviest. */
  readonly level: 1 | 2 | 3
}

/**
 * A comment's text with its cues marked where they stand, their modifiers with them: the weightiest first, where two overlap the
 * weightier. The arithmetic of each stands in its title (`谁信啊 0.66 × 1.4 = +0.92 skeptical`). With `limit` only so many characters;
 * the second markup is the rest.
 */
export function markCues(
  { text, cues, stance }: Pick<ScoredComment, 'text' | 'cues' | 'stance'>,
  nameOf: (stance: Stance) => string,
  limit = Number.POSITIVE_INFINITY,
): [head: Markup, rest: Markup | undefined, hidden: number] {
  const shown = showControls(text)
  const marks = placeMarks(text, shown, cues, stance)
  // a mark is not cut in two
  const straddling = marks.find(({ start, end }) => start < limit && limit < end)
  const cut = straddling ? straddling.start : splitBefore(shown, limit)
  if (shown.length <= cut) return [paint(shown, 0, shown.length, marks, nameOf), undefined, 0]
  return [paint(shown, 0, cut, marks, nameOf), paint(shown, cut, shown.length, marks, nameOf), shown.length - cut]
}

function placeMarks(text: string, shown: string, cues: readonly Cue[], own: Stance): Marked[] {
  const heaviest = cues.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0)
  const weighty = cues
    .filter(({ value, stance }) => Math.abs(value) >= heaviest * (stance === own ? LEAST_OWN : LEAST_OTHER))
    .filter(({ value }) => value !== 0)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || a.start - b.start)
  const taken = new Uint8Array(text.length)
  const marks: Marked[] = []
  for (const cue of weighty) {
    for (const { start, end } of [cue, ...cue.modifiers]) {
      if (marks.length >= MOST_MARKS) break
      if (end <= start || end > text.length || taken.subarray(start, end).includes(1)) continue
      taken.fill(1, start, end)
      const part = Math.abs(cue.value) / heaviest
      const level = part > 2 / 3 ? 3 : part > 0.45 ? 2 : 1
      marks.push({ start: shownOffset(text, shown, start), end: shownOffset(text, shown, end), cue, level })
    }
  }
  return marks.sort((a, b) => a.start - b.start)
}

function paint(
  shown: string,
  from: number,
  to: number,
  marks: readonly Marked[],
  nameOf: (stance: Stance) => string,
): Markup {
  const pieces: Markup[] = []
  let done = from
  for (const { start, end, cue, level } of marks) {
    if (start < done || end <= start || end > to) continue
    pieces.push(markup`${shown.slice(done, start)}`)
    pieces.push(
      markup`<mark class="${cue.stance} w${level}" title="${titleOf(cue, nameOf)}">${shown.slice(start, end)}</mark>`,
    )
    done = end
  }
  pieces.push(markup`${shown.slice(done, to)}`)
  return joinMarkup(pieces)
}

/** `不×支持 +0.51 skeptical`; with modifiers how it comes about. */
function titleOf(cue: Cue, nameOf: (stance: Stance) => string): string {
  const factors = cue.modifiers.map(({ factor }) => ` × ${number(factor)}`)
  const sum = factors.length > 0 ? `${number(cue.weight)}${factors.join('')} = ` : ''
  return `${showControls(cueName(cue))} ${sum}${cue.value > 0 ? '+' : ''}${number(cue.value)} ${nameOf(cue.stance)}`
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100).replace('-', '−')
}

/** At most `limit`, and not between the halves of a character. */
function splitBefore(text: string, limit: number): number {
  if (text.length <= limit) return text.length
  return /[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? limit - 1 : limit
}
