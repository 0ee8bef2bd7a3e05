import { ownLength, visitFeatures } from '../text/features.js'
import type { Cue, Entry, MinedKind, Token } from '../types.js'
import type { Scoring } from './scoring.js'

/** Mined entries by kind and term. */
export type MinedIndex = Readonly<Record<MinedKind, ReadonlyMap<string, readonly Entry[]>>>

/** The mined cues of a comment and what their weights were multiplied with. */
export interface MinedCues {
  readonly lengthFactor: number
  readonly cues: readonly Cue[]
}

/**
 * Finds the mined entries of a comment: each counts once, where it stands first, and modifiers do not touch it, for what stands
 * around it is in the longer ones. Cues come in order of their start. Linear in the text.
 */
export function findMinedCues(
  folded: string,
  tokens: readonly Token[],
  index: MinedIndex,
  { length }: Pick<Scoring, 'length'>,
): MinedCues {
  const lengthFactor = Math.min(1, (ownLength(tokens) + length.offset) ** -length.power)
  const cues: Cue[] = []
  const seen = new Set<readonly Entry[]>()
  visitFeatures(folded, tokens, (kind, term, start, end) => {
    const found = index[kind].get(term)
    if (!found || seen.has(found)) return
    seen.add(found)
    for (const entry of found) cues.push(makeCue(entry, kind, lengthFactor, start, end))
  })
  return { lengthFactor, cues }
}

const UNMODIFIED: Cue['modifiers'] = []

function makeCue({ term, stance, weight }: Entry, kind: MinedKind, factor: number, start: number, end: number): Cue {
  return { term, kind, stance: stance!, weight, value: weight * factor, modifiers: UNMODIFIED, start, end }
}
