import type { Clause, Entry, Span } from '../types.js'
import type { EntryIndex } from './entry-index.js'
import { visitTerms } from './entry-index.js'

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
  const matches: Match[] = []
  const edges = tokenEdges(input)
  for (const [number, clause] of input.clauses.entries()) {
    let covered = clause.start
    for (const token of clause.tokens) {
      const { start } = token
      if (start >= covered) {
        visitTerms(index.words, text, start, (found, end) => {
          if (edges[end] !== 1) return false
          for (const entry of found) matches.push({ entry, clause: number, start, end })
          covered = end
          return true
        })
      }
      visitTerms(index.constructions, text, start, (found, end) => {
        for (const { parts, entries } of found) {
          const last = findParts(text, end, parts, gap)
          if (last === undefined) continue
          for (const entry of entries) matches.push({ entry, clause: number, start, end: last })
        }
        return false
      })
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

function tokenEdges({ text, clauses }: MatchInput): Uint8Array {
  const edges = new Uint8Array(text.length + 1)
  for (const clause of clauses) for (const token of clause.tokens) edges[token.end] = 1
  return edges
}
