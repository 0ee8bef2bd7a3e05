import { splitClauses } from '../text/clauses.js'
import { fold } from '../text/fold.js'
import { findForms } from '../text/forms.js'
import type { Segmenter } from '../text/segmenter.js'
import { tokenize } from '../text/tokenize.js'
import type { Token, Verdict } from '../types.js'
import type { EntryIndex } from './entry-index.js'
import { matchEntries } from './match.js'
import { applyModifiers } from './modify.js'
import { scoreCues } from './score.js'
import type { Scoring } from './scoring.js'

/** What a verdict is made with; made once, used for every comment. */
export interface Judge {
  readonly segmenter: Segmenter
  readonly index: EntryIndex
  readonly scoring: Scoring
}

/** A verdict with the tokens it was read from. */
export interface Judgement {
  readonly tokens: readonly Token[]
  readonly verdict: Verdict
}

/** Tells the stance of one comment from its words alone: tokens → clauses → matches → cues → scores. Never throws; linear in the text. */
export function judgeText(text: string, { segmenter, index, scoring }: Judge): Judgement {
  const tokens = tokenize(text, segmenter)
  const clauses = splitClauses(tokens)
  const matches = matchEntries({ text: fold(text), clauses, forms: findForms(tokens) }, index, scoring.gap)
  return { tokens, verdict: scoreCues(applyModifiers(matches, clauses, scoring), scoring) }
}
