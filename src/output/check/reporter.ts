import type { CheckReport } from '../../quality/check-report.js'

/** What a reporter may know of where it is shown. */
export interface ReporterOptions {
  readonly color: boolean
  /** Columns of the window. */
  readonly width: number
}

/** Turns a finished check into text. Reporters never decide the exit code. */
export type Reporter = (report: CheckReport, options: ReporterOptions) => string
