import { type ReportEvent, STANCES, type Stance, type Summary, type Tally } from '../types.js'
import type { Value } from './columns.js'

/** What a page adds up to. The last one is the whole batch where there are several pages; it has no `page`. */
export interface SummaryRecord extends Partial<Summary> {
  /** `Page.source`. */
  readonly page?: string
  readonly title?: string
  readonly comments: number
}

/** One record a page, and one for all of them when there are several. */
export async function* summaryRecords(events: AsyncIterable<ReportEvent>): AsyncGenerator<SummaryRecord> {
  for await (const event of events) {
    const record = summaryRecordOf(event)
    if (record) yield record
  }
}

/** What an event adds up to: the end of a page, or of several. */
export function summaryRecordOf(event: ReportEvent): SummaryRecord | undefined {
  if (event.type === 'page-end') {
    const { page, comments, summary } = event
    return { page: page.source, title: page.title, ...(summary && roundShares(summary)), comments }
  }
  return event.type === 'end' && event.pages > 1 && event.summary ? roundShares(event.summary) : undefined
}

/** Columns of a summary as a table: a row for each stance of each page; counts of the page are repeated on each. */
export const SUMMARY_COLUMNS = [
  { key: 'page', kind: 'text' },
  { key: 'title', kind: 'text' },
  { key: 'stance', kind: 'stance' },
  { key: 'count', kind: 'number' },
  { key: 'share', kind: 'share' },
  { key: 'low', kind: 'share' },
  { key: 'high', kind: 'share' },
  { key: 'words', kind: 'text' },
  { key: 'comments', kind: 'number' },
  { key: 'repeats', kind: 'number' },
  { key: 'echoes', kind: 'number' },
  { key: 'byLikes', kind: 'share' },
  { key: 'uniqueCount', kind: 'number' },
  { key: 'uniqueShare', kind: 'share' },
  { key: 'unsure', kind: 'number' },
] as const

/** Rows of that table, in the order of its columns. */
export async function* summaryRows(events: AsyncIterable<ReportEvent>): AsyncGenerator<Value[]> {
  for await (const record of summaryRecords(events)) yield* summaryRowsOf(record)
}

/** The rows of one record, a stance each; none where the comments were only read. */
export function summaryRowsOf(record: SummaryRecord): Value[][] {
  const { page, title, comments, shares, keywords, repeats, echoes, byLikes, unique, unsure } = record
  if (!shares || !keywords || !unique) return []
  return STANCES.map((stance) => {
    const { count, share, low, high } = shares[stance]
    const words = keywords[stance].join(' ') || undefined
    const once = unique.shares[stance]
    return [
      ...[page, title, stance, count, share, low, high, words, comments, repeats, echoes],
      ...[byLikes?.[stance], once.count, once.share, unsure],
    ]
  })
}

/** The summary with its shares to four decimals, as all machine formats give them. */
export function roundShares(summary: Summary): Summary {
  return { ...summary, ...roundTally(summary), unique: roundTally(summary.unique) }
}

function roundTally({ comments, shares, byLikes, unsure }: Tally): Tally {
  return {
    comments,
    shares: eachStance(shares, ({ count, share, low, high }) => ({
      count,
      share: round(share),
      low: round(low),
      high: round(high),
    })),
    ...(byLikes && { byLikes: eachStance(byLikes, round) }),
    ...(unsure !== undefined && { unsure }),
  }
}

function eachStance<T>(values: Readonly<Record<Stance, T>>, change: (value: T) => T): Record<Stance, T> {
  return Object.fromEntries(STANCES.map((stance) => [stance, change(values[stance])])) as Record<Stance, T>
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000
}
