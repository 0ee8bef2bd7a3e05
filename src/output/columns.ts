import { KanfaError } from '../errors.js'
import type { Page, RowComment, ScoredComment } from '../types.js'
import { STANCES } from '../types.js'
import { renderCues } from './cues.js'
import { nearestName } from './nearest-name.js'

/** A value of a cell: text, a number, or absent. */
export type Value = string | number | undefined

/**
 * How a cell is treated: a `number` may start with a minus and is aligned right; an `id` keeps its digits in a spreadsheet;
 * `share` is a number between 0 and 1; the rest is `text` written by strangers.
 */
export type ColumnKind = 'text' | 'number' | 'share' | 'id' | 'stance'

/** One column, read by every format. */
export interface Column {
  /** Key in JSON and heading in CSV, in every language. */
  readonly key: string
  readonly kind: ColumnKind
  readonly value: (comment: RowComment, page: Page) => Value
}

/** Every column there is: those of the machine formats, in their fixed order, then those given only when asked for. */
export const COLUMNS: readonly Column[] = [
  {
    key: 'page',
    kind: 'text',
    value: (comment, page) => (comment.post ? `${page.source}#${comment.post}` : page.source),
  },
  { key: 'title', kind: 'text', value: (_, page) => page.title },
  { key: 'n', kind: 'number', value: (comment) => comment.n },
  { key: 'id', kind: 'id', value: (comment) => comment.id },
  { key: 'author', kind: 'text', value: (comment) => comment.author },
  { key: 'text', kind: 'text', value: (comment) => comment.text },
  { key: 'time', kind: 'text', value: (comment) => comment.time },
  { key: 'likes', kind: 'number', value: (comment) => comment.likes },
  { key: 'region', kind: 'text', value: (comment) => comment.region },
  { key: 'replyTo', kind: 'text', value: (comment) => comment.replyTo },
  { key: 'section', kind: 'text', value: (comment) => comment.section },
  { key: 'stance', kind: 'stance', value: scored((comment) => comment.stance) },
  { key: 'confidence', kind: 'share', value: scored((comment) => round(comment.confidence)) },
  ...STANCES.map(
    (stance): Column => ({
      key: stance,
      kind: 'share',
      value: scored((comment) => round(comment.probabilities[stance])),
    }),
  ),
  { key: 'cues', kind: 'text', value: scored((comment) => renderCues(comment.cues, comment.stance)) },
  { key: 'repeatOf', kind: 'number', value: scored((comment) => comment.repeatOf) },
  {
    key: 'echo',
    kind: 'share',
    value: scored((comment) => (comment.echo === undefined ? undefined : round(comment.echo))),
  },
  // on request
  { key: 'timeIso', kind: 'text', value: (comment) => comment.timeIso },
  { key: 'dislikes', kind: 'number', value: (comment) => comment.dislikes },
  { key: 'floor', kind: 'text', value: (comment) => comment.floor },
  {
    key: 'quotes',
    kind: 'text',
    value: (comment) => comment.quotes?.map(({ author, text }) => (author ? `${author}: ${text}` : text)).join('\n'),
  },
  { key: 'byPoster', kind: 'text', value: (comment) => (comment.byPoster ? 'yes' : undefined) },
  { key: 'post', kind: 'id', value: (comment) => comment.post },
  { key: 'url', kind: 'text', value: (_, page) => page.url },
  { key: 'encoding', kind: 'text', value: (_, page) => page.encoding },
  { key: 'reader', kind: 'text', value: (_, page) => page.reader },
]

const READ_KEYS = ['page', 'title', 'n', 'id', 'author', 'text', 'time', 'likes', 'region', 'replyTo', 'section']
const SCORED_KEYS = [...READ_KEYS, 'stance', 'confidence', ...STANCES, 'cues', 'repeatOf', 'echo']

/** The columns of the machine formats: fixed names in a fixed order. */
export function machineColumns(scored: boolean): Column[] {
  return selectColumns(scored ? SCORED_KEYS : READ_KEYS)
}

/** Columns by their keys, in the order asked for. Throws `unknown-column`, naming the nearest one. */
export function selectColumns(keys: readonly string[]): Column[] {
  return keys.map((key) => {
    const column = COLUMNS.find((each) => each.key.toLowerCase() === key.toLowerCase())
    if (column) return column
    const names = COLUMNS.map((each) => each.key)
    const nearest = nearestName(key, names)
    throw new KanfaError('unknown-column', {
      column: key,
      suggestion: nearest ? ` (did you mean "${nearest}"?)` : '',
      columns: names.join(', '),
    })
  })
}

function scored(value: (comment: ScoredComment) => Value): Column['value'] {
  return (comment) => (isScored(comment) ? value(comment) : undefined)
}

/** True for a comment that has been judged. */
export function isScored(comment: RowComment): comment is ScoredComment {
  return 'stance' in comment
}

/** Four decimals: enough to sum to 1 in a spreadsheet, few enough to read. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
