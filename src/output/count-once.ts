import type { ReportEvent, Summary } from '../types.js'
import { isScored } from './columns.js'

/** Counts each voice once: comments that repeat an earlier one of their page are left out of the rows and of the shares. */
export async function* countOnce(events: AsyncIterable<ReportEvent>): AsyncGenerator<ReportEvent> {
  for await (const event of events) {
    if (event.type === 'comment' && isScored(event.comment) && event.comment.repeatOf !== undefined) continue
    if (event.type === 'page-end' && event.summary) {
      yield { ...event, comments: event.summary.unique.comments, summary: onlyUnique(event.summary) }
    } else if (event.type === 'end' && event.summary) yield { ...event, summary: onlyUnique(event.summary) }
    else yield event
  }
}

/** `repeats` still says how many were left out. */
function onlyUnique({ keywords, repeats, echoes, unique, frequent }: Summary): Summary {
  return { ...unique, keywords, repeats, echoes, unique, frequent }
}
