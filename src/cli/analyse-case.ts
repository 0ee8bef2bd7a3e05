import { KanfaError } from '../errors.js'
import type { PageOptions } from '../page/open-page.js'
import { readPage } from '../page/read-page.js'
import type { Kit } from '../pipeline.js'
import { judgeText } from '../stance/judge.js'
import type { Notice, ScoredComment, Source } from '../types.js'

/**
 * The comments of one page with their stances, and what its reader warns of. A known layout in which no comments are found any more
 * is a page that lost them all: a regression, given with its notice, not a page that cannot be read. Throws what kept the page from
 * being read.
 */
export async function analyseCase(
  page: Source | KanfaError,
  reading: PageOptions,
  { judge }: Kit,
): Promise<{ comments: ScoredComment[]; notices: Notice[] }> {
  if (page instanceof KanfaError) throw page
  const comments: ScoredComment[] = []
  try {
    const opened = await readPage(page, reading)
    for await (const comment of opened.comments)
      comments.push({ ...comment, ...judgeText(comment.text, judge).verdict })
    return { comments, notices: [...opened.notices()] }
  } catch (error) {
    if (!(error instanceof KanfaError) || error.code !== 'no-comments-known') throw error
    return { comments: [], notices: [{ code: error.code, where: error.where, args: error.args }] }
  }
}
