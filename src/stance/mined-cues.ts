import { END, gramTerm, isOwn, ownLength, pairTerm, START } from '../text/features.js'
import { type Cue, type MinedKind, type Span, STANCES, type Token } from '../types.js'
import { FIRST_WEIGHT, follow, HALVES, NOWHERE, ROOT } from './gram-trie.js'
import { CLOSES, HUNDREDTH, type MinedTable, OPENS } from './mined-table.js'
import { findPair } from './pair-hash.js'
import type { Scoring } from './scoring.js'
import { findTerm } from './term-table.js'
import { whetherWithin } from './within.js'

/** The mined cues of a comment and what their weights were multiplied with. */
export interface MinedCues {
  readonly lengthFactor: number
  readonly cues: readonly Cue[]
}

/**
 * Finds the mined entries of a comment: each counts once, where it stands first, and modifiers do not touch it, for what stands
 * around it is in the longer ones. Inside a term that a negator turned (「不支持」) they are silent: the whole speaks against them.
 * Those whose value is below `scoring.least` are added up in one cue a stance, of kind `rest`
 * and without a place, so that a comment's cues can be read and still sum to its scores. Linear in the text, and no slower
 * for more entries. It walks the features that `visitFeatures` names, in that order, by itself: a call for each of a hundred
 * would cost more than finding it.
 */
export function findMinedCues(
  folded: string,
  tokens: readonly Token[],
  table: MinedTable,
  { length, least }: Pick<Scoring, 'length' | 'least'>,
  turned: readonly Span[] = [],
): MinedCues {
  const lengthFactor = Math.min(1, (ownLength(tokens) + length.offset) ** -length.power)
  const counter = new Counter(table, folded, HUNDREDTH * lengthFactor, least, turned)
  let first: Token | undefined
  let last: Token | undefined
  for (const token of tokens) {
    if (!isOwn(token)) continue
    first ??= token
    last = token
  }
  if (!first || !last) return { lengthFactor, cues: [] }
  let before: Token | undefined
  let number: number = OPENS
  let runStart = first.start
  for (const token of tokens) {
    if (!isOwn(token)) continue
    if (before && token.start !== before.end) {
      counter.grams(runStart, before.end, first.start, last.end)
      runStart = token.start
    }
    const numberBefore = number
    number = findTerm(table.words, folded, token.start, token.end)
    if (number >= 0) {
      counter.word(number, token)
      if (numberBefore >= 0) counter.pair(numberBefore, number, before, token)
    }
    before = token
  }
  if (number >= 0) counter.pair(number, CLOSES, last, undefined)
  counter.grams(runStart, last.end, first.start, last.end)
  return { lengthFactor, cues: counter.finish() }
}

const UNMODIFIED: Cue['modifiers'] = []
const [START_UNIT, END_UNIT] = [START.charCodeAt(0), END.charCodeAt(0)]

/**
 * For each entry whether this comment had it: the number of the comment among 255, for clearing all of them after each would cost
 * more than the comment, and wider numbers would not stay in the nearest memory. First words and pairs by their rows, then grams.
 */
let counted = new Uint8Array(0)
let comment = 0
const MOST_COMMENTS = 0xff

/** Gathers the cues of one comment. */
class Counter {
  readonly #cues: Cue[] = []
  /** What the unnamed ones of each stance weigh, in hundredths. */
  readonly #rest = [0, 0, 0, 0]
  readonly #isTurned: ((start: number, end: number) => boolean) | undefined
  /** Weights from which a cue is named, in hundredths. */
  readonly #named: number
  readonly #firstGram: number
  readonly #opening: number

  constructor(
    readonly table: MinedTable,
    readonly folded: string,
    readonly scale: number,
    least: number,
    turned: readonly Span[],
  ) {
    this.#isTurned = turned.length > 0 ? whetherWithin(turned, folded.length) : undefined
    this.#named = least / scale
    this.#firstGram = table.weights.length / STANCES.length
    this.#opening = follow(table.grams, ROOT, START_UNIT)
    const entries = this.#firstGram + table.grams.halves.length / HALVES
    if (counted.length < entries) counted = new Uint8Array(entries)
    else if (comment === MOST_COMMENTS) counted.fill(0)
    comment = comment === MOST_COMMENTS ? 1 : comment + 1
  }

  word(number: number, { text, start, end }: Token): void {
    const { weights, wordRows } = this.table
    const row = wordRows[number]!
    const at = row * STANCES.length
    if (row >= 0 && this.#count(row, weights, at, start, end)) this.#push(weights, at, 'word', text, start, end)
  }

  pair(a: number, b: number, first: Token | undefined, second: Token | undefined): void {
    const { pairs, firstPair, weights } = this.table
    const found = findPair(pairs, a, b)
    if (found < 0) return
    const row = firstPair + found
    const at = row * STANCES.length
    const { start } = (first ?? second)!
    const { end } = (second ?? first)!
    if (this.#count(row, weights, at, start, end))
      this.#push(weights, at, 'pair', pairTerm(first?.text, second?.text), start, end)
  }

  /** The grams of a run without blanks; the edges of the comment's own words belong to them. */
  grams(runStart: number, runEnd: number, ownStart: number, ownEnd: number): void {
    for (let start = runStart; start < runEnd; start++) {
      this.#gramsFrom(start, runEnd, ownEnd, ROOT)
      if (start === ownStart && this.#opening !== NOWHERE) this.#gramsFrom(start, runEnd, ownEnd, this.#opening)
    }
  }

  #gramsFrom(start: number, runEnd: number, ownEnd: number, root: number): void {
    const { grams } = this.table
    let state = root
    for (let end = start; end < runEnd; ) {
      state = follow(grams, state, this.folded.charCodeAt(end++))
      if (state === NOWHERE) return
      this.#gram(state, start, end, root !== ROOT, false)
      if (end !== ownEnd) continue
      const closed = follow(grams, state, END_UNIT)
      if (closed !== NOWHERE) this.#gram(closed, start, end, root !== ROOT, true)
    }
  }

  #gram(state: number, start: number, end: number, opens: boolean, closes: boolean): void {
    const { halves } = this.table.grams
    const at = state * HALVES + FIRST_WEIGHT
    if (this.#count(this.#firstGram + state, halves, at, start, end))
      this.#push(halves, at, 'gram', gramTerm(this.folded.slice(start, end), opens, closes), start, end)
  }

  /** Counts an entry unless it was, and adds its small weights to the rest; true when some are large enough to be named. */
  #count(entry: number, weights: Int16Array, at: number, start: number, end: number): boolean {
    if (counted[entry] === comment || this.#isTurned?.(start, end)) return false
    counted[entry] = comment
    let named = false
    for (let k = 0; k < STANCES.length; k++) {
      const weight = weights[at + k]!
      if (weight >= this.#named || weight <= -this.#named) named = true
      else this.#rest[k]! += weight
    }
    return named
  }

  #push(weights: Int16Array, at: number, kind: MinedKind, term: string, start: number, end: number): void {
    for (let k = 0; k < STANCES.length; k++) {
      const weight = weights[at + k]!
      if (weight === 0 || (weight < this.#named && weight > -this.#named)) continue
      const stance = STANCES[k]!
      const value = weight * this.scale
      this.#cues.push({ term, kind, stance, weight: weight / 100, value, modifiers: UNMODIFIED, start, end })
    }
  }

  finish(): readonly Cue[] {
    for (let k = 0; k < STANCES.length; k++) {
      const value = this.#rest[k]! * this.scale
      if (value === 0) continue
      const stance = STANCES[k]!
      const place = { start: 0, end: 0 }
      this.#cues.push({ term: '…', kind: 'rest', stance, weight: value, value, modifiers: UNMODIFIED, ...place })
    }
    return this.#cues
  }
}
