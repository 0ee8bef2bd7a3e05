import { KanfaError } from '../errors.js'
import type { Notice, ScoredComment } from '../types.js'
import { type Comparison, compareRows, type Difference } from './compare-rows.js'
import type { Confusion } from './confusion.js'
import { type Fall, type Floors, fallsBelow } from './floors.js'
import type { Golden } from './golden-file.js'
import { type CurrentRow, type GoldenRow, goldenRowOf } from './golden-row.js'
import type { LabelledText } from './label-file.js'
import { type CheckedLabel, pairLabels } from './pair-labels.js'

/** What a case came to. */
export interface CaseResult {
  /** The case's folder as the user would name it. */
  readonly name: string
  /** Its golden and its label file, for places in reports. */
  readonly golden: string
  readonly labels: string
  /** Why the case is there, as its `case.json` says. */
  readonly note?: string
  readonly status: 'held' | 'changed' | 'below-floor' | 'missing-golden' | 'broken' | 'accepted'
  /** Comments that are there now. */
  readonly comments: number
  readonly differences: readonly Difference[]
  /** What `--update` accepts for the first time: comments without a golden, or stances of a golden that had none. */
  readonly firsts: readonly GoldenRow[]
  /** Comments whose stance held while its cues or their values did not. */
  readonly otherCues: number
  /** Counts `[accepted][now]` of comments; absent when the golden has no stances. */
  readonly stances?: Confusion
  /** The labelled comments. */
  readonly judged: readonly CheckedLabel[]
  /** Labels whose comment is not there (any more). */
  readonly unpaired: readonly LabelledText[]
  readonly falls: readonly Fall[]
  /** Why the case could not run; else what the page's reader warns of, where the case did not hold. */
  readonly notices: readonly Notice[]
}

/** The files of a case, read. */
export interface CaseFiles {
  readonly name: string
  readonly golden: string
  readonly labels: string
  /** What was accepted; absent when there is no golden. */
  readonly accepted?: Golden
  /** What a person says. */
  readonly told: readonly LabelledText[]
  readonly floors: Floors
  readonly note?: string
}

/** Rows of a golden from what was analysed. `cuesOf` renders their cues. */
export function currentRows(
  comments: readonly ScoredComment[],
  cuesOf: (comment: ScoredComment) => string,
): CurrentRow[] {
  return comments.map((comment) => ({
    row: goldenRowOf(comment, cuesOf(comment)),
    probabilities: comment.probabilities,
  }))
}

/**
 * Compares one case with its golden and its labels. Throws `bad-golden` for an id that stands twice in the golden and not as often
 * on the page.
 */
export function checkCase(
  { name, golden, labels, note, accepted, told, floors }: CaseFiles,
  comments: readonly ScoredComment[],
  current: readonly CurrentRow[],
  tolerance: number,
): CaseResult {
  if (accepted) refuseDoubledIds(accepted, current, golden)
  const comparison: Comparison = accepted
    ? compareRows(accepted, current, tolerance)
    : { differences: [], accepted: new Map(), otherCues: 0 }
  const paired = pairLabels(told, comments)
  const judged = paired.judged.map(
    (each): CheckedLabel => ({ ...each, accepted: comparison.accepted.get(String(each.n)) }),
  )
  const falls = fallsBelow(judged, floors)
  const differences = addLabels(comparison.differences, judged)
  const moved = differences.some((each) => each.kind !== 'stance' || !each.tolerated) || paired.unpaired.length > 0
  return {
    name,
    golden,
    labels,
    note,
    status: accepted ? (moved ? 'changed' : falls.length > 0 ? 'below-floor' : 'held') : 'missing-golden',
    comments: comments.length,
    differences,
    firsts: [],
    otherCues: comparison.otherCues,
    stances: comparison.stances,
    judged,
    unpaired: paired.unpaired,
    falls,
    notices: [],
  }
}

/** The result once `--update` has written the golden anew. `firsts` are rows whose stances nobody accepted before. */
export function acceptCase(
  result: CaseResult,
  accepted: Golden | undefined,
  current: readonly CurrentRow[],
): CaseResult {
  const firsts = accepted?.columns.includes('stance') ? [] : current.map(({ row }) => row)
  return { ...result, status: 'accepted', firsts }
}

/** True for a result that fails the check (exit 1). A broken case could not run (exit 2) and is no regression. */
export function hasFailed({ status, falls, unpaired }: CaseResult): boolean {
  return status === 'changed' || status === 'missing-golden' || falls.length > 0 || unpaired.length > 0
}

function addLabels(differences: readonly Difference[], judged: readonly CheckedLabel[]): Difference[] {
  const labels = new Map(judged.map((each) => [String(each.n), each]))
  return differences.map((difference) => {
    const each = difference.kind === 'stance' ? labels.get(difference.after.n) : undefined
    return each ? { ...difference, label: each.label, second: each.second } : difference
  })
}

/** A row that was pasted twice. A page may carry an id twice itself; then its golden does as well. */
function refuseDoubledIds({ rows }: Golden, current: readonly CurrentRow[], file: string): void {
  const counts = new Map<string, number>()
  for (const { row } of current) counts.set(row.id, (counts.get(row.id) ?? 0) + 1)
  const lines = new Map<string, number[]>()
  for (const { row, line } of rows) {
    if (row.id === '') continue
    const seen = lines.get(row.id) ?? []
    lines.set(row.id, [...seen, line])
    if (seen.length > 0 && seen.length >= (counts.get(row.id) ?? 0))
      throw new KanfaError('bad-golden', { detail: `id ${row.id} stands on line ${seen[0]} already` }, { file, line })
  }
}
