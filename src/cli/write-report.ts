import { isWarning, KanfaError } from '../errors.js'
import { openPagerSink } from '../io/pager.js'
import { openFileSink, openPipeSink, type Sink } from '../io/sinks.js'
import { type Format, formatOfFile, isBinary, loadRenderer } from '../output/formats.js'
import type { Renderer, RenderOptions } from '../output/renderer.js'
import type { Notice, ReportEvent } from '../types.js'
import { onInterrupt } from './interrupt.js'
import type { Progress } from './progress.js'
import { renderNotice } from './render-notice.js'
import { type Language, languageOf, mayColour, screenOf, type Terminal, widthOf } from './terminal.js'

/** Options of every command that writes a report, as commander gives them. */
export interface ReportOptions {
  readonly format?: Format
  readonly output?: string
  readonly columns?: readonly string[]
  readonly summary?: boolean
  /** No progress and no warnings on standard error. */
  readonly quiet?: boolean
  /** Go on with a batch that was broken off. */
  readonly resume?: boolean
  readonly lang?: Language
  readonly color: boolean
  readonly excel?: boolean
  readonly escape: boolean
}

/** The format asked for by name, or by the ending of the output; else a table. */
export function formatOf({ format, output }: Pick<ReportOptions, 'format' | 'output'>): Format {
  return format ?? (output ? formatOfFile(output) : 'table')
}

/**
 * Renders the events in the format asked for and writes them to the file or to standard output; notices go to standard error
 * as they come. Gives the exit code: 2 when an input failed. A table longer than the window goes
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
  const language = options.lang ?? languageOf(terminal)
  const format = formatOf(options)
  if (isBinary(format) && !options.output && terminal.stdout.isTTY)
    throw new KanfaError('usage', {
      detail: `a file of ${format} is not for the screen: name it with -o comments.${format}`,
    })
  let failed = 0
  const rows = withoutNotices(events, {
    onNotice: noticeWriter(options, terminal, progress),
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
    terminal.stderr.write(renderNotice({ code: output ? 'interrupted-output' : 'interrupted', args }, language))
  }
  const stopListening = onInterrupt(terminal, breakOff, paged?.isPaging)
  try {
    for await (const chunk of chunks) if (!(await sink.write(chunk))) break
    await sink.finish()
  } catch (error) {
    sink.abandon()
    throw error
  } finally {
    progress.clear()
    stopListening()
  }
  return failed > 0 ? 2 : 0
}

/** How the results are to look in this terminal. */
export function lookOf(options: ReportOptions, scored: boolean, terminal: Terminal): RenderOptions {
  return {
    ...options,
    scored,
    language: options.lang ?? languageOf(terminal),
    width: widthOf(terminal),
    color: options.color && !options.output && mayColour(terminal),
  }
}

/** Writes notices to standard error, over the progress; with `quiet` no warnings. */
export function noticeWriter(options: ReportOptions, terminal: Terminal, progress: Progress): (notice: Notice) => void {
  return (notice) => {
    progress.clear()
    if (options.quiet && isWarning(notice)) return
    terminal.stderr.write(renderNotice(notice, options.lang ?? languageOf(terminal)))
  }
}

/** The events without their notices, which are told as they come, and so are the events and at the end the failed inputs. */
export function withoutNotices(
  events: AsyncIterable<ReportEvent>,
  {
    onNotice,
    onEvent,
    onEnd,
  }: {
    onNotice: (notice: Notice) => void
    onEvent: (event: ReportEvent) => void
    onEnd: (failed: number) => void
  },
): AsyncIterableIterator<ReportEvent> {
  const iterator = events[Symbol.asyncIterator]()
  // no generator: it would cost every event a turn of its own
  return {
    next: async () => {
      for (;;) {
        const next = await iterator.next()
        if (next.done) return next
        const event = next.value
        if (event.type === 'notice') {
          onNotice(event.notice)
          continue
        }
        onEvent(event)
        if (event.type === 'end') onEnd(event.failed)
        return next
      }
    },
    return: async (value) => {
      await iterator.return?.()
      return { done: true, value }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
