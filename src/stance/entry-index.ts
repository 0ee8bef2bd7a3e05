import { CUE_KINDS, type Entry, GAP } from '../types.js'
import { isMined } from './mined-table.js'
import { makeTermTable, type TermTable } from './term-table.js'

/** A construction's entry with the parts between its gaps. */
export interface Construction {
  readonly parts: readonly [string, ...string[]]
  readonly entries: readonly Entry[]
}

/** Written entries arranged for matching: one look at a hash table for each length that terms with this first character have. */
export interface EntryIndex {
  /** Terms, codes, emoji and modifiers by their folded text. */
  readonly words: TermMap<readonly Entry[]>
  /** Constructions by their first part. */
  readonly constructions: TermMap<readonly Construction[]>
  /** Forms by their name. */
  readonly forms: ReadonlyMap<string, readonly Entry[]>
}

/** What belongs to each of the terms that are looked up at a place of a text. */
export interface TermMap<T> {
  readonly terms: TermTable
  /** By the terms' numbers. */
  readonly values: readonly T[]
  /** For each UTF-16 unit which of `lengths` are those of the terms that start with it. */
  readonly lengthsOf: Uint16Array
  /** Lengths of terms, longest first; the first is the empty one. */
  readonly lengths: readonly (readonly number[])[]
}

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
  return { words: mapTerms(words), constructions: mapTerms(constructions), forms }
}

/** Lengths of the terms that start with this unit, longest first. */
export function lengthsFrom({ lengths, lengthsOf }: TermMap<unknown>, unit: number): readonly number[] {
  return lengths[lengthsOf[unit]!]!
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

/** Lengths that have a bit of their own; all longer ones share the last bit. */
const LONG = 31

function mapTerms<T>(byTerm: ReadonlyMap<string, T>): TermMap<T> {
  const terms = [...byTerm.keys()]
  const masks = new Int32Array(0x10000)
  const long = new Set<number>()
  for (const term of terms) {
    if (term.length >= LONG) long.add(term.length)
    masks[term.charCodeAt(0)]! |= 1 << Math.min(term.length, LONG)
  }
  const longLengths = [...long].sort((a, b) => b - a)
  // units share their lists of lengths: there are few different ones
  const lengths: number[][] = [[]]
  const lengthsOf = new Uint16Array(0x10000)
  const numbers = new Map<number, number>()
  for (const term of terms) {
    const unit = term.charCodeAt(0)
    if (lengthsOf[unit] !== 0) continue
    const mask = masks[unit]!
    const number = numbers.get(mask) ?? lengths.push(lengthsIn(mask, longLengths)) - 1
    numbers.set(mask, number)
    lengthsOf[unit] = number
  }
  return { terms: makeTermTable(terms), values: [...byTerm.values()], lengthsOf, lengths }
}

function lengthsIn(mask: number, longLengths: readonly number[]): number[] {
  const lengths = mask < 0 ? [...longLengths] : []
  for (let length = LONG - 1; length > 0; length--) if ((mask & (1 << length)) !== 0) lengths.push(length)
  return lengths
}
