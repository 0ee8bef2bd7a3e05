import { KanfaError } from '../errors.js'
import type { Cue, Page, RowComment, ScoredComment } from '../types.js'
import { STANCES } from '../types.js'
import type { Headings } from './headings.js'
import { nearestName } from './nearest-name.js'
import { renderReasons } from './reasons.js'
import type { RenderOptions } from './renderer.js'

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
  /** In the words of the user's language with `headings`, as formats for people have them. */
  readonly value: (comment: RowComment, page: Page, headings?: Headings) => Value
  /** What JSON gives where that is more than the cell. */
  readonly data?: (comment: RowComment) => unknown
  /** What rows are sorted by where that is not the cell. */
  readonly order?: (comment: RowComment) => Value
  /** Only judged comments have it. */
  readonly judged?: true
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
  { key: 'time', kind: 'text', value: (comment) => comment.time, order: (comment) => comment.timeIso },
  { key: 'likes', kind: 'number', value: (comment) => comment.likes },
  { key: 'region', kind: 'text', value: (comment) => comment.region },
  { key: 'replyTo', kind: 'text', value: (comment) => comment.replyTo },
  { key: 'section', kind: 'text', value: (comment) => comment.section },
  judged('stance', 'stance', ({ stance, unsure }) => (unsure ? undefined : stance), {
    order: ({ stance }) => STANCES.indexOf(stance),
  }),
  judged('confidence', 'share', ({ confidence }) => round(confidence)),
  ...STANCES.map((stance) => judged(stance, 'share', ({ probabilities }) => round(probabilities[stance]))),
  judged('cues', 'text', renderReasons, { data: ({ cues }) => cues.map(cueRecord) }),
  judged('repeatOf', 'number', ({ repeatOf }) => repeatOf),
  judged('echo', 'share', ({ echo }) => (echo === undefined ? undefined : round(echo))),
  // on request
  judged('unsure', 'stance', ({ stance, unsure }) => (unsure ? stance : undefined)),
  { key: 'timeIso', kind: 'text', value: (comment) => comment.timeIso },
  { key: 'dislikes', kind: 'number', value: (comment) => comment.dislikes },
  { key: 'floor', kind: 'id', value: (comment) => comment.floor },
  { key: 'quotes', kind: 'text', value: renderQuotes, data: ({ quotes }) => quotes },
  {
    key: 'byPoster',
    kind: 'text',
    value: ({ byPoster }) => (byPoster ? 'yes' : undefined),
    data: ({ byPoster }) => byPoster,
  },
  { key: 'post', kind: 'id', value: (comment) => comment.post },
  ...STANCES.map((stance) => judged(`${stance}Score`, 'number', ({ scores }) => round(scores[stance]))),
  { key: 'url', kind: 'text', value: (_, page) => page.url },
  { key: 'encoding', kind: 'text', value: (_, page) => page.encoding },
  { key: 'reader', kind: 'text', value: (_, page) => page.reader },
]

const READ_KEYS = ['page', 'title', 'n', 'id', 'author', 'text', 'time', 'likes', 'region', 'replyTo', 'section']
const SCORED_KEYS = [...READ_KEYS, 'stance', 'confidence', ...STANCES, 'cues', 'repeatOf', 'echo']

/**
 * The columns of a machine format: those asked for, or the fixed ones in their fixed order, with `unsure` behind `stance` where a
 * least confidence is asked for. Throws `unknown-column`.
 */
export function machineColumns({
  scored,
  columns,
  minConfidence,
}: Pick<RenderOptions, 'scored' | 'columns' | 'minConfidence'>): Column[] {
  return selectColumns(columns ?? withUnsure(scored ? SCORED_KEYS : READ_KEYS, minConfidence), scored)
}

/** Keys of columns with `unsure` behind `stance`, where a least confidence is asked for. */
export function withUnsure(keys: readonly string[], minConfidence: number | undefined): readonly string[] {
  return minConfidence === undefined ? keys : keys.flatMap((key) => (key === 'stance' ? [key, 'unsure'] : key))
}

/**
 * Columns by their keys, in the order asked for, case aside, each once. Throws `unknown-column`, naming the nearest one, for a key
 * there is none of, for no key at all, and for a column of judged comments where comments are only read (`scored` false).
 */
export function selectColumns(keys: readonly string[], scored = true): Column[] {
  if (keys.length === 0) return selectColumns([''], scored)
  const there = COLUMNS.filter((column) => scored || !column.judged)
  const columns = keys.map((key) => {
    const column = there.find((each) => each.key.toLowerCase() === key.toLowerCase())
    if (column) return column
    const names = there.map((each) => each.key)
    const nearest = nearestName(key, names)
    throw new KanfaError('unknown-column', {
      column: key,
      nearest,
      columns: names.join(', '),
    })
  })
  return [...new Set(columns)]
}

/** True for a comment that has been judged. */
export function isScored(comment: RowComment): comment is ScoredComment {
  return 'stance' in comment
}

/** A column that only judged comments have. */
function judged(
  key: string,
  kind: ColumnKind,
  value: (comment: ScoredComment, headings: Headings | undefined) => Value,
  more: {
    readonly data?: (comment: ScoredComment) => unknown
    readonly order?: (comment: ScoredComment) => Value
  } = {},
): Column {
  const { data, order } = more
  return {
    key,
    kind,
    judged: true,
    value: (comment, _page, headings) => (isScored(comment) ? value(comment, headings) : undefined),
    ...(data && { data: (comment) => (isScored(comment) ? data(comment) : undefined) }),
    ...(order && { order: (comment) => (isScored(comment) ? order(comment) : undefined) }),
  }
}

function renderQuotes({ quotes }: RowComment): Value {
  return quotes?.map(({ author, text }) => (author ? `${author}: ${text}` : text)).join('\n')
}

function cueRecord({ term, kind, start, end, value, stance, modifiers }: Cue) {
  return { term, kind, start, end, value: round(value), stance, modifiers }
}

/** Four decimals: enough to sum to 1 in a spreadsheet, few enough to read. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
