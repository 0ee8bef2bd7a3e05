import type { Notice, ReportEvent } from '../types.js'

/** The events without their notices, which are told as they come, and so are the events and at the end the failed inputs. */
export function withoutNotices(
  events: AsyncIterable<ReportEvent>,
  {
    onNotice,
    onEvent,
    onEnd,
  }: {
    readonly onNotice: (notice: Notice) => void
    readonly onEvent: (event: ReportEvent) => void
    readonly onEnd: (failed: number) => void
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
