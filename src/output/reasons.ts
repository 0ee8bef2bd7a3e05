import { fill } from '../fill.js'
import { type Cue, type ScoredComment, STANCES, type Stance } from '../types.js'
import { formName } from './form-name.js'
import type { Headings } from './headings.js'
import { findRuns, type Run } from './runs.js'

/** What the words at one place, or the same words at several, say for one stance. */
export interface Reason extends Pick<Run, 'spans' | 'telling' | 'cues'> {
  readonly name: string
  readonly stance: Stance
  /** Sum of all values that cues on these characters have for the stance. */
  readonly value: number
}

/** The reasons shown of a comment. */
export interface Deciding {
  /** Those for the comment's own stance, the weightiest first; behind them the weightiest against it, where it is heavy enough. */
  readonly reasons: readonly Reason[]
  /** What all other cues add to the own stance, where that is more than the reasons do together. */
  readonly lighter?: number
}

/** Reasons for the own stance that are shown. */
const MOST = 3
/** What a further reason for the own stance must weigh, and the part of the weightiest it must have. */
const LEAST = 0.25
const LEAST_OWN = 0.2
/** The part of the weightiest that a reason for another stance must have. */
const LEAST_OTHER = 0.5
/** Characters that speak for a stance this much less than for another are no reason for it: 「感谢」 +0.2 skeptical. */
const LEAST_OF_RUN = 0.5
/** A single letter or a mark is a reason only from this value on: 吗 and a question mark are, a comma is not. */
const LEAST_OF_ONE = 0.8
/** Reasons that a cell of a table names; the ones left out are counted at its end. */
const MOST_IN_CELL = 12

/**
 * The reasons a person believes: the three weightiest for the comment's own stance that are written entries, words or emoji (a
 * single letter or a mark only when it is heavy), and the weightiest against it where that is at least half as heavy, for then the
 * comment is a mixed one. What else adds up is said as one number. Where nothing speaks for the stance, what was outvoted.
 */
export function decidingReasons(comment: Pick<ScoredComment, 'text' | 'cues' | 'stance'>): Deciding {
  const { stance: own, cues } = comment
  const found = findReasons(comment).filter(isBelievable)
  const pro = found.filter(({ stance }) => stance === own)
  const most = pro[0]?.value ?? 0
  const shown = pro.filter(({ value }, i) => i === 0 || value >= Math.max(LEAST, most * LEAST_OWN)).slice(0, MOST)
  const against = found.find(({ stance, value }) => stance !== own && value >= most * LEAST_OTHER)
  const said = sum(shown)
  const lighter = sum(cues.filter(({ stance }) => stance === own)) - said
  return {
    reasons: against ? [...shown, against] : shown,
    ...(lighter > Math.max(said, LEAST_SAID) && { lighter }),
  }
}

/** Below it a number is shown as 0. */
const LEAST_SAID = 0.05

/** Every reason that raises a stance: those for the comment's own stance first, in each part the weightiest first. */
export function findReasons(comment: Pick<ScoredComment, 'text' | 'cues' | 'stance'>): Reason[] {
  return sumReasons(comment).map(({ name, telling, stance, value, runs }) => ({
    ...{ name, telling, stance, value },
    spans: runs.flatMap(({ spans }) => spans),
    cues: runs.flatMap(({ cues }) => cues.filter((cue) => cue.stance === stance)),
  }))
}

/** A reason with the runs it is made of: most are only named. */
interface SummedReason extends Pick<Reason, 'name' | 'telling' | 'stance'> {
  value: number
  readonly runs: Run[]
}

function sumReasons(comment: Pick<ScoredComment, 'text' | 'cues' | 'stance'>): SummedReason[] {
  // grown in place: a word that stands a thousand times must not be copied a thousand times
  const reasons = new Map<string, SummedReason[]>()
  const all: SummedReason[] = []
  for (const run of findRuns(comment).runs) {
    const { name, telling, values } = run
    const highest = Math.max(values.supportive, values.skeptical, values.question, values.neutral)
    if (highest <= 0) continue
    const named = reasons.get(name) ?? []
    if (named.length === 0) reasons.set(name, named)
    for (const stance of STANCES) {
      const value = values[stance]
      if (value <= 0 || value < highest * LEAST_OF_RUN) continue
      let reason = named.find((each) => each.stance === stance)
      if (!reason) {
        reason = { name, telling, stance, value: 0, runs: [] }
        named.push(reason)
        all.push(reason)
      }
      reason.value += value
      reason.runs.push(run)
    }
  }
  const { stance } = comment
  return all.sort(
    (a, b) => (a.stance === b.stance ? 0 : a.stance === stance ? -1 : b.stance === stance ? 1 : 0) || b.value - a.value,
  )
}

/** Whether a person takes it for a reason. */
export function isBelievable({ telling, value }: Pick<Reason, 'telling' | 'value'>): boolean {
  return telling || value >= LEAST_OF_ONE
}

/**
 * Reasons as a person reads them: `不×支持 +1.9; 呵呵 +2.1; 感谢 +0.8 supportive`. Those for the comment's own stance come first and
 * bare, the others with their stance's name behind; after 12 the rest are counted. In the user's words with `headings`, else in
 * the fixed ones of the machine formats.
 */
export function renderReasons(comment: Pick<ScoredComment, 'text' | 'cues' | 'stance'>, headings?: Headings): string {
  const reasons = sumReasons(comment).filter(isBelievable)
  const named = reasons.slice(0, MOST_IN_CELL).map((reason) => {
    const name = headings ? formName(reason.name, headings) : reason.name
    return nameReason({ ...reason, name }, comment.stance, (stance) => headings?.stances[stance] ?? stance)
  })
  const count = reasons.length - MOST_IN_CELL
  if (count > 0) named.push(headings ? fill(headings.moreReasons, { count }) : `… ${count} more`)
  return named.join('; ')
}

/** `不×支持 +1.9`; with the stance's name behind when it is not `own`. */
export function nameReason(
  { name, stance, value }: Pick<Reason, 'name' | 'stance' | 'value'>,
  own: Stance,
  nameOf: (stance: Stance) => string,
): string {
  return `${name} ${signed(value)}${stance === own ? '' : ` ${nameOf(stance)}`}`
}

/** A value with its sign, one decimal or as many as it takes to differ from 0: `+1.9`, `−0.04`. */
export function signed(value: number): string {
  const digits = Math.abs(value) >= 0.05 ? 1 : 2
  return (value < 0 ? '−' : '+') + Math.abs(value).toFixed(digits)
}

function sum(values: readonly Pick<Cue, 'value'>[]): number {
  return values.reduce((total, { value }) => total + value, 0)
}
