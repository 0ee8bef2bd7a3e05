import type { Cue } from '../types.js'

/** Modifiers that a name has at most. */
const MOST_MODIFIERS = 4

/** A cue's name: its term with its modifiers before it (`不×支持`), the first four of them. */
export function cueName({ term, modifiers }: Pick<Cue, 'term' | 'modifiers'>): string {
  if (modifiers.length === 0) return term
  const named = modifiers.slice(0, MOST_MODIFIERS).map((modifier) => modifier.term)
  if (modifiers.length > MOST_MODIFIERS) named.push('…')
  return [...named, term].join('×')
}
