import type { Page, ReportEvent, RowComment, ScoredComment, Stance } from '../types.js'
import { type Column, isScored, selectColumns } from './columns.js'

/** How the comments of a page are picked and ordered before they are rendered. */
export interface Arrangement {
  /** Key of a column; `-key` for descending. Each page is sorted by itself. Throws `unknown-column`. */
  readonly sort?: string
  /** Only comments of these stances, and none that are unsure; summaries still count all. */
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
    if (event.type !== 'comment' || !isScored(event.comment) || isOfStance(event.comment, wanted)) yield event
  }
}

/** Whether a comment is of one of these stances; an unsure one is of none. */
export function isOfStance({ stance, unsure }: ScoredComment, wanted: ReadonlySet<Stance>): boolean {
  return !unsure && wanted.has(stance)
}

async function* sortPages(
  events: AsyncIterable<ReportEvent>,
  column: Column,
  descending: boolean,
): AsyncGenerator<ReportEvent> {
  let held: Row[] = []
  for await (const event of events) {
    if (event.type === 'comment') {
      held.push(event)
      continue
    }
    // also before a next page: one that broke off has no end of its own
    if (event.type !== 'notice') {
      for (const each of sortStably(held, column, descending)) yield { type: 'comment', ...each }
      held = []
    }
    yield event
  }
}

interface Row {
  readonly page: Page
  readonly comment: RowComment
}

/** By the column's order, absent values last either way; equal ones stay in page order. Digits in texts count as numbers. */
function sortStably(held: readonly Row[], { order, value }: Column, descending: boolean): Row[] {
  const keyed = held.map(({ page, comment }) => {
    const cell = order ? order(comment) : value(comment, page)
    return { row: { page, comment }, key: typeof cell === 'string' ? padDigits(cell) : cell }
  })
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined) return Number(a.key === undefined) - Number(b.key === undefined)
    const order = a.key < b.key ? -1 : a.key > b.key ? 1 : 0
    return descending ? -order : order
  })
  return keyed.map(({ row }) => row)
}

/** Longer than every id. */
const DIGITS = 24

function padDigits(text: string): string {
  return text.replace(/\d+/g, (digits) => digits.padStart(DIGITS, '0'))
}
