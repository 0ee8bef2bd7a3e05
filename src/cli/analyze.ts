import { availableParallelism } from 'node:os'
import { sizeOfAll } from '../io/sources.js'
import { loadKit } from '../kit.js'
import { arrangeComments } from '../output/arrange.js'
import { countOnce } from '../output/count-once.js'
import { runPipeline } from '../pipeline.js'
import type { Stance } from '../types.js'
import { sourcesOf } from './inputs.js'
import { type JudgingOptions, kitOptionsOf } from './judging-options.js'
import { startProgress } from './progress.js'
import { pageOptionsOf, type ReadingOptions } from './reading-options.js'
import { formatOf, givesRowsAlone, type ReportOptions } from './report-options.js'
import type { Run } from './run.js'
import type { Terminal } from './terminal.js'
import { writeReport } from './write-report.js'
import { writeResumable } from './write-resumable.js'

/** Options of `analyze` and `report`, as commander gives them. */
export interface AnalyzeOptions extends ReportOptions, ReadingOptions, JudgingOptions {
  readonly sort?: string
  readonly stance?: readonly Stance[]
  readonly unique?: boolean
  readonly minConfidence?: number
  readonly jobs?: number
}

/** `kanfa [analyze] INPUT…`: every comment with its stance. */
export const analyze: Run<AnalyzeOptions> = async (inputs, options, terminal) => {
  const progress = await startProgress(inputs, options, terminal)
  const sources = progress.watch(await sourcesOf(inputs, options, terminal))
  const kitOptions = kitOptionsOf(options, terminal)
  const pageOptions = pageOptionsOf(options)
  const rowsAlone = givesRowsAlone(options)
  const jobs = rowsAlone && options.sort === undefined ? await jobsFor(inputs, options, terminal) : 1
  if (jobs > 1) {
    const { spreadRenderer } = await import('./spread.js')
    const { stance: stances, minConfidence, unique } = options
    const renderer = spreadRenderer({
      jobs,
      kit: kitOptions,
      format: formatOf(options),
      stances,
      minConfidence,
      unique,
    })
    const run = (some: typeof sources) => runPipeline(some, pageOptions)
    if (options.resume) return writeResumable({ sources, run, renderer, scored: true, progress }, options, terminal)
    return writeReport(run(sources), options, true, terminal, progress, renderer)
  }
  const kit = { ...loadKit(kitOptions), summaries: !rowsAlone, minConfidence: options.minConfidence }
  const run = (some: typeof sources) => {
    const events = runPipeline(some, pageOptions, kit)
    return arrangeComments(options.unique ? countOnce(events) : events, options)
  }
  if (options.resume) return writeResumable({ sources, run, scored: true, progress }, options, terminal)
  return writeReport(run(sources), options, true, terminal, progress)
}

/** Input from which on threads pay for loading their own dictionaries: about 100,000 comments. */
const LARGE = 1 << 24
/** Threads started without being asked for. */
const MOST_JOBS = 4

async function jobsFor(inputs: readonly string[], options: AnalyzeOptions, terminal: Terminal): Promise<number> {
  const { jobs } = options
  if (jobs !== undefined) return jobs
  // with --resume each file would start its own threads
  if (options.resume) return 1
  const large = (await sizeOfAll(inputs, terminal.stdin)) >= LARGE
  return large ? Math.min(availableParallelism(), MOST_JOBS) : 1
}
