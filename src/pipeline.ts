import { KanfaError } from './errors.js'
import { createEchoMeter } from './insight/echo.js'
import { createRepeatFinder } from './insight/repeats.js'
import { startSummary } from './insight/summary.js'
import type { OpenPage, PageOptions } from './page/open-page.js'
import { readPage } from './page/read-page.js'
import { type Judge, judgeText } from './stance/judge.js'
import type { ReportEvent, Source } from './types.js'

/** What the pipeline scores with; without it pages are only read. */
export interface Kit {
  readonly judge: Judge
  /** Words too common to tell anything, left out of the telling words. */
  readonly stopWords: ReadonlySet<string>
}

/**
 * The line, top to bottom: sources → pages → comments → verdicts → repeats and echoes → report events.
 * A page that fails gives a notice and the next one is read. Comments flow through one by one; what is kept of them is
 * their count, the count of their words and a hash each.
 */
export async function* runPipeline(
  sources: AsyncIterable<Source | KanfaError>,
  options: PageOptions,
  kit?: Kit,
): AsyncGenerator<ReportEvent> {
  const batch = kit && startSummary(kit.stopWords)
  let pages = 0
  let failed = 0
  for await (const source of sources) {
    try {
      if (source instanceof KanfaError) throw source
      const opened = await readPage(source, options)
      yield { type: 'page', page: opened.page }
      yield* kit ? scorePage(opened, kit, batch!) : passPage(opened)
      pages++
    } catch (error) {
      if (!(error instanceof KanfaError)) throw error
      yield { type: 'notice', notice: error }
      failed++
    }
  }
  yield { type: 'end', pages, failed, summary: batch?.finish() }
}

async function* scorePage(
  { page, comments, notices }: OpenPage,
  kit: Kit,
  batch: ReturnType<typeof startSummary>,
): AsyncGenerator<ReportEvent> {
  const summary = startSummary(kit.stopWords)
  const findRepeat = createRepeatFinder()
  const measureEcho = createEchoMeter(page.body)
  let count = 0
  for await (const comment of comments) {
    const { tokens, verdict } = judgeText(comment.text, kit.judge)
    const scored = { ...comment, ...verdict, repeatOf: findRepeat(comment), echo: measureEcho(comment.text) }
    summary.add(scored, tokens)
    batch.add(scored, tokens)
    count++
    yield { type: 'comment', page, comment: scored }
  }
  for (const notice of notices()) yield { type: 'notice', notice }
  yield { type: 'page-end', page, comments: count, summary: summary.finish() }
}

async function* passPage({ page, comments, notices }: OpenPage): AsyncGenerator<ReportEvent> {
  let count = 0
  for await (const comment of comments) {
    count++
    yield { type: 'comment', page, comment }
  }
  for (const notice of notices()) yield { type: 'notice', notice }
  yield { type: 'page-end', page, comments: count }
}
