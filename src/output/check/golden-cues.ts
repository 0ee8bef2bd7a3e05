import type { GoldenRow } from '../../quality/golden-row.js'
import { type Cue, STANCES, type Stance } from '../../types.js'
import { groupCues } from '../cues.js'

/** Cues that a golden names of one comment; the ones left out are counted at its end (`… 3 more`). */
const MOST = 12
/** Smallest value that is shown, with two decimals. */
const LEAST = 0.005

/** A cue as a golden keeps it: its name with its modifiers, what it speaks for, its value. */
export interface GoldenCue {
  readonly name: string
  readonly stance: Stance
  /** In score units, two decimals. */
  readonly value: number
}

/**
 * The cues of a comment for its golden: `支持 +0.60; 去年 +0.31 neutral`, the weightiest first whatever they speak for, with the
 * stance behind those that do not speak for the comment's own.
 */
export function renderGoldenCues(cues: readonly Cue[], own: Stance): string {
  const groups = groupCues(cues, own)
    .filter(({ value }) => Math.abs(value) >= LEAST)
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value) || (a.name < b.name ? -1 : 1))
  const named = groups
    .slice(0, MOST)
    .map(({ name, value, stance }) => `${name} ${signed(value)}${stance === own ? '' : ` ${stance}`}`)
  if (groups.length > MOST) named.push(`… ${groups.length - MOST} more`)
  return named.join('; ')
}

/** Reads what `renderGoldenCues` wrote. `left` counts the cues it left out. What is no cue (a person's edit) is passed over. */
export function parseGoldenCues({ cues, stance }: GoldenRow): { cues: GoldenCue[]; left: number } {
  const parts = cues.split('; ')
  const left = /^… (\d+) more$/.exec(parts.at(-1)!)?.[1]
  const read = parts.flatMap((part) => {
    const { name, value, other } = CUE.exec(part)?.groups ?? {}
    if (name === undefined || value === undefined) return []
    return { name, value: Number(value.replace('−', '-')), stance: (other ?? stance) as Stance }
  })
  return { cues: read, left: Number(left ?? 0) }
}

const CUE = new RegExp(`^(?<name>.+) (?<value>[+−]\\d+\\.\\d\\d)(?: (?<other>${STANCES.join('|')}))?$`)

/** `+0.60`, `−0.31`. */
export function signed(value: number): string {
  return (value < 0 ? '−' : '+') + Math.abs(value).toFixed(2)
}
