import type { GoldenRow } from '../../quality/golden-row.js'
import type { Stance } from '../../types.js'
import { type GoldenCue, parseGoldenCues, signed } from './golden-cues.js'

/** A word whose say in a comment is not what it was. A side on which it says nothing is absent. */
export interface CueChange {
  readonly name: string
  readonly stance: Stance
  readonly before?: number
  readonly after?: number
}

/**
 * Which words moved a stance, the largest change first: cues that came, went or weigh otherwise. Where a side left out its lightest
 * cues, a cue lighter than those it names may be one of them and is no change.
 */
export function findCueChanges(before: GoldenRow, after: GoldenRow): CueChange[] {
  const sides = [parseGoldenCues(before), parseGoldenCues(after)] as const
  const [was, is] = [byKey(sides[0].cues), byKey(sides[1].cues)]
  const changes = [...new Map([...was, ...is])].flatMap(([key, { name, stance }]) => {
    const change = { name, stance, before: was.get(key)?.value, after: is.get(key)?.value }
    if (change.before === change.after) return []
    if (change.before === undefined && isLeftOut(change.after!, sides[0])) return []
    if (change.after === undefined && isLeftOut(change.before!, sides[1])) return []
    return change
  })
  return changes.sort((a, b) => sizeOf(b) - sizeOf(a) || (a.name < b.name ? -1 : 1))
}

/** `谁信啊 skeptical +0.66 → +0.20`; a side without the cue is `–`. */
export function cueChangeText({ name, stance, before, after }: CueChange): string {
  const side = (value: number | undefined) => (value === undefined ? '–' : signed(value))
  return `${name} ${stance} ${side(before)} → ${side(after)}`
}

/** Why a stance is another, in words: the changes, or that none of its words changed. `undefined` where a side has no cues. */
export function whyText(before: GoldenRow, after: GoldenRow, most = 6): string | undefined {
  if (before.cues === '' && after.cues === '') return undefined
  const changes = findCueChanges(before, after)
  if (changes.length === 0) return 'no cue changed: the numbers of scoring.json or cues too light to be named did it'
  const texts = changes.slice(0, most).map(cueChangeText)
  if (changes.length > most) texts.push(`… ${changes.length - most} more`)
  return texts.join('; ')
}

function byKey(cues: readonly GoldenCue[]): Map<string, GoldenCue> {
  return new Map(cues.map((cue) => [`${cue.name}\t${cue.stance}`, cue]))
}

function isLeftOut(value: number, { cues, left }: { cues: readonly GoldenCue[]; left: number }): boolean {
  return left > 0 && cues.every((cue) => Math.abs(cue.value) >= Math.abs(value))
}

function sizeOf({ before = 0, after = 0 }: CueChange): number {
  return Math.abs(after - before)
}
