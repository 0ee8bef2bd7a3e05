import { arrangeComments } from '../output/arrange.js'
import { runPipeline } from '../pipeline.js'
import { sourcesOf } from './inputs.js'
import { startProgress } from './progress.js'
import { pageOptionsOf, type ReadingOptions } from './reading-options.js'
import type { ReportOptions } from './report-options.js'
import type { Run } from './run.js'
import { writeReport } from './write-report.js'
import { writeResumable } from './write-resumable.js'

interface ParseOptions extends ReportOptions, ReadingOptions {
  readonly sort?: string
}

/** `kanfa parse INPUT…`: what kanfa reads on a page, without stances and without loading jieba. */
export const parse: Run<ParseOptions> = async (inputs, options, terminal) => {
  const progress = await startProgress(inputs, options, terminal)
  const sources = progress.watch(await sourcesOf(inputs, options, terminal))
  const run = (some: typeof sources) => arrangeComments(runPipeline(some, pageOptionsOf(options)), options)
  if (options.resume) return writeResumable({ sources, run, scored: false, progress }, options, terminal)
  return writeReport(run(sources), options, false, terminal, progress)
}
