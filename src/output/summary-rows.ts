import { type ReportEvent, STANCES, type Summary } from '../types.js'

/** What a page adds up to, flat: one row of `--summary` in every format. The last row is the whole batch when there are several pages. */
export interface SummaryRow {
  /** `Page.source`; absent for the whole batch. */
  readonly page?: string
  readonly title?: string
  readonly comments: number
  readonly [key: string]: string | number | undefined
}

/** One row a page, and one for all of them when there are several. */
export async function* summaryRows(events: AsyncIterable<ReportEvent>): AsyncGenerator<SummaryRow> {
  for await (const event of events) {
    if (event.type === 'page-end') {
      yield { page: event.page.source, title: event.page.title, comments: event.comments, ...flatten(event.summary) }
    } else if (event.type === 'end' && event.pages > 1 && event.summary) {
      yield { comments: event.summary.comments, ...flatten(event.summary) }
    }
  }
}

/** Keys of a summary's row, in their order. */
export const SUMMARY_KEYS = [
  'page',
  'title',
  'comments',
  ...STANCES.flatMap((stance) => [stance, `${stance}Share`, `${stance}Low`, `${stance}High`]),
  ...STANCES.map((stance) => `${stance}Words`),
  'repeats',
  'echoes',
]

function flatten(summary: Summary | undefined): Record<string, string | number> {
  if (!summary) return {}
  const { shares, keywords, repeats, echoes } = summary
  const row: Record<string, string | number> = {}
  for (const stance of STANCES) {
    const { count, share, low, high } = shares[stance]
    Object.assign(row, { [stance]: count, [`${stance}Share`]: share, [`${stance}Low`]: low, [`${stance}High`]: high })
  }
  for (const stance of STANCES) row[`${stance}Words`] = keywords[stance].join(' ')
  return { ...row, repeats, echoes }
}
