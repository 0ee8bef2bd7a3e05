import { END, gramTerm, ownLength, pairTerm, START, visitFeatures } from '../text/features.js'
import { type Cue, type MinedKind, type Span, STANCES, type Token } from '../types.js'
import { HUNDREDTH, type MinedTable, packUnits } from './mined-table.js'
import { findPair } from './pair-hash.js'
import type { Scoring } from './scoring.js'
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
 * and without a place, so that a comment's cues can be read and still sum to its scores. Linear in the text.
 */
export function findMinedCues(
  folded: string,
  tokens: readonly Token[],
  table: MinedTable,
  { length, least }: Pick<Scoring, 'length' | 'least'>,
  turned: readonly Span[] = [],
): MinedCues {
  const lengthFactor = Math.min(1, (ownLength(tokens) + length.offset) ** -length.power)
  const scale = HUNDREDTH * lengthFactor
  const rest = new Float64Array(STANCES.length)
  const cues: Cue[] = []
  const seen = new Set<number>()
  const isTurned = whetherWithin(turned, folded.length)

  function count(row: number, kind: MinedKind, term: () => string, start: number, end: number): void {
    if (seen.has(row) || isTurned(start, end)) return
    seen.add(row)
    for (let k = 0; k < STANCES.length; k++) {
      const weight = table.weights[row * STANCES.length + k]!
      if (weight === 0) continue
      const value = weight * scale
      if (value < least && value > -least) rest[k]! += value
      else {
        const stance = STANCES[k]!
        cues.push({ term: term(), kind, stance, weight: weight / 100, value, modifiers: UNMODIFIED, start, end })
      }
    }
  }

  let before = -1
  let number = -1
  visitFeatures(folded, tokens, {
    onWord: ({ text, start, end }) => {
      before = number
      number = table.words.get(text) ?? -1
      const row = number < 0 ? -1 : table.wordRows[number]!
      if (row >= 0) count(row, 'word', () => text, start, end)
    },
    onPair: (first, second) => {
      const a = first === undefined ? table.opens : second === undefined ? number : before
      const b = second === undefined ? table.closes : number
      const row = a < 0 || b < 0 ? -1 : findPair(table.pairs, a, b)
      if (row < 0) return
      const [start, end] = [(first ?? second)!.start, (second ?? first)!.end]
      count(table.firstPair + row, 'pair', () => pairTerm(first?.text, second?.text), start, end)
    },
    onGram: (start, end, opens, closes) => {
      const row = findPair(
        table.grams,
        unitsOf(folded, start, end, opens, closes, 0),
        unitsOf(folded, start, end, opens, closes, 2),
      )
      if (row >= 0)
        count(table.firstGram + row, 'gram', () => gramTerm(folded.slice(start, end), opens, closes), start, end)
    },
  })
  for (const [k, value] of rest.entries()) {
    if (value !== 0)
      cues.push({
        term: '…',
        kind: 'rest',
        stance: STANCES[k]!,
        weight: value,
        value,
        modifiers: UNMODIFIED,
        start: 0,
        end: 0,
      })
  }
  return { lengthFactor, cues }
}

const UNMODIFIED: Cue['modifiers'] = []

const OPENS = START.charCodeAt(0)
const CLOSES = END.charCodeAt(0)

/** The units `from` and `from` + 1 of a gram's term, as one number. */
function unitsOf(text: string, start: number, end: number, opens: boolean, closes: boolean, from: number): number {
  if (!opens && !closes) {
    const at = start + from
    if (at + 1 < end) return packUnits(text.charCodeAt(at), text.charCodeAt(at + 1))
    return at < end ? packUnits(text.charCodeAt(at), 0) : 0
  }
  return packUnits(unitAt(text, start, end, opens, closes, from), unitAt(text, start, end, opens, closes, from + 1))
}

/** The unit of a gram's term at `place`: an edge, a unit of the text, or 0 behind its end. */
function unitAt(text: string, start: number, end: number, opens: boolean, closes: boolean, place: number): number {
  if (opens && place === 0) return OPENS
  const at = start + place - Number(opens)
  if (at < end) return text.charCodeAt(at)
  return closes && at === end ? CLOSES : 0
}
