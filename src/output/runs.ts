import { type Cue, MINED_KINDS, type PerStance, type ScoredComment, type Span, type Stance } from '../types.js'

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
/** Modifiers that a name has at most. */
const MOST_MODIFIERS = 4
const GAP = '…'

interface Placed {
  readonly cue: Cue
  /** Where it stands, with the modifiers right before it, without marks at the edges; of a term with a gap its first piece. */
  readonly home: Span
  readonly written: boolean
  readonly telling: boolean
  /** Which takes its characters first: the higher rank, then the weightier. */
  readonly rank: number
  readonly weight: number
}

interface Growing extends Span {
  readonly first: Placed
  readonly held: Placed[]
}

/**
 * Groups the cues of a comment by the characters they stand on, so that each character is shown once and values still add up:
 * runs + elsewhere = all cues, a stance each. Written entries take their characters first, then telling ones, the weightiest
 * first; whatever lies within a run belongs to it. Linear in the text, but for sorting the cues.
 */
export function findRuns({ text, cues }: Pick<ScoredComment, 'text' | 'cues'>): Runs {
  const placed: Placed[] = []
  const outside: Cue[] = []
  const found: Run[] = []
  for (const cue of cues) {
    if (cue.kind === 'rest') {
      if (cue.value !== 0) outside.push(cue)
    } else if (cue.end > cue.start) placed.push(place(cue, text))
    else found.push(formRun(cue))
  }
  const growing: Growing[] = []
  /** For each character one more than the number of its run, 0 where it is free; a typed array costs more for a short text. */
  const owners = new Array<number>(text.length).fill(0)
  for (const each of placed.slice().sort(byPrecedence)) take(each, growing, owners)

  for (const each of placed) {
    const owner = owners[each.home.start]!
    if (owner > 0 && owners[each.home.end - 1] === owner) growing[owner - 1]!.held.push(each)
    else outside.push(each.cue)
  }
  for (const run of growing.sort((a, b) => a.start - b.start)) found.push(runOf(run, text))
  return { runs: found, elsewhere: sumsOf(outside), count: outside.length }
}

function byPrecedence(a: Placed, b: Placed): number {
  return b.rank - a.rank || b.weight - a.weight || a.home.start - b.home.start || b.home.end - a.home.end
}

/** Makes a run of a cue whose characters are free, or a longer run where two short pieces overlap. */
function take(each: Placed, growing: Growing[], owners: number[]): void {
  const { start, end } = each.home
  let owner = 0
  for (let i = start; i < end; i++) {
    const here = owners[i]!
    if (here === 0 || here === owner) continue
    if (owner > 0) return
    owner = here
  }
  if (owner === 0) {
    growing.push({ first: each, held: [], start, end })
    owners.fill(growing.length, start, end)
    return
  }
  const other = growing[owner - 1]!
  if (each.written || other.first.written || !each.telling) return
  const joined = { ...other, start: Math.min(start, other.start), end: Math.max(end, other.end) }
  if (joined.end - joined.start > MOST_JOINED) return
  growing[owner - 1] = joined
  owners.fill(owner, joined.start, joined.end)
}

function runOf({ start, end, first, held }: Growing, text: string): Run {
  const cues = held.map(({ cue }) => cue)
  const spans: Span[] = [{ start, end }]
  for (const { cue, written } of held) if (written) spans.push(...lastPiece(cue), ...cue.modifiers)
  const telling = held.some((each) => each.telling)
  return { start, end, name: nameOf(first, { start, end }, text), values: sumsOf(cues), cues, spans, telling }
}

/** A form of the whole comment (all in capitals, say) stands nowhere. */
function formRun(cue: Cue): Run {
  const { start, end } = cue
  return { start, end, name: cueName(cue), values: sumsOf([cue]), cues: [cue], spans: cue.modifiers, telling: true }
}

function nameOf({ cue, home }: Placed, { start, end }: Span, text: string): string {
  if (hasGap(cue)) return cueName(cue)
  // modifiers right before it are named, not repeated
  const from = home.start === start ? Math.max(start, Math.min(cue.start, end)) : start
  return cueName({ term: text.slice(from, end).replace(/\s+/g, ' '), modifiers: cue.modifiers })
}

/** A cue's name: its term with its modifiers before it (`不×支持`), the first four of them. */
export function cueName({ term, modifiers }: Pick<Cue, 'term' | 'modifiers'>): string {
  if (modifiers.length === 0) return term
  const named = modifiers.slice(0, MOST_MODIFIERS).map((modifier) => modifier.term)
  if (modifiers.length > MOST_MODIFIERS) named.push('…')
  return [...named, term].join('×')
}

function place(cue: Cue, text: string): Placed {
  const mined = (MINED_KINDS as readonly string[]).includes(cue.kind)
  // a learned word is a token: there are no marks at its edges
  const home = cue.kind === 'word' ? { start: cue.start, end: cue.end } : homeOf(cue, text)
  const telling = hasBody(text, home)
  const written = !mined && (telling || BODY.test(cue.term))
  return { cue, home, written, telling, rank: (written ? 2 : 0) + (telling ? 1 : 0), weight: Math.abs(cue.value) }
}

function homeOf(cue: Cue, text: string): Span {
  let { start, end } = cue
  if (hasGap(cue)) {
    const [opening = ''] = cue.term.split(GAP, 1)
    if (opening !== '') end = Math.min(end, start + opening.length)
  } else {
    while (end - start > 1 && !isIdeograph(text, end - 1) && EDGE.test(text.charAt(end - 1))) end--
    while (end - start > 1 && !isIdeograph(text, start) && EDGE.test(text.charAt(start))) start++
  }
  const nearest = cue.modifiers.length > 1 ? [...cue.modifiers].sort((a, b) => b.end - a.end) : cue.modifiers
  for (const modifier of nearest) if (modifier.end === start && modifier.end > modifier.start) start = modifier.start
  return { start, end }
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

/** Marks that do not belong to the word they stand beside; brackets do, for they make a platform's `[doge]`. */
const EDGE = /[^\p{L}\p{N}\p{S}\p{M}\p{Cs}\p{Cf}[\]]/u
/** Two letters, or one emoji. */
const BODY = /\p{L}.*\p{L}|(?![0-9#*©®])\p{ExtPict}/su

function hasBody(text: string, { start, end }: Span): boolean {
  if (end - start < 2) return false
  return (isIdeograph(text, start) && isIdeograph(text, end - 1)) || BODY.test(text.slice(start, end))
}

/** The common ones, which most cues start and end with: asking for them first saves the expressions above. */
function isIdeograph(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0x4e00 && code <= 0x9fa5
}

function sumsOf(cues: readonly Cue[]): PerStance {
  const sums: Record<Stance, number> = { supportive: 0, skeptical: 0, question: 0, neutral: 0 }
  for (const { stance, value } of cues) sums[stance] += value
  return sums
}
