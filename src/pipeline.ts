import { KanfaError } from './errors.js'
import { createEchoMeter } from './insight/echo.js'
import { createRepeatFinder } from './insight/repeats.js'
import type { SummaryBuilder } from './insight/summary.js'
import type { PageOptions } from './page/open-page.js'
import { readPage } from './page/read-page.js'
import { type Judge, judgeText } from './stance/judge.js'
import { type Marks, scoreComment } from './stance/score-comment.js'
import type { Comment, Page, ReportEvent, ScoredComment, Source, Token } from './types.js'

/** What the pipeline scores with; without it pages are only read. */
export interface Kit {
  readonly judge: Judge
  /** Words too common to tell anything, left out of the telling words. */
  readonly stopWords: ReadonlySet<string>
  /** False where nobody reads what pages add up to: rows alone take less time and memory. */
  readonly summaries?: boolean
  /** Comments whose confidence (0–1) is below are marked unsure; none without it. */
  readonly minConfidence?: number
  /** Told of each judged comment with its tokens, which do not travel with the events. */
  readonly onJudged?: (comment: ScoredComment, tokens: readonly Token[]) => void
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
  const start = kit && kit.summaries !== false ? await loadSummaries(kit) : undefined
  const batch = start?.()
  let pages = 0
  let failed = 0
  for await (const source of sources) {
    try {
      if (source instanceof KanfaError) throw source
      const opened = await readPage(source, options)
      const { page } = opened
      yield { type: 'page', page }
      const summary = start?.()
      const score = kit && scorer(page, kit, summary, batch)
      let comments = 0
      // no generator of its own: each would cost every comment another turn
      for await (const comment of opened.comments) {
        comments++
        yield { type: 'comment', page, comment: score ? score(comment) : comment }
      }
      for (const notice of opened.notices()) yield { type: 'notice', notice }
      yield { type: 'page-end', page, comments, summary: summary?.finish() }
      pages++
    } catch (error) {
      if (!(error instanceof KanfaError)) throw error
      yield { type: 'notice', notice: error }
      failed++
    }
  }
  yield { type: 'end', pages, failed, summary: batch?.finish() }
}

/** Loaded only where comments are judged and added up: reading alone starts sooner without it. */
async function loadSummaries({ stopWords }: Kit): Promise<() => SummaryBuilder> {
  const { startSummary } = await import('./insight/summary.js')
  return () => startSummary(stopWords)
}

/** Judges the comments of a page, given in order, and adds them up. */
function scorer(
  { body }: Page,
  { judge, minConfidence, onJudged }: Kit,
  summary: SummaryBuilder | undefined,
  batch: SummaryBuilder | undefined,
): (comment: Comment) => ScoredComment {
  const mark = createMarker(body)
  return (comment) => {
    const { tokens, verdict } = judgeText(comment.text, judge)
    const scored = scoreComment(comment, verdict, mark(comment), minConfidence)
    summary?.add(scored, tokens)
    batch?.add(scored, tokens)
    onJudged?.(scored, tokens)
    return scored
  }
}

/**
 * What is told of a page's comments without judging them: which repeats which, and how much of each stands in the article.
 * Give it the comments in order.
 */
export function createMarker(body: string | undefined): (comment: Comment) => Marks {
  const findRepeat = createRepeatFinder()
  const measureEcho = createEchoMeter(body)
  return (comment) => ({ repeatOf: findRepeat(comment), echo: measureEcho(comment.text) })
}
