import type { Scoring } from '../../stance/scoring.js'
import { MINED_KINDS, type MinedKind, STANCES } from '../../types.js'
import type { Learned, MinedWeights } from './learn.js'

/** A file to be written. */
export interface LearnedFile {
  readonly name: string
  readonly text: string
}

const WHAT: Readonly<Record<MinedKind, string>> = {
  gram: 'Runs of characters, anywhere in a comment; ^ and $ stand for the edges of its own words',
  word: 'Words as the segmenter yields them',
  pair: 'Two words in a row; ^ and $ stand for the edges of the own words',
}

/** The lexicon files of what was learned, one kind a file in the order of the terms, and the numbers that go with them. */
export function renderLearned({ entries, scoring }: Pick<Learned, 'entries' | 'scoring'>): LearnedFile[] {
  const files = MINED_KINDS.map((kind) => ({
    name: `learned-${kind}s.tsv`,
    text: renderLexicon(
      kind,
      entries.filter((entry) => entry.kind === kind),
    ),
  }))
  return [...files, { name: 'scoring.json', text: renderScoring(scoring) }]
}

function renderLexicon(kind: MinedKind, entries: readonly MinedWeights[]): string {
  const lines = entries.map(({ term, weights }) =>
    [term, kind, ...STANCES.map((stance) => weights[stance] ?? ''), 'learned'].join('\t'),
  )
  const heading = ['term', 'kind', ...STANCES, 'source'].join('\t')
  return [`# ${WHAT[kind]}. Written by kanfa learn.`, heading, ...lines, ''].join('\n')
}

function renderScoring(scoring: Scoring): string {
  return `${JSON.stringify(scoring, undefined, 2)}\n`
}
