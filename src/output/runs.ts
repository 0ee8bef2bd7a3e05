import type { Cue, PerStance, ScoredComment, Span, Stance } from '../types.js'
import { cueName } from './cue-name.js'
import { hasGap, lastPiece } from './gap.js'
import { FORM, layOutRuns, type RunLayout, TELLING } from './run-layout.js'

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

/**
 * Groups the cues of a comment by the characters they stand on, so that each character is shown once and values still add up:
 * runs + elsewhere = all cues, a stance each.
 */
export function findRuns({ text, cues }: Pick<ScoredComment, 'text' | 'cues'>): Runs {
  const layout = layOutRuns(text, cues)
  const { sums, telling, elsewhere, count, forms } = addUp(cues, layout)
  const runs: Run[] = []
  for (const each of forms.values()) runs.push(formRun(each))
  const { starts, ends, firsts, owners, homeStarts } = layout
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

/** What the cues of a comment add up to, by the run each belongs to. */
interface Sums extends Pick<Runs, 'elsewhere' | 'count'> {
  /** For each run. */
  readonly sums: readonly PerStance[]
  readonly telling: readonly boolean[]
  /** The cues of each look of the whole comment. */
  readonly forms: ReadonlyMap<string, readonly Cue[]>
}

function addUp(cues: readonly Cue[], { starts, runOf, ranks }: RunLayout): Sums {
  const sums = starts.map(noSums)
  const telling = starts.map(() => false)
  const elsewhere = noSums()
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
  return { sums, telling, elsewhere, count, forms }
}

/** A cue of a run, and whether its modifiers are shown with it. */
interface Held {
  readonly cue: Cue
  readonly written: boolean
}

/** The cues of each run, of all runs at once: looking through all cues for each would be quadratic. */
function gatherCues(cues: readonly Cue[], { starts, runOf, written }: RunLayout): readonly (readonly Held[])[] {
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

function noSums(): Record<Stance, number> {
  return { supportive: 0, skeptical: 0, question: 0, neutral: 0 }
}
