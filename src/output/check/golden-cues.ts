import type { GoldenRow } from '../../quality/golden-row.js'
import { type Cue, STANCES, type Stance } from '../../types.js'
import { groupCues } from '../cues.js'

/** Words that a golden names of one comment: few enough to be reviewed by eye. */
export const MOST_CUES = 6
/** Smallest value that is shown, with two decimals. */
const LEAST = 0.005

/** A word as a golden keeps it: its name with its modifiers, the stance it speaks for most, its value for that stance. */
export interface GoldenCue {
  readonly name: string
  readonly stance: Stance
  /** In score units, two decimals. */
  readonly value: number
}

/**
 * The weightiest words of a comment for its golden, whatever they speak for: `支持 +1.89; 去年 +0.61 neutral`, with the stance behind
 * those that do not speak for the comment's own. A word of a learned lexicon has a value for each stance; it stands here once, with
 * its largest. `…` is what all light cues of a stance add up to.
 */
export function renderGoldenCues(cues: readonly Cue[], own: Stance): string {
  const words = new Map<string, GoldenCue>()
  for (const { name, stance, value } of groupCues(cues, own)) {
    if (value >= LEAST && value > (words.get(name)?.value ?? 0)) words.set(name, { name, stance, value })
  }
  return [...words.values()]
    .sort((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_CUES)
    .map(({ name, value, stance }) => `${name} +${value.toFixed(2)}${stance === own ? '' : ` ${stance}`}`)
    .join('; ')
}

/** Reads what `renderGoldenCues` wrote. What is no cue (a person's edit) is passed over. */
export function parseGoldenCues({ cues, stance }: GoldenRow): GoldenCue[] {
  return cues.split('; ').flatMap((part) => {
    const { name, value, other } = CUE.exec(part)?.groups ?? {}
    if (name === undefined || value === undefined) return []
    return { name, value: Number(value), stance: (other ?? stance) as Stance }
  })
}

const CUE = new RegExp(`^(?<name>.+) [+](?<value>\\d+\\.\\d\\d)(?: (?<other>${STANCES.join('|')}))?$`)
