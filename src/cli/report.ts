import { KanfaError } from '../errors.js'
import { findFormat } from '../output/formats.js'
import { type AnalyzeOptions, analyze } from './analyze.js'
import type { Run } from './run.js'

/** `kanfa report INPUT… -o report.html`: the same as `analyze` as a page to look at. Throws `usage` when it would go to a terminal's window. */
export const report: Run<AnalyzeOptions> = async (inputs, options, terminal) => {
  if (options.output === undefined && terminal.stdout.isTTY)
    throw new KanfaError('usage', { detail: 'a report is read in a browser: name its file with -o report.html' })
  // with another format's ending another program would open it
  const format = options.output === undefined ? undefined : findFormat(options.output)
  if (format !== undefined && format !== 'html' && format !== 'table')
    throw new KanfaError('usage', { detail: 'a report is a web page: name its file with -o report.html' })
  return analyze(inputs, { ...options, format: 'html' }, terminal)
}
