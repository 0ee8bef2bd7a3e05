import type { Cue, PerStance, ScoredComment, Span, Stance } from '../types.js'
import { cueName } from './cue-name.js'
import { BODY, EDGE, hasBody, isIdeograph } from './word-body.js'

/** Characters of a comment with everything that speaks there: 「领导」, its word, its grams and 「导」 are one run. */
export interface Run extends Span {
  /** The characters as the comment has them; the term where it has a gap (`真是太…了呢`); modifiers before it with × (`不×支持`). */
  readonly name: string
  /** For each stance the sum of the values of `cues`. */
  readonly values: PerStance
  readonly cues: readonly Cue[]
  /** Where its characters and those of its modifiers stand. */
  readonly spans: readonly Span[]
  /** Whether a person takes it for a reason: written entries and what has two letters or is an emoji. */
  readonly telling: boolean
}

/** What all cues of a comment amount to: runs that do not overlap, in their order, and the cues that stand in none of them. */
export interface Runs {
  readonly runs: readonly Run[]
  /** For each stance the sum of the cues outside the runs: those without a place and those across the edge of a run. */
  readonly elsewhere: PerStance
  /** How many those cues are, the added-up ones counting as one a stance. */
  readonly count: number
}

/** Letters in which overlapping grams become one run (「谁信」 and 「信啊」). */
const MOST_JOINED = 4
const GAP = '…'

/** The runs of a comment as numbers: of each run its edges and the cue that began it, of each cue the run it belongs to. */
interface Layout {
  readonly starts: number[]
  readonly ends: number[]
  /** Index of the cue that took the run's characters first. */
  readonly firsts: number[]
  /** For each cue the number of its run; −1 for one that stands in none. */
  readonly runOf: number[]
  /** For each cue whether its modifiers are shown with it. */
  readonly written: boolean[]
}

/** Bits of a cue's rank: what takes its characters first. Written entries before mined ones, then telling ones. */
const [TELLING, WRITTEN] = [1, 2]
/** Stand for a run in `runOf`. */
const [NOWHERE, FORM] = [-1, -2]

/**
 * Of each cue where it stands, with the modifiers right before it, without marks at the edges (of a term with a gap its first
 * piece), and its rank. Used again for the next comment, as `owners` is: for each character one more than the number of its
 * run, 0 where it is free.
 */
let homeStarts = new Int32Array(64)
let homeEnds = new Int32Array(64)
let ranks = new Uint8Array(64)
let owners = new Int32Array(256)

/**
 * Groups the cues of a comment by the characters they stand on, so that each character is shown once and values still add up:
 * runs + elsewhere = all cues, a stance each. Written entries take their characters first, then telling ones, the weightiest
 * first; whatever lies within a run belongs to it. Linear in the text, but for sorting the cues.
 */
export function findRuns({ text, cues }: Pick<ScoredComment, 'text' | 'cues'>): Runs {
  const layout = layOut(text, cues)
  const { starts, ends, firsts, runOf } = layout
  const sums = starts.map(noSums)
  const telling = starts.map(() => false)
  const elsewhere = noSums()
  const runs: Run[] = []
  const forms = new Map<string, readonly Cue[]>()
  let count = 0
  for (const cue of cues) {
    if (cue.kind !== 'rest' || cue.value === 0) continue
    elsewhere[cue.stance] += cue.value
    count++
  }
  for (let i = 0; i < cues.length; i++) {
    const cue = cues[i]!
    const run = runOf[i]!
    if (run === FORM) forms.set(cue.term, [...(forms.get(cue.term) ?? []), cue])
    else if (run >= 0) {
      sums[run]![cue.stance] += cue.value
      if ((ranks[i]! & TELLING) !== 0) telling[run] = true
    } else if (cue.kind !== 'rest') {
      elsewhere[cue.stance] += cue.value
      count++
    }
  }
  for (const each of forms.values()) runs.push(formRun(each))
  let gathered: readonly (readonly Held[])[] | undefined
  // the runs in the order in which they stand: each has its first character
  for (let at = 0; at < text.length; at++) {
    const run = owners[at]! - 1
    if (run < 0) continue
    const span = { start: starts[run]!, end: ends[run]! }
    at = span.end - 1
    const name = nameOf(cues[firsts[run]!]!, homeStarts[firsts[run]!]!, span, text)
    const held = () => {
      gathered ??= gatherCues(cues, layout)
      return gathered[run]!
    }
    runs.push(new PlacedRun(span, name, sums[run]!, telling[run]!, held))
  }
  return { runs, elsewhere, count }
}

/** A cue of a run, and whether its modifiers are shown with it. */
interface Held {
  readonly cue: Cue
  readonly written: boolean
}

/** The cues of each run, of all runs at once: looking through all cues for each would be quadratic. */
function gatherCues(cues: readonly Cue[], { starts, runOf, written }: Layout): readonly (readonly Held[])[] {
  const held: Held[][] = starts.map(() => [])
  for (const [i, cue] of cues.entries()) held[runOf[i]!]?.push({ cue, written: written[i]! })
  return held
}

/** A run whose cues are gathered when they are asked for: most are only summed. */
class PlacedRun implements Run {
  readonly start: number
  readonly end: number

  constructor(
    span: Span,
    readonly name: string,
    readonly values: PerStance,
    readonly telling: boolean,
    readonly held: () => readonly Held[],
  ) {
    this.start = span.start
    this.end = span.end
  }

  get cues(): readonly Cue[] {
    return this.held().map(({ cue }) => cue)
  }

  get spans(): readonly Span[] {
    const spans: Span[] = [{ start: this.start, end: this.end }]
    for (const { cue, written } of this.held()) if (written) spans.push(...lastPiece(cue), ...cue.modifiers)
    return spans
  }
}

function layOut(text: string, cues: readonly Cue[]): Layout {
  makeRoom(text.length, cues.length)
  const layout: Layout = { starts: [], ends: [], firsts: [], runOf: [], written: [] }
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
function take(cue: number, { starts, ends, firsts }: Layout): void {
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

/** What the whole comment looks like (`<asks>`) stands nowhere; one look speaks for several stances. */
function formRun(cues: readonly Cue[]): Run {
  const [first] = cues
  const { start, end } = first!
  const values = noSums()
  for (const { stance, value } of cues) values[stance] += value
  return {
    ...{ start, end, values, cues },
    name: cueName(first!),
    spans: cues.flatMap(({ modifiers }) => modifiers),
    telling: false, // it is no word: a reason only where it is heavy
  }
}

function nameOf(cue: Cue, homeStart: number, { start, end }: Span, text: string): string {
  if (hasGap(cue)) return cueName(cue)
  // modifiers right before it are named, not repeated
  const from = homeStart === start ? Math.max(start, Math.min(cue.start, end)) : start
  const term = text.slice(from, end)
  return cueName({ term: /\s/.test(term) ? term.replace(/\s+/g, ' ') : term, modifiers: cue.modifiers })
}

/** Says where a cue stands and what its rank is. */
function place(i: number, cue: Cue, text: string): void {
  let { start, end } = cue
  // a learned word is a token: there are no marks at its edges
  if (cue.kind !== 'word') {
    if (hasGap(cue)) {
      const opening = cue.term.indexOf(GAP)
      if (opening > 0) end = Math.min(end, start + opening)
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

function hasGap({ kind, term }: Cue): boolean {
  return kind === 'construction' && term.includes(GAP)
}

/** The closing piece of a term with a gap, where it stands at the cue's end. */
function lastPiece(cue: Cue): Span[] {
  if (!hasGap(cue)) return []
  const { term, start, end } = cue
  const closing = term.slice(term.lastIndexOf(GAP) + GAP.length)
  return closing === '' || end - closing.length < start ? [] : [{ start: end - closing.length, end }]
}

function noSums(): Record<Stance, number> {
  return { supportive: 0, skeptical: 0, question: 0, neutral: 0 }
}
