import type { Cue, Stance } from '../types.js'
import { cueName } from './cue-name.js'

/** The cues of a comment that say the same with the same modifiers, added up. */
export interface CueGroup {
  /** The term with its modifiers before it (`不×支持`). */
  readonly name: string
  readonly stance: Stance
  /** Sum of the cues' values. */
  readonly value: number
  readonly cues: readonly Cue[]
}

/**
 * Cues by name and stance: those for `own` first, in each the weightiest first, and what is too small to be named last.
 * Cues that add nothing are left out.
 */
export function groupCues(cues: readonly Cue[], own: Stance): CueGroup[] {
  const groups = new Map<string, { name: string; stance: Stance; value: number; cues: Cue[] }>()
  for (const cue of cues) {
    if (cue.value === 0) continue
    const name = cueName(cue)
    const key = `${name}\t${cue.stance}`
    const group = groups.get(key)
    if (group) {
      group.value += cue.value
      group.cues.push(cue)
    } else groups.set(key, { name, stance: cue.stance, value: cue.value, cues: [cue] })
  }
  return [...groups.values()].sort(
    (a, b) =>
      Number(isRest(a)) - Number(isRest(b)) ||
      Number(b.stance === own) - Number(a.stance === own) ||
      Math.abs(b.value) - Math.abs(a.value),
  )
}

function isRest({ cues }: CueGroup): boolean {
  return cues[0]?.kind === 'rest'
}
