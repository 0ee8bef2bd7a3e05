import { whetherWithin } from '../../stance/within.js'
import { gramTerm, LONGEST_GRAM, pairTerm, visitFeatures } from '../../text/features.js'
import type { MinedKind, Span, Token } from '../../types.js'

/** A comment as it is learned from. */
export interface LearningText {
  /** Folded text, and its tokens. */
  readonly folded: string
  readonly tokens: readonly Token[]
  /** Spans of terms that a negator turned: what stands within them is not counted, neither in learning nor in judging. */
  readonly turned: readonly Span[]
}

/** A feature's name. */
export interface Feature {
  readonly kind: MinedKind
  readonly term: string
}

/** The features that are given weights, and which of them each comment has. */
export interface FeatureTable {
  readonly features: readonly Feature[]
  /** Of each comment, its features' numbers, each once. */
  readonly present: readonly Int32Array[]
}

/** Comments in which a feature must stand, in fewer it is chance; more of them where many labels bring many chances. */
const LEAST_COMMENTS = { few: 3, many: 5 }
/** From so many labels on there are many. */
export const MANY_LABELS = 50_000

/**
 * Numbers the features of the comments; those of at least three comments (five of many), and all words that `known` numbers: these are the
 * first features, with their own numbers, for their weights can come from other words.
 */
export function tabulateFeatures(comments: readonly LearningText[], known: ReadonlyMap<string, number>): FeatureTable {
  const named = comments.map(namesOf)
  const counts = new Map<string, number>()
  for (const names of named) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const least = LEAST_COMMENTS[comments.length < MANY_LABELS ? 'few' : 'many']
  const numbers = new Map<string, number>()
  for (const [word, number] of known) numbers.set(`word\t${word}`, number)
  for (const [name, count] of counts) if (count >= least && !numbers.has(name)) numbers.set(name, numbers.size)
  const features = [...numbers.keys()].map((name): Feature => {
    const cut = name.indexOf('\t')
    return { kind: name.slice(0, cut) as MinedKind, term: name.slice(cut + 1) }
  })
  const present = named.map((names) =>
    Int32Array.from([...names].map((name) => numbers.get(name) ?? -1).filter((number) => number >= 0)),
  )
  return { features, present }
}

function namesOf({ folded, tokens, turned }: LearningText): Set<string> {
  const names = new Set<string>()
  const isTurned = whetherWithin(turned, folded.length)
  const add = (kind: MinedKind, term: string, start: number, end: number) => {
    if (!isTurned(start, end)) names.add(`${kind}\t${term}`)
  }
  visitFeatures(folded, tokens, {
    onWord: ({ text, start, end }) => add('word', text, start, end),
    onPair: (first, second) => {
      if (isGram(first, second)) return
      add('pair', pairTerm(first?.text, second?.text), (first ?? second)!.start, (second ?? first)!.end)
    },
    onGram: (start, end, opens, closes) => add('gram', gramTerm(folded.slice(start, end), opens, closes), start, end),
  })
  return names
}

/** True for a pair that a gram says too: of 19,000 pairs 18,000 did, and without them nothing was worse. An edge counts as a character. */
function isGram(first: Token | undefined, second: Token | undefined): boolean {
  const size = (first?.text.length ?? 1) + (second?.text.length ?? 1)
  return size <= LONGEST_GRAM && (!first || !second || first.end === second.start)
}
