import type { Entry } from '../types.js'
import { CUE_KINDS } from '../types.js'
import { isMined } from './mined-table.js'

/** A construction's entry with the parts between its gaps. */
export interface Construction {
  readonly parts: readonly [string, ...string[]]
  readonly entries: readonly Entry[]
}

/** Written entries arranged for matching: one look at a hash table for each length that terms with this first character have. */
export interface EntryIndex {
  /** Terms, codes, emoji and modifiers by their folded text. */
  readonly words: TermTable<readonly Entry[]>
  /** Constructions by their first part. */
  readonly constructions: TermTable<readonly Construction[]>
  /** Forms by their name. */
  readonly forms: ReadonlyMap<string, readonly Entry[]>
}

/** Strings looked up at a place of a text. */
export interface TermTable<T> {
  readonly byTerm: ReadonlyMap<string, T>
  /** Lengths of the terms that start with a UTF-16 unit, longest first. */
  readonly lengths: ReadonlyMap<number, readonly number[]>
}

/** The gap in a construction's term. */
const GAP = '…'

/** Arranges the written entries for `matchEntries`; mined ones have a table of their own. Terms must be folded. */
export function indexEntries(entries: readonly Entry[]): EntryIndex {
  const words = new Map<string, Entry[]>()
  const forms = new Map<string, Entry[]>()
  const gapped = new Map<string, Entry[]>()
  for (const entry of entries) {
    if (isMined(entry.kind)) continue
    const table = entry.kind === 'form' ? forms : entry.kind === 'construction' ? gapped : words
    pushTo(table, entry.term, entry)
  }
  const constructions = new Map<string, Construction[]>()
  for (const [term, list] of gapped) {
    const [first = term, ...rest] = term.split(GAP).filter((part) => part !== '')
    pushTo(constructions, first, { parts: [first, ...rest], entries: list })
  }
  return { words: makeTable(words), constructions: makeTable(constructions), forms }
}

/**
 * Tells `visit` the terms of the table that start at `start`, longest first, with the offset of their end, until it answers true.
 * A callback rather than a generator: this runs for every token of every comment.
 */
export function visitTerms<T>(
  { lengths, byTerm }: TermTable<T>,
  text: string,
  start: number,
  visit: (found: T, end: number) => boolean,
): void {
  const possible = lengths.get(text.charCodeAt(start))
  if (possible === undefined) return
  for (const length of possible) {
    if (start + length > text.length) continue
    const found = byTerm.get(text.slice(start, start + length))
    if (found !== undefined && visit(found, start + length)) return
  }
}

const SPEAKING: ReadonlySet<Entry['kind']> = new Set(CUE_KINDS)

/** True for kinds whose entries speak for a stance themselves. */
export function speaksForStance(entry: Entry): boolean {
  return SPEAKING.has(entry.kind)
}

function pushTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function makeTable<T>(byTerm: ReadonlyMap<string, T>): TermTable<T> {
  const sets = new Map<number, Set<number>>()
  for (const term of byTerm.keys()) {
    const unit = term.charCodeAt(0)
    const set = sets.get(unit)
    if (set) set.add(term.length)
    else sets.set(unit, new Set([term.length]))
  }
  const lengths = new Map([...sets].map(([unit, set]) => [unit, [...set].sort((a, b) => b - a)] as const))
  return { byTerm, lengths }
}
