import type { CaseResult, Fall } from './check-case.js'
import type { Metrics } from './metrics.js'

/** What `kanfa check` came to, for every reporter. */
export interface CheckReport {
  /** In the order of the cases' names. */
  readonly cases: readonly CaseResult[]
  /** Agreement with all labels of all cases together; absent without labels. */
  readonly agreement?: Metrics
  /** Figures of all cases together that lie below their floors. */
  readonly falls: readonly Fall[]
}
