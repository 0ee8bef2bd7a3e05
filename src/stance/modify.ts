import type { Clause, Cue, CueKind, Entry, Modifier, ModifierKind } from '../types.js'
import { speaksForStance } from './entry-index.js'
import type { Match } from './match.js'
import type { Scoring } from './scoring.js'

/**
 * Turns matches into cues: each cue's weight is multiplied by the factors of the modifiers that reach it.
 *
 *     我 不 支持 这 种 做法        不 … negator: it reaches the terms within `reach` characters after it
 *        └──────────────┘
 *
 * - a negator reaches the terms within `reach` characters after it, up to the end of its clause or a contrast;
 * - an intensifier or hedge reaches the terms and constructions within `reach` characters after it in its clause;
 * - a contrast reaches every cue after it, to the end of the comment; a second one does not add to the first;
 * - a rhetorical opener whose sentence ends as a question turns the terms up to that end as a negator does,
 *   and silences the cues that would hear a sincere question in it.
 *
 * Of the modifiers of a clause the last eight count. Forms are not modified. Linear in the matches: they must come in the
 * order of their start.
 */
export function applyModifiers(matches: readonly Match[], clauses: readonly Clause[], scoring: Scoring): Cue[] {
  if (matches.length === 0) return []
  const asks = findAsked(clauses)
  const outlasts = ({ entry, clause }: Match, to: number) =>
    entry.kind === 'contrast' || (entry.kind === 'rhetorical' ? asks[clause]! >= to : clause === to)
  const cues: Cue[] = []
  let active: Match[] = []
  let clause = 0
  for (const match of matches) {
    if (match.clause !== clause) {
      clause = match.clause
      if (active.length > 0) active = active.filter((modifier) => outlasts(modifier, match.clause))
    }
    if (speaksForStance(match.entry)) cues.push(makeCue(match, modifiersOf(match, active, scoring), scoring))
    else if (outlasts(match, clause)) active = activate(match, active)
  }
  return cues
}

/** Modifiers of one clause that count: each cue looks at all of them, and a text without marks may be one clause of 100,000 characters. */
const MOST_ACTIVE = 8

function activate(modifier: Match, active: readonly Match[]): Match[] {
  const { kind } = modifier.entry
  // a contrast takes the place of the one before it and ends the scope of negators; a second opener opens no second question
  const replaced = (each: Match) => each.entry.kind === kind || (kind === 'contrast' && each.entry.kind === 'negator')
  const kept = kind === 'contrast' || kind === 'rhetorical' ? active.filter((each) => !replaced(each)) : active
  return [...kept, modifier].slice(-MOST_ACTIVE)
}

const UNMODIFIED: readonly Modifier[] = []

function modifiersOf(match: Match, active: readonly Match[], scoring: Scoring): readonly Modifier[] {
  if (active.length === 0 || match.entry.kind === 'form') return UNMODIFIED
  return active
    .filter((modifier) => reaches(modifier, match, scoring))
    .map(({ entry, start, end }) => ({
      term: entry.term,
      kind: entry.kind as ModifierKind,
      factor: entry.weight,
      start,
      end,
    }))
}

function reaches({ entry, end }: Match, match: Match, { reach }: Scoring): boolean {
  if (end > match.start || (entry.stance !== undefined && entry.stance !== match.entry.stance)) return false
  const isTerm = match.entry.kind === 'term'
  const isNear = match.start - end <= reach
  switch (entry.kind) {
    case 'negator':
      return isTerm && isNear
    case 'intensifier':
    case 'hedge':
      return (isTerm || match.entry.kind === 'construction') && isNear
    case 'rhetorical':
      return isTerm || match.entry.stance === 'question'
    default:
      return true
  }
}

/** For each clause the one whose question mark ends its sentence; −1 where the sentence ends otherwise. */
function findAsked(clauses: readonly Clause[]): Int32Array {
  const asked = new Int32Array(clauses.length)
  let next = -1
  for (let i = clauses.length - 1; i >= 0; i--) {
    const { mark } = clauses[i]!
    if (mark.includes('?')) next = i
    else if (/[.!。…\n]/.test(mark)) next = -1
    asked[i] = next
  }
  return asked
}

function makeCue({ entry, start, end }: Match, modifiers: readonly Modifier[], scoring: Scoring): Cue {
  const stance = entry.stance!
  const silenced = stance === 'question' && modifiers.some((modifier) => modifier.kind === 'rhetorical')
  const factor = modifiers.reduce((product, modifier) => product * factorFor(entry, modifier, scoring), 1)
  const turned = factor < 0 ? scoring.opposite[stance] : undefined
  return {
    term: entry.term,
    kind: entry.kind as CueKind,
    stance: turned ?? stance,
    weight: entry.weight,
    value: silenced ? 0 : entry.weight * Math.abs(factor),
    modifiers,
    start,
    end,
  }
}

/** True for a cue that negation made speak for the opposite of its entry. */
export function isTurned({ modifiers }: Cue): boolean {
  return modifiers.length > 0 && modifiers.reduce((product, { factor }) => product * factor, 1) < 0
}

/** A factor below 0 turns only what can be turned: negation does not make a question of a fact. */
function factorFor(entry: Entry, modifier: Modifier, scoring: Scoring): number {
  return modifier.factor < 0 && scoring.opposite[entry.stance!] === undefined ? 1 : modifier.factor
}
