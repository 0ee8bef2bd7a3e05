import type { Entry } from '../types.js'
import { entryKey } from './parse.js'

/** An entry that two lexicons do not share; one side is absent where it is new or gone. */
export interface EntryDifference {
  readonly before?: Entry
  readonly after?: Entry
}

/** Entries that are gone, new, or weigh otherwise, in the order of their terms, kinds and stances. */
export function diffEntries(before: readonly Entry[], after: readonly Entry[]): EntryDifference[] {
  const old = new Map(before.map((entry) => [entryKey(entry), entry]))
  const now = new Map(after.map((entry) => [entryKey(entry), entry]))
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort()
  return keys.flatMap((key) => {
    const difference = { before: old.get(key), after: now.get(key) }
    return difference.before?.weight === difference.after?.weight ? [] : difference
  })
}
