import { type CaseResult, hasFailed } from './check-case.js'
import { type Confusion, sumConfusions } from './confusion.js'
import { type Fall, type Floors, fallsBelow } from './floors.js'
import { type Metrics, measureAgreement } from './metrics.js'

/** What `kanfa check` came to, for every reporter. */
export interface CheckReport {
  /** In the order of the cases' names. */
  readonly cases: readonly CaseResult[]
  /** Cases that `--bail` left out. */
  readonly notRun: number
  /** Counts `[accepted][now]` over all cases; absent when no golden has stances. */
  readonly stances?: Confusion
  /** Agreement with all labels of all cases together; absent without labels. */
  readonly agreement?: Metrics
  /** Share of labels that agree with what was accepted; absent where a labelled comment has no accepted stance. */
  readonly acceptedAgreement?: number
  /** Figures of all cases together that lie below their floors. */
  readonly falls: readonly Fall[]
}

/** Adds up what the cases came to. */
export function makeReport(cases: readonly CaseResult[], notRun: number, floors: Floors): CheckReport {
  const judged = cases.flatMap((each) => each.judged)
  const stances = cases.flatMap((each) => each.stances ?? [])
  const before = judged.flatMap((each) => (each.accepted ? [{ ...each, stance: each.accepted }] : []))
  return {
    cases,
    notRun,
    stances: stances.length > 0 ? sumConfusions(stances) : undefined,
    agreement: judged.length > 0 ? measureAgreement(judged) : undefined,
    acceptedAgreement:
      before.length > 0 && before.length === judged.length ? measureAgreement(before).lenientAccuracy : undefined,
    falls: fallsBelow(judged, floors),
  }
}

/** 2 when a case could not run, 1 when something moved or fell below a floor, else 0. */
export function exitCodeOfCheck({ cases, falls }: CheckReport): 0 | 1 | 2 {
  if (cases.some(({ status }) => status === 'broken')) return 2
  return cases.some(hasFailed) || falls.length > 0 ? 1 : 0
}
