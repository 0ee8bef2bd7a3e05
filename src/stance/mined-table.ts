import { END, START } from '../text/features.js'
import type { Entry } from '../types.js'
import { MINED_KINDS, type MinedKind, STANCES } from '../types.js'
import { type GramTrie, makeGramTrie } from './gram-trie.js'
import { makePairHash, type PairHash } from './pair-hash.js'
import { makeTermTable, type TermTable } from './term-table.js'

/**
 * Mined entries arranged so that a comment's hundred features are looked up without making a string of each. Typed arrays
 * alone: `packMined` makes a file of them that loads as it is, however many entries there are.
 */
export interface MinedTable {
  /** Words that stand alone or in pairs, by number; the edges `^` and `$` are the first two. */
  readonly words: TermTable
  /** Rows of `weights` for single words by their number, −1 for words of pairs only. */
  readonly wordRows: Int32Array
  /** Pairs of words by their numbers. */
  readonly pairs: PairHash
  /** Runs of characters, edges as characters, with their weights. */
  readonly grams: GramTrie
  /** The row of `weights` where those of pairs begin, behind those of words. */
  readonly firstPair: number
  /** Weights of words and pairs in hundredths, four a row in the order of `STANCES`; 0 for a stance the entry does not speak for. */
  readonly weights: Int16Array
}

/** Weights of mined entries have two decimals. */
export const HUNDREDTH = 0.01

/** The numbers of the edges among the words. */
export const OPENS = 0
export const CLOSES = 1

/** Arranges the mined ones among the entries. Weights are rounded to hundredths. */
export function tabulateMined(entries: readonly Entry[]): MinedTable {
  const rows = groupByTerm(entries)
  const words = new Map([
    [START, OPENS],
    [END, CLOSES],
  ])
  const numberOf = (word: string) => {
    const known = words.get(word)
    if (known !== undefined) return known
    words.set(word, words.size)
    return words.size - 1
  }
  for (const term of rows.word.keys()) numberOf(term)
  const pairs = Int32Array.from([...rows.pair.keys()].flatMap((term) => splitPair(term).map(numberOf)))
  const wordRows = new Int32Array(words.size).fill(-1)
  for (const [row, term] of [...rows.word.keys()].entries()) wordRows[words.get(term)!] = row
  return {
    words: makeTermTable([...words.keys()]),
    wordRows,
    pairs: makePairHash(pairs),
    grams: makeGramTrie(rows.gram),
    firstPair: rows.word.size,
    weights: Int16Array.from([...rows.word.values(), ...rows.pair.values()].flat()),
  }
}

/** The four weights of each term, in hundredths. */
function groupByTerm(entries: readonly Entry[]): Record<MinedKind, Map<string, number[]>> {
  const rows = { gram: new Map(), word: new Map(), pair: new Map() } as Record<MinedKind, Map<string, number[]>>
  for (const { kind, term, stance, weight } of entries) {
    if (!isMined(kind) || stance === undefined) continue
    const row = rows[kind].get(term) ?? STANCES.map(() => 0)
    rows[kind].set(term, row)
    row[STANCES.indexOf(stance)] = Math.round(weight / HUNDREDTH)
  }
  return rows
}

/** True for the kinds that `kanfa learn` mines. */
export function isMined(kind: Entry['kind']): kind is MinedKind {
  return (MINED_KINDS as readonly string[]).includes(kind)
}

/** `不+支持` → 不, 支持. A word may be a plus itself. */
function splitPair(term: string): [string, string] {
  const at = term.indexOf('+', 1)
  return [term.slice(0, at), term.slice(at + 1)]
}
