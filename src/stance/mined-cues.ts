import { END, gramTerm, isOwn, LONGEST_GRAM, ownLength, pairTerm, START, splitsCharacter } from '../text/features.js'
import { type Cue, type MinedKind, type Span, STANCES, type Token } from '../types.js'
import { CLOSES, HUNDREDTH, type MinedTable, OPENS, packUnits } from './mined-table.js'
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

/** For each row the comment it was counted in last; kept between comments, for clearing it would cost more than the comment. */
let countedIn = new Uint32Array(0)
let comment = 0

/** Gathers the cues of one comment. */
class Counter {
  readonly #cues: Cue[] = []
  readonly #rest = [0, 0, 0, 0]
  readonly #isTurned: ((start: number, end: number) => boolean) | undefined

  constructor(
    readonly table: MinedTable,
    readonly folded: string,
    readonly scale: number,
    readonly least: number,
    turned: readonly Span[],
  ) {
    this.#isTurned = turned.length > 0 ? whetherWithin(turned, folded.length) : undefined
    const rows = table.weights.length / STANCES.length
    if (countedIn.length < rows || comment === 0xffffffff) {
      countedIn = new Uint32Array(rows)
      comment = 0
    }
    comment++
  }

  word(number: number, { text, start, end }: Token): void {
    const row = this.table.wordRows[number]!
    if (row >= 0 && this.#count(row, start, end)) this.#push(row, 'word', text, start, end)
  }

  pair(a: number, b: number, first: Token | undefined, second: Token | undefined): void {
    const found = findPair(this.table.pairs, a, b)
    if (found < 0) return
    const row = this.table.firstPair + found
    const { start } = (first ?? second)!
    const { end } = (second ?? first)!
    if (this.#count(row, start, end)) this.#push(row, 'pair', pairTerm(first?.text, second?.text), start, end)
  }

  /** The grams of a run without blanks; the edges of the comment's own words belong to them. */
  grams(runStart: number, runEnd: number, ownStart: number, ownEnd: number): void {
    const { folded } = this
    for (let start = runStart; start < runEnd; start++) {
      if (splitsCharacter(folded, start)) continue
      const longest = Math.min(runEnd, start + LONGEST_GRAM)
      const opens = start === ownStart
      let [a, b] = [0, 0]
      for (let end = start + 1; end <= longest; end++) {
        const unit = folded.charCodeAt(end - 1)
        if (end === start + 1) a = unit << 16
        else if (end === start + 2) a |= unit
        else if (end === start + 3) b = unit << 16
        else b |= unit
        if (splitsCharacter(folded, end)) continue
        const row = findPair(this.table.grams, a, b)
        if (row >= 0) this.#gram(row, start, end, false, false)
        if (opens || end === ownEnd) this.#edges(start, end, opens, end === ownEnd)
      }
    }
  }

  #edges(start: number, end: number, opens: boolean, closes: boolean): void {
    const room = LONGEST_GRAM - (end - start)
    if (opens && room >= 1) this.#edge(start, end, true, false)
    if (closes && room >= 1) this.#edge(start, end, false, true)
    if (opens && closes && room >= 2) this.#edge(start, end, true, true)
  }

  #edge(start: number, end: number, opens: boolean, closes: boolean): void {
    const unit = (place: number): number => {
      if (opens && place === 0) return START_UNIT
      const at = start + place - Number(opens)
      return at < end ? this.folded.charCodeAt(at) : closes && at === end ? END_UNIT : 0
    }
    const row = findPair(this.table.grams, packUnits(unit(0), unit(1)), packUnits(unit(2), unit(3)))
    if (row >= 0) this.#gram(row, start, end, opens, closes)
  }

  #gram(found: number, start: number, end: number, opens: boolean, closes: boolean): void {
    const row = this.table.firstGram + found
    if (this.#count(row, start, end))
      this.#push(row, 'gram', gramTerm(this.folded.slice(start, end), opens, closes), start, end)
  }

  /** Counts a row unless it was, and adds its small values to the rest; true when some are large enough to be named. */
  #count(row: number, start: number, end: number): boolean {
    if (countedIn[row] === comment || this.#isTurned?.(start, end)) return false
    countedIn[row] = comment
    let named = false
    for (let k = 0; k < STANCES.length; k++) {
      const value = this.table.weights[row * STANCES.length + k]! * this.scale
      if (value >= this.least || value <= -this.least) named = true
      else this.#rest[k]! += value
    }
    return named
  }

  #push(row: number, kind: MinedKind, term: string, start: number, end: number): void {
    for (let k = 0; k < STANCES.length; k++) {
      const weight = this.table.weights[row * STANCES.length + k]!
      const value = weight * this.scale
      if (weight === 0 || (value < this.least && value > -this.least)) continue
      const stance = STANCES[k]!
      this.#cues.push({ term, kind, stance, weight: weight / 100, value, modifiers: UNMODIFIED, start, end })
    }
  }

  finish(): readonly Cue[] {
    for (let k = 0; k < STANCES.length; k++) {
      const value = this.#rest[k]!
      if (value === 0) continue
      const stance = STANCES[k]!
      const place = { start: 0, end: 0 }
      this.#cues.push({ term: '…', kind: 'rest', stance, weight: value, value, modifiers: UNMODIFIED, ...place })
    }
    return this.#cues
  }
}
