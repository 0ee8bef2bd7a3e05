import { END, START } from '../text/features.js'
import type { Entry } from '../types.js'
import { MINED_KINDS, type MinedKind, STANCES } from '../types.js'
import { makePairHash, type PairHash } from './pair-hash.js'

/** Mined entries arranged so that a comment's hundred features are looked up without making a string of each. */
export interface MinedTable {
  /** Numbers of the words that stand alone or in pairs; the edges `^` and `$` are words here. */
  readonly words: ReadonlyMap<string, number>
  /** Rows of `weights` for single words by their number, −1 for words of pairs only. */
  readonly wordRows: Int32Array
  /** The numbers of the edges. */
  readonly opens: number
  readonly closes: number
  /** Pairs of words by their numbers. */
  readonly pairs: PairHash
  /** Runs of up to four UTF-16 units, edges as units, two units a number. */
  readonly grams: PairHash
  /** Rows of `weights`: first of words, then of pairs, then of grams. */
  readonly firstPair: number
  readonly firstGram: number
  /** Hundredths, four a row in the order of `STANCES`; 0 for a stance the entry does not speak for. */
  readonly weights: Int16Array
}

/** Weights of mined entries have two decimals. */
export const HUNDREDTH = 0.01

/** The parts a table is made of; a table is made of them anew wherever it is read. */
export interface MinedParts {
  readonly words: readonly string[]
  readonly wordRows: Int32Array
  /** Two numbers a pair, a gram. */
  readonly pairs: Int32Array
  readonly grams: Int32Array
  readonly weights: Int16Array
}

/** Arranges the mined ones among the entries. Weights are rounded to hundredths. */
export function tabulateMined(entries: readonly Entry[]): MinedParts {
  const rows = groupByTerm(entries)
  const words = new Map<string, number>()
  const numberOf = (word: string) => {
    const known = words.get(word)
    if (known !== undefined) return known
    words.set(word, words.size)
    return words.size - 1
  }
  for (const edge of [START, END]) numberOf(edge)
  for (const term of rows.word.keys()) numberOf(term)
  const pairs = Int32Array.from([...rows.pair.keys()].flatMap((term) => splitPair(term).map(numberOf)))
  const wordRows = new Int32Array(words.size).fill(-1)
  for (const [row, term] of [...rows.word.keys()].entries()) wordRows[words.get(term)!] = row
  return {
    words: [...words.keys()],
    wordRows,
    pairs,
    grams: Int32Array.from([...rows.gram.keys()].flatMap(gramKey)),
    weights: Int16Array.from(MINED_ORDER.flatMap((kind) => [...rows[kind].values()]).flat()),
  }
}

/** The order in which the rows of the kinds follow each other. */
const MINED_ORDER = ['word', 'pair', 'gram'] as const satisfies readonly MinedKind[]

export function makeMinedTable({ words, wordRows, pairs, grams, weights }: MinedParts): MinedTable {
  const firstGram = weights.length / STANCES.length - grams.length / 2
  return {
    words: numberWords(words),
    wordRows,
    opens: words.indexOf(START),
    closes: words.indexOf(END),
    pairs: makePairHash(pairs),
    grams: makePairHash(grams),
    firstPair: firstGram - pairs.length / 2,
    firstGram,
    weights,
  }
}

function numberWords(words: readonly string[]): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const [number, word] of words.entries()) numbers.set(word, number)
  return numbers
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

function gramKey(term: string): [number, number] {
  return [unitsAt(term, 0), unitsAt(term, 2)]
}

function unitsAt(term: string, at: number): number {
  const [first, second] = [term.charCodeAt(at), term.charCodeAt(at + 1)]
  return packUnits(Number.isNaN(first) ? 0 : first, Number.isNaN(second) ? 0 : second)
}

/** Two UTF-16 units as one number. */
export function packUnits(first: number, second: number): number {
  return (first << 16) | second
}
