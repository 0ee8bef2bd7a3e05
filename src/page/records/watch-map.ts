import { KanfaError } from '../../errors.js'
import { foldHeading } from './columns.js'
import type { JsonObject, ReadObject } from './object-values.js'

/** Keys that an error names, at most. */
const MOST_KEYS = 40

/** Reads objects and remembers which keys of a map it met. */
export interface WatchedMap {
  readonly read: ReadObject
  /** Throws KanfaError `unknown-column` for a key that no object had, naming those that were there. */
  readonly check: () => void
}

/** A table states its columns before its rows; what keys JSON has is known when all of it was read. */
export function watchMap(read: ReadObject, map: Readonly<Record<string, string>>): WatchedMap {
  const missing = new Map(Object.entries(map))
  const keys = new Set<string>()
  return {
    read(object) {
      const values = read(object)
      for (const field of missing.keys()) if (has(object, map[field]!, values[field as never])) missing.delete(field)
      if (missing.size > 0) for (const key of Object.keys(object)) if (keys.size < MOST_KEYS) keys.add(key)
      return values
    },
    check() {
      const [column] = missing.values()
      if (column === undefined || keys.size === 0) return
      throw new KanfaError('unknown-column', { column, columns: [...keys].join(', ') })
    },
  }
}

/** A key may be there and say nothing. */
function has(object: JsonObject, key: string, value: string | undefined): boolean {
  return value !== undefined || Object.keys(object).some((one) => foldHeading(one) === foldHeading(key))
}
