import type { Entry } from '../types.js'
import { entryKey } from './parse.js'

/** Lays lexicons over each other: of entries with the same term, kind and stance the last one counts, and weight 0 takes the entry away. */
export function mergeLexicons(lists: readonly (readonly Entry[])[]): Entry[] {
  const merged = new Map<string, Entry>()
  for (const list of lists) for (const entry of list) merged.set(entryKey(entry), entry)
  return [...merged.values()].filter((entry) => entry.weight !== 0)
}
