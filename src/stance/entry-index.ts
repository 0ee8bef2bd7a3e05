import type { Entry, Span } from '../types.js'
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

/** All lengths at which a term of the table starts at `start`, longest first, as spans that end at `limit` at most. */
export function* termsAt<T>(
  table: TermTable<T>,
  text: string,
  start: number,
  limit: number,
): Generator<Span & { readonly found: T }> {
  for (const length of table.lengths.get(text.charCodeAt(start)) ?? []) {
    if (start + length > limit) continue
    const found = table.byTerm.get(text.slice(start, start + length))
    if (found !== undefined) yield { start, end: start + length, found }
  }
}

/** True for kinds whose entries speak for a stance themselves. */
export function speaksForStance(entry: Entry): boolean {
  return (CUE_KINDS as readonly string[]).includes(entry.kind)
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
