import { extname } from 'node:path'
import { findFormat } from '../output/formats.js'
import type { ReportOptions } from './report-options.js'
import { tell } from './tell.js'
import type { Terminal } from './terminal.js'

/**
 * Warns where the output's ending is that of another format than `--format` asks for: what opens the file by its ending cannot read it.
 * Endings that say little (`.txt`, none, unknown ones) go with every format.
 */
export function warnOfOtherEnding(options: ReportOptions, terminal: Terminal): void {
  const { format, output } = options
  if (format === undefined || output === undefined) return
  const told = findFormat(output)
  if (told === undefined || told === 'table' || told === format) return
  tell({ code: 'other-ending', args: { format, ending: extname(output) }, where: { file: output } }, options, terminal)
}
