import type { Clause, Cue, CueKind, Entry, Modifier, ModifierKind } from '../types.js'
import { speaksForStance } from './entry-index.js'
import type { Match } from './match.js'
import type { Scoring } from './scoring.js'

/**
 * Turns matches into cues: each cue's weight is multiplied by the factors of the modifiers that reach it.
 *
 *     我 不 支持 这 种 做法        不 … negator: its scope runs to the clause's end
 *        └──────────────┘
 *
 * - a negator reaches the terms after it, to the end of its clause or to a contrast;
 * - an intensifier or hedge reaches the next term within `reach` characters of its clause;
 * - a contrast reaches every cue after it, to the end of the comment;
 * - a rhetorical opener whose sentence ends as a question reaches the terms up to that end as a negator does,
 *   and silences the cues that would hear a sincere question in it.
 *
 * Learned grams and forms are not modified: what stands around them is in them.
 */
export function applyModifiers(matches: readonly Match[], clauses: readonly Clause[], scoring: Scoring): Cue[] {
  const modifiers = matches.filter((match) => !speaksForStance(match.entry))
  return matches
    .filter((match) => speaksForStance(match.entry))
    .map((match) => makeCue(match, modifiersOf(match, modifiers, clauses, scoring), scoring))
}

function modifiersOf(
  match: Match,
  modifiers: readonly Match[],
  clauses: readonly Clause[],
  scoring: Scoring,
): Modifier[] {
  if (match.entry.kind === 'gram' || match.entry.kind === 'form') return []
  let reaching: Match[] = []
  for (const modifier of modifiers) {
    if (modifier.end > match.start) break
    // a contrast ends the scope of the negators before it
    if (modifier.entry.kind === 'contrast') reaching = reaching.filter(({ entry }) => entry.kind !== 'negator')
    if (reaches(modifier, match, clauses, scoring)) reaching.push(modifier)
  }
  return reaching.map(({ entry, start, end }) => ({
    term: entry.term,
    kind: entry.kind as ModifierKind,
    factor: entry.weight,
    start,
    end,
  }))
}

function reaches(modifier: Match, match: Match, clauses: readonly Clause[], scoring: Scoring): boolean {
  if (modifier.entry.stance !== undefined && modifier.entry.stance !== match.entry.stance) return false
  switch (modifier.entry.kind as ModifierKind) {
    case 'contrast':
      return true
    case 'negator':
      return modifier.clause === match.clause && match.entry.kind === 'term'
    case 'intensifier':
    case 'hedge':
      return modifier.clause === match.clause && match.start - modifier.end <= scoring.reach
    case 'rhetorical':
      return asksInSentence(modifier.clause, match.clause, clauses)
  }
}

/** True when the sentence that starts in clause `from` ends as a question at or after clause `to`, and no sentence ends between them. */
function asksInSentence(from: number, to: number, clauses: readonly Clause[]): boolean {
  for (let i = from; i < clauses.length; i++) {
    const mark = clauses[i]!.mark
    if (mark.includes('?')) return i >= to
    if (/[.!。…\n]/.test(mark)) return false
  }
  return false
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

/** A factor below 0 turns only what can be turned: negation does not make a question of a fact. */
function factorFor(entry: Entry, modifier: Modifier, scoring: Scoring): number {
  return modifier.factor < 0 && scoring.opposite[entry.stance!] === undefined ? 1 : modifier.factor
}
