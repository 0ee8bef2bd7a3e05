import type { Cue } from '../types.js'

/**
 * Of cues that say the same (term, kind and stance) keeps the one with the largest value: 「[赞][赞][赞]」 approves once.
 * The order stays.
 */
export function keepStrongest(cues: Cue[]): Cue[] {
  if (cues.length < 2) return cues
  const strongest = new Map<string, Cue>()
  for (const cue of cues) {
    const key = `${cue.kind}\t${cue.term}\t${cue.stance}`
    const held = strongest.get(key)
    if (!held || Math.abs(cue.value) > Math.abs(held.value)) strongest.set(key, cue)
  }
  const kept = new Set(strongest.values())
  return cues.filter((cue) => kept.has(cue))
}
