import { splitClauses } from '../text/clauses.js'
import { fold } from '../text/fold.js'
import { findForms } from '../text/forms.js'
import type { Segmenter } from '../text/segmenter.js'
import { tokenizeFolded } from '../text/tokenize.js'
import type { Token, Verdict } from '../types.js'
import type { EntryIndex } from './entry-index.js'
import { keepStrongest } from './keep-strongest.js'
import { matchEntries } from './match.js'
import { findMinedCues } from './mined-cues.js'
import type { MinedTable } from './mined-table.js'
import { applyModifiers, isTurned } from './modify.js'
import { scoreCues } from './score.js'
import type { Scoring } from './scoring.js'

/** What a verdict is made with; made once, used for every comment. */
export interface Judge {
  readonly segmenter: Segmenter
  readonly index: EntryIndex
  readonly mined: MinedTable
  readonly scoring: Scoring
}

/** A verdict with the tokens it was read from. */
export interface Judgement {
  readonly tokens: readonly Token[]
  readonly verdict: Verdict
}

/** Tells the stance of one comment from its words alone: tokens → clauses → matches → cues → scores. Never throws; linear in the text. */
export function judgeText(text: string, { segmenter, index, mined, scoring }: Judge): Judgement {
  const folded = fold(text)
  const tokens = tokenizeFolded(folded, segmenter)
  const clauses = splitClauses(tokens)
  const matches = matchEntries({ text: folded, clauses, forms: findForms(tokens) }, index, scoring.gap)
  const written = keepStrongest(applyModifiers(matches, clauses, scoring))
  const { cues, lengthFactor } = findMinedCues(folded, tokens, mined, scoring, written.filter(isTurned))
  return { tokens, verdict: scoreCues(written.length === 0 ? cues : written.concat(cues), scoring, lengthFactor) }
}
