import type { GoldenRow } from '../../quality/golden-row.js'
import type { Stance } from '../../types.js'
import { type GoldenCue, MOST_CUES, parseGoldenCues } from './golden-cues.js'

/** A word whose say in a comment is not what it was. A side on which it says nothing for this stance is absent. */
export interface CueChange {
  readonly name: string
  readonly stance: Stance
  readonly before?: number
  readonly after?: number
}

/** Changes that are told in words. */
const MOST_TOLD = 4

/**
 * Which words moved a stance, the largest change first: cues that came, went or weigh otherwise. Where a side names as many cues as
 * a golden holds, a cue lighter than those may only have been left out and is no change.
 */
export function findCueChanges(before: GoldenRow, after: GoldenRow): CueChange[] {
  const [was, is] = [byKey(parseGoldenCues(before)), byKey(parseGoldenCues(after))]
  const changes = [...new Map([...was, ...is])].flatMap(([key, { name, stance }]) => {
    const change = { name, stance, before: was.get(key)?.value, after: is.get(key)?.value }
    if (change.before === change.after) return []
    if (change.before === undefined && isLeftOut(change.after!, was)) return []
    if (change.after === undefined && isLeftOut(change.before!, is)) return []
    return change
  })
  return changes.sort((a, b) => sizeOf(b) - sizeOf(a) || (a.name < b.name ? -1 : 1))
}

/** Why a stance is another, in words: `谁信啊 skeptical +0.83 → +0.20`. `undefined` where no side has cues. */
export function whyText(before: GoldenRow, after: GoldenRow): string | undefined {
  if (before.cues === '' && after.cues === '') return undefined
  const changes = findCueChanges(before, after)
  if (changes.length === 0) return 'none of these words changed: lighter ones did, or the numbers of scoring.json'
  const texts = changes.slice(0, MOST_TOLD).map(changeText)
  if (changes.length > MOST_TOLD) texts.push(`${changes.length - MOST_TOLD} more`)
  return texts.join('; ')
}

/** A side without the cue is `–`. */
function changeText({ name, stance, before, after }: CueChange): string {
  const side = (value: number | undefined) => (value === undefined ? '–' : `+${value.toFixed(2)}`)
  return `${name} ${stance} ${side(before)} → ${side(after)}`
}

function byKey(cues: readonly GoldenCue[]): Map<string, GoldenCue> {
  return new Map(cues.map((cue) => [`${cue.name}\t${cue.stance}`, cue]))
}

function isLeftOut(value: number, cues: ReadonlyMap<string, GoldenCue>): boolean {
  return cues.size >= MOST_CUES && [...cues.values()].every((cue) => cue.value >= value)
}

function sizeOf({ before = 0, after = 0 }: CueChange): number {
  return Math.abs(after - before)
}
