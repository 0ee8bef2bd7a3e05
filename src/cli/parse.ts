import { arrangeComments } from '../output/arrange.js'
import { runPipeline } from '../pipeline.js'
import { sourcesOf } from './inputs.js'
import { startProgress } from './progress.js'
import { pageOptionsOf, type ReadingOptions } from './reading-options.js'
import type { Run } from './run.js'
import { type ReportOptions, writeReport } from './write-report.js'

interface ParseOptions extends ReportOptions, ReadingOptions {
  readonly sort?: string
}

/** `kanfa parse INPUT…`: what kanfa reads on a page, without stances and without loading jieba. */
export const parse: Run<ParseOptions> = async (inputs, options, terminal) => {
  const progress = await startProgress(inputs, options, terminal)
  const events = runPipeline(progress.watch(sourcesOf(inputs, terminal)), pageOptionsOf(options))
  return writeReport(arrangeComments(events, options), options, false, terminal, progress)
}
