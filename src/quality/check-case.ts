import type { Notice, ScoredComment } from '../types.js'
import { STANCES } from '../types.js'
import { type CurrentRow, compareRows, type Difference, type PlacedRow } from './compare-rows.js'
import { goldenRowOf } from './golden-row.js'
import type { LabelledText } from './label-file.js'
import { type Judged, type Metrics, measureAgreement } from './metrics.js'

/** Figures below which a check fails, 0–1. */
export interface Floors {
  readonly minAgreement?: number
  readonly minMacroF1?: number
}

/** A figure that fell below its floor. */
export interface Fall {
  readonly figure: 'agreement' | 'macroF1'
  readonly value: number
  readonly floor: number
}

/** What a case came to. */
export interface CaseResult {
  /** The case's folder as the user would name it. */
  readonly name: string
  /** Its golden file, for places in reports. */
  readonly golden: string
  readonly status: 'held' | 'changed' | 'missing-golden' | 'broken' | 'updated'
  readonly comments: number
  readonly differences: readonly Difference[]
  readonly judged: readonly Judged[]
  readonly falls: readonly Fall[]
  /** Why the case could not run. */
  readonly notice?: Notice
}

/** Rows of a golden from what was analysed. `cuesOf` renders their cues. */
export function currentRows(
  comments: readonly ScoredComment[],
  cuesOf: (comment: ScoredComment) => string,
): CurrentRow[] {
  return comments.map((comment) => {
    const [first = 0, second = 0] = STANCES.map((stance) => comment.probabilities[stance]).sort((a, b) => b - a)
    return { row: goldenRowOf(comment, cuesOf(comment)), lead: first - second }
  })
}

/** Pairs labels with comments by their text, each comment once, in order. Labels whose comment is not there any more have no partner. */
export function pairLabels(labels: readonly LabelledText[], comments: readonly ScoredComment[]): Judged[] {
  const waiting = new Map<string, ScoredComment[]>()
  for (const comment of comments.toReversed()) {
    const key = squeeze(comment.text)
    waiting.set(key, [...(waiting.get(key) ?? []), comment])
  }
  return labels.flatMap(({ text, label, second }) => {
    const comment = waiting.get(squeeze(text))?.pop()
    return comment ? [{ label, second, stance: comment.stance, confidence: comment.confidence }] : []
  })
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '')
}

/** Compares one case with its golden and its labels. */
export function checkCase(
  { name, golden }: { name: string; golden: string },
  accepted: readonly PlacedRow[] | undefined,
  current: readonly CurrentRow[],
  judged: readonly Judged[],
  { tolerance, floors }: { tolerance: number; floors: Floors },
): CaseResult {
  const differences = accepted ? compareRows(accepted, current, tolerance) : []
  const falls = judged.length > 0 ? fallsBelow(measureAgreement(judged), floors) : []
  const moved = differences.some((difference) => difference.kind !== 'stance' || !difference.tolerated)
  const status = accepted ? (moved ? 'changed' : 'held') : 'missing-golden'
  return { name, golden, status, comments: current.length, differences, judged, falls }
}

/** The figures of a measurement that lie below their floors. */
export function fallsBelow(metrics: Metrics, { minAgreement, minMacroF1 }: Floors): Fall[] {
  const falls: Fall[] = []
  if (minAgreement !== undefined && metrics.lenientAccuracy < minAgreement)
    falls.push({ figure: 'agreement', value: metrics.lenientAccuracy, floor: minAgreement })
  if (minMacroF1 !== undefined && metrics.macroF1 < minMacroF1)
    falls.push({ figure: 'macroF1', value: metrics.macroF1, floor: minMacroF1 })
  return falls
}

/** True for a result that fails the check (exit 1). A broken case could not run (exit 2) and is no regression. */
export function hasFailed({ status, falls }: CaseResult): boolean {
  return status === 'changed' || status === 'missing-golden' || falls.length > 0
}
