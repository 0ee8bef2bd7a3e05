import type { Cue } from '../types.js'
import { hasGap, openingOf } from './gap.js'
import { BODY, EDGE, hasBody, isIdeograph } from './word-body.js'

/**
 * The runs of a comment as numbers: of each run its edges and the cue that began it, of each cue the run it belongs to.
 * The typed arrays are used again for the next comment.
 */
export interface RunLayout {
  readonly starts: number[]
  readonly ends: number[]
  /** Index of the cue that took the run's characters first. */
  readonly firsts: number[]
  /** For each cue the number of its run; −1 for one that stands in none. */
  readonly runOf: number[]
  /** For each cue whether its modifiers are shown with it. */
  readonly written: boolean[]
  /** For each character one more than the number of its run, 0 where it is free. */
  readonly owners: Int32Array
  /** For each cue where it stands, with the modifiers right before it. */
  readonly homeStarts: Int32Array
  /** For each cue its rank: bits of `TELLING` and `WRITTEN`. */
  readonly ranks: Uint8Array
}

/** Bits of a cue's rank: what takes its characters first. Written entries before mined ones, then telling ones. */
export const TELLING = 1
const WRITTEN = 2
/** Stand for a run in `runOf`: of a cue in none, and of one that says what the whole comment looks like. */
const NOWHERE = -1
export const FORM = -2

/** Letters in which overlapping grams become one run (「谁信」 and 「信啊」). */
const MOST_JOINED = 4

/** Grow with the longest comment so far: arrays of its own for each comment would be most of the garbage. */
let homeStarts = new Int32Array(64)
let homeEnds = new Int32Array(64)
let ranks = new Uint8Array(64)
let owners = new Int32Array(256)

/**
 * Lays the cues of a comment on its characters. Written entries take theirs first, then telling ones, the weightiest first;
 * whatever lies within a run belongs to it. Linear in the text, but for sorting the cues.
 */
export function layOutRuns(text: string, cues: readonly Cue[]): RunLayout {
  makeRoom(text.length, cues.length)
  const layout: RunLayout = { starts: [], ends: [], firsts: [], runOf: [], written: [], owners, homeStarts, ranks }
  const waiting: number[] = []
  for (let i = 0; i < cues.length; i++) {
    const cue = cues[i]!
    const placed = cue.kind !== 'rest' && cue.end > cue.start
    layout.runOf.push(placed || cue.kind === 'rest' ? NOWHERE : FORM)
    if (placed) place(i, cue, text)
    layout.written.push(placed && (ranks[i]! & WRITTEN) !== 0)
    if (!placed) continue
    // what stands just where the cue before it does takes nothing new: the weightier of the two stands for both
    const before = waiting.length > 0 ? waiting[waiting.length - 1]! : -1
    const same =
      before >= 0 &&
      homeStarts[before] === homeStarts[i] &&
      homeEnds[before] === homeEnds[i] &&
      ranks[before] === ranks[i]
    if (!same) waiting.push(i)
    else if (Math.abs(cue.value) > Math.abs(cues[before]!.value)) waiting[waiting.length - 1] = i
  }
  waiting.sort(
    (a, b) =>
      ranks[b]! - ranks[a]! ||
      Math.abs(cues[b]!.value) - Math.abs(cues[a]!.value) ||
      homeStarts[a]! - homeStarts[b]! ||
      homeEnds[b]! - homeEnds[a]!,
  )
  for (const i of waiting) take(i, layout)
  for (let i = 0; i < cues.length; i++) {
    const cue = cues[i]!
    if (cue.kind === 'rest' || cue.end <= cue.start) continue
    const owner = owners[homeStarts[i]!]!
    if (owner > 0 && owners[homeEnds[i]! - 1] === owner) layout.runOf[i] = owner - 1
  }
  return layout
}

function makeRoom(characters: number, cues: number): void {
  if (characters > owners.length) owners = new Int32Array(characters * 2)
  else owners.fill(0, 0, characters)
  if (cues <= ranks.length) return
  homeStarts = new Int32Array(cues * 2)
  homeEnds = new Int32Array(cues * 2)
  ranks = new Uint8Array(cues * 2)
}

/** Makes a run of a cue whose characters are free, or a longer run where two short pieces overlap. */
function take(cue: number, { starts, ends, firsts }: RunLayout): void {
  const start = homeStarts[cue]!
  const end = homeEnds[cue]!
  let owner = 0
  for (let i = start; i < end; i++) {
    const here = owners[i]!
    if (here === 0 || here === owner) continue
    if (owner > 0) return
    owner = here
  }
  if (owner === 0) {
    starts.push(start)
    ends.push(end)
    owners.fill(firsts.push(cue), start, end)
    return
  }
  const run = owner - 1
  if (((ranks[cue]! | ranks[firsts[run]!]!) & WRITTEN) !== 0 || (ranks[cue]! & TELLING) === 0) return
  const joinedStart = Math.min(start, starts[run]!)
  const joinedEnd = Math.max(end, ends[run]!)
  if (joinedEnd - joinedStart > MOST_JOINED) return
  starts[run] = joinedStart
  ends[run] = joinedEnd
  owners.fill(owner, joinedStart, joinedEnd)
}

/** Says where a cue stands, without marks at its edges (one with a gap: its first piece), and what its rank is. */
function place(i: number, cue: Cue, text: string): void {
  let { start, end } = cue
  // a learned word is a token: there are no marks at its edges
  if (cue.kind !== 'word') {
    if (hasGap(cue)) {
      const { length } = openingOf(cue)
      if (length > 0) end = Math.min(end, start + length)
    } else {
      while (end - start > 1 && !isIdeograph(text, end - 1) && EDGE.test(text.charAt(end - 1))) end--
      while (end - start > 1 && !isIdeograph(text, start) && EDGE.test(text.charAt(start))) start++
    }
    const nearest = cue.modifiers.length > 1 ? [...cue.modifiers].sort((a, b) => b.end - a.end) : cue.modifiers
    for (const modifier of nearest) if (modifier.end === start && modifier.end > modifier.start) start = modifier.start
  }
  homeStarts[i] = start
  homeEnds[i] = end
  const telling = hasBody(text, start, end)
  ranks[i] = (telling ? TELLING : 0) | (!isMined(cue) && (telling || BODY.test(cue.term)) ? WRITTEN : 0)
}

function isMined({ kind }: Cue): boolean {
  return kind === 'word' || kind === 'gram' || kind === 'pair'
}
