import type { Clause, Entry, Span } from '../types.js'
import { type EntryIndex, lengthsFrom } from './entry-index.js'
import { findTerm } from './term-table.js'

/** An entry found at a span, before modifiers. */
export interface Match extends Span {
  readonly entry: Entry
  /** Index of the clause in which it starts. */
  readonly clause: number
}

/** What is matched: the folded text and how it falls into clauses and sentences. */
export interface MatchInput {
  /** Folded text of the comment. */
  readonly text: string
  readonly clauses: readonly Clause[]
  /** Names of the forms the comment has. */
  readonly forms: readonly string[]
}

/**
 * Finds the written entries of the lexicon in a comment, in one pass over its tokens.
 * Words and modifiers match between token edges, the longest at a place wins and what it covers is not matched again;
 * constructions may have gaps of at most `gap` characters inside a sentence.
 * Matches come in order of their start. Linear in the text.
 */
export function matchEntries(input: MatchInput, index: EntryIndex, gap: number): Match[] {
  const { text } = input
  const { words, constructions } = index
  const matches: Match[] = []
  const edges = markEdges(input)
  for (let clause = 0; clause < input.clauses.length; clause++) {
    const { start: clauseStart, tokens } = input.clauses[clause]!
    let covered = clauseStart
    for (const { start } of tokens) {
      const unit = text.charCodeAt(start)
      if (start >= covered) {
        for (const length of lengthsFrom(words, unit)) {
          const end = start + length
          if (end > text.length || edges[end] !== 1) continue
          const found = findTerm(words.terms, text, start, end)
          if (found < 0) continue
          for (const entry of words.values[found]!) matches.push({ entry, clause, start, end })
          covered = end
          break
        }
      }
      for (const length of lengthsFrom(constructions, unit)) {
        const end = start + length
        const found = end > text.length ? -1 : findTerm(constructions.terms, text, start, end)
        // a part of one character inside a word is another word: 求 of 要求
        if (found < 0 || (length === 1 && edges[end] !== 1)) continue
        for (const { parts, entries } of constructions.values[found]!) {
          const last = findParts(text, end, parts, gap)
          if (last === undefined) continue
          for (const entry of entries) matches.push({ entry, clause, start, end: last })
        }
      }
    }
  }
  for (const form of input.forms) {
    for (const entry of index.forms.get(form) ?? []) matches.push({ entry, clause: 0, start: 0, end: 0 })
  }
  return matches
}

/** Marks that no construction reaches across. */
const SENTENCE_END = /[。\n]/

/** End of the last part when all parts after the first follow each other from `from` on, each within `gap` characters of the one before. */
function findParts(text: string, from: number, parts: readonly string[], gap: number): number | undefined {
  let at = from
  for (const part of parts.slice(1)) {
    const window = text.slice(at, at + gap + part.length)
    const found = window.indexOf(part)
    if (found < 0 || SENTENCE_END.test(window.slice(0, found))) return undefined
    at += found + part.length
  }
  return at
}

/** For each offset whether a token ends there; used again for the next comment. */
let edges = new Uint8Array(1 << 10)

function markEdges({ text, clauses }: MatchInput): Uint8Array {
  if (text.length >= edges.length) edges = new Uint8Array(text.length * 2)
  else edges.fill(0, 0, text.length + 1)
  for (const clause of clauses) for (const token of clause.tokens) edges[token.end] = 1
  return edges
}
