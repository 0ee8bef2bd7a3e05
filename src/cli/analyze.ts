import { loadKit } from '../kit.js'
import { arrangeComments } from '../output/arrange.js'
import { countOnce } from '../output/count-once.js'
import { runPipeline } from '../pipeline.js'
import type { Stance } from '../types.js'
import { sourcesOf } from './inputs.js'
import { type JudgingOptions, kitOptionsOf } from './judging-options.js'
import { pageOptionsOf, type ReadingOptions } from './reading-options.js'
import type { Run } from './run.js'
import { type ReportOptions, writeReport } from './write-report.js'

/** Options of `analyze` and `report`, as commander gives them. */
export interface AnalyzeOptions extends ReportOptions, ReadingOptions, JudgingOptions {
  readonly sort?: string
  readonly stance?: readonly Stance[]
  readonly unique?: boolean
}

/** `kanfa [analyze] INPUT…`: every comment with its stance. */
export const analyze: Run<AnalyzeOptions> = async (inputs, options, terminal) => {
  const sources = sourcesOf(inputs, terminal)
  const kit = loadKit(kitOptionsOf(options, terminal))
  const events = runPipeline(sources, pageOptionsOf(options), kit)
  const counted = options.unique ? countOnce(events) : events
  return writeReport(arrangeComments(counted, options), options, true, terminal)
}
