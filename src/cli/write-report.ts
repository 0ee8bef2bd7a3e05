import { KanfaError } from '../errors.js'
import { openPagerSink } from '../io/pager.js'
import { openFileSink, openPipeSink, type Sink } from '../io/sinks.js'
import { isBinary, loadRenderer } from '../output/formats.js'
import type { Renderer } from '../output/renderer.js'
import type { ReportEvent } from '../types.js'
import { onInterrupt } from './interrupt.js'
import type { Progress } from './progress.js'
import { formatOf, lookOf, type ReportOptions } from './report-options.js'
import { tell } from './tell.js'
import { screenOf, type Terminal } from './terminal.js'
import { withoutNotices } from './without-notices.js'

/**
 * Renders the events in the format asked for and writes them to the file or to standard output; notices go to standard error
 * as they come. Where no input could be read the file is not written. Gives the exit code: 2 when an input failed. A table longer than the window goes
 * through the pager. A reader that closes its pipe is a normal end.
 */
export async function writeReport(
  events: AsyncIterable<ReportEvent>,
  options: ReportOptions,
  scored: boolean,
  terminal: Terminal,
  progress: Progress,
  renderer?: Renderer,
): Promise<number> {
  const format = formatOf(options)
  if (isBinary(format) && !options.output && terminal.stdout.isTTY)
    throw new KanfaError('usage', {
      detail: `a file of ${format} is not for the screen: name it with -o comments.${format}`,
    })
  let failed = 0
  const rows = withoutNotices(events, {
    onNotice: (notice) => {
      progress.clear()
      tell(notice, options, terminal)
    },
    onEvent: progress.count,
    onEnd: (count) => {
      failed = count
    },
  })
  const render = renderer ?? (await loadRenderer(format))
  const chunks = render(rows, lookOf(options, scored, terminal))
  const screen = format === 'table' && !options.output ? screenOf(terminal) : undefined
  const paged = screen && openPagerSink(screen)
  const sink: Sink = paged ?? (options.output ? await openFileSink(options.output) : openPipeSink(terminal.stdout))
  const breakOff = () => {
    sink.abandon()
    progress.clear()
    const { output } = options
    const args = { ...progress.done(), ...(output && { output }) }
    tell({ code: output ? 'interrupted-output' : 'interrupted', args }, options, terminal)
  }
  const stopListening = onInterrupt(terminal, breakOff, paged?.isPaging)
  try {
    for await (const chunk of chunks) if (!(await sink.write(chunk))) break
    // of nothing that could be read nothing comes that is worth an older output
    if (options.output && failed > 0 && progress.done().pages === 0) sink.abandon()
    else await sink.finish()
  } catch (error) {
    sink.abandon()
    throw error
  } finally {
    progress.clear()
    stopListening()
  }
  return failed > 0 ? 2 : 0
}
