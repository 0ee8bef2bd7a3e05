import type { Page, ReportEvent, RowComment, Stance } from '../types.js'
import { type Column, selectColumns } from './columns.js'

/** How the comments of a page are picked and ordered before they are rendered. */
export interface Arrangement {
  /** Key of a column; `-key` for descending. Throws `unknown-column`. */
  readonly sort?: string
  /** Only comments of these stances; summaries still count all. */
  readonly stance?: readonly Stance[]
}

/** Leaves out and orders comments. Sorting holds one page's comments in memory; without it they flow through. */
export function arrangeComments(
  events: AsyncIterable<ReportEvent>,
  { sort, stance }: Arrangement,
): AsyncIterable<ReportEvent> {
  const picked = stance ? keepStances(events, new Set(stance)) : events
  if (sort === undefined) return picked
  const descending = sort.startsWith('-')
  const [column] = selectColumns([descending ? sort.slice(1) : sort])
  return sortPages(picked, column!, descending)
}

async function* keepStances(
  events: AsyncIterable<ReportEvent>,
  wanted: ReadonlySet<Stance>,
): AsyncGenerator<ReportEvent> {
  for await (const event of events) {
    if (event.type !== 'comment' || !('stance' in event.comment) || wanted.has(event.comment.stance)) yield event
  }
}

async function* sortPages(
  events: AsyncIterable<ReportEvent>,
  column: Column,
  descending: boolean,
): AsyncGenerator<ReportEvent> {
  let held: { page: Page; comment: RowComment }[] = []
  for await (const event of events) {
    if (event.type === 'comment') {
      held.push(event)
      continue
    }
    if (event.type === 'page-end') {
      for (const each of sortStably(held, column, descending)) yield { type: 'comment', ...each }
      held = []
    }
    yield event
  }
}

/** By the column's value, absent values last either way; equal ones stay in page order. */
function sortStably<T extends { page: Page; comment: RowComment }>(
  held: readonly T[],
  column: Column,
  descending: boolean,
): T[] {
  const keyed = held.map((each) => ({ each, key: column.value(each.comment, each.page) }))
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined) return Number(a.key === undefined) - Number(b.key === undefined)
    const order = a.key < b.key ? -1 : a.key > b.key ? 1 : 0
    return descending ? -order : order
  })
  return keyed.map(({ each }) => each)
}
