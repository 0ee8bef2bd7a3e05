import { KanfaError } from '../errors.js'
import type { PageOptions } from '../page/open-page.js'
import { type Kit, runPipeline } from '../pipeline.js'
import type { Notice, ScoredComment, Source } from '../types.js'

/** The comments of one page with their stances, and the warnings on the way. Throws what kept the page from being read. */
export async function analyseCase(
  page: Source,
  reading: PageOptions,
  kit: Kit,
): Promise<{ comments: ScoredComment[]; notices: Notice[] }> {
  const comments: ScoredComment[] = []
  const notices: Notice[] = []
  for await (const event of runPipeline(only(page), reading, kit)) {
    if (event.type === 'comment') comments.push(event.comment as ScoredComment)
    else if (event.type === 'notice') {
      if (event.notice instanceof KanfaError) throw event.notice
      notices.push(event.notice)
    }
  }
  return { comments, notices }
}

async function* only<T>(value: T): AsyncGenerator<T> {
  yield value
}
