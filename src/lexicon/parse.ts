import { KanfaError } from '../errors.js'
import { fold } from '../text/fold.js'
import { CUE_KINDS, type Entry, MODIFIER_KINDS, STANCES, type Stance } from '../types.js'
import { excerptOf } from './excerpt.js'

/** Columns of a lexicon file, in the order in which the bundled ones have them. `lexicons/README.md` says what they hold. */
export const LEXICON_COLUMNS = ['term', 'kind', 'stance', 'weight', 'source', 'example'] as const
/** Columns of a lexicon whose terms weigh on several stances: a column of weights for each stance. */
export const WIDE_COLUMNS = ['term', 'kind', ...STANCES, 'source'] as const
type Column = (typeof LEXICON_COLUMNS)[number] | (typeof WIDE_COLUMNS)[number]
const COLUMNS: readonly Column[] = [...new Set([...LEXICON_COLUMNS, ...WIDE_COLUMNS])]

/** A cue's weight where the file has no `weight` column or an empty cell: clear, but two of them outweigh it. */
const DEFAULT_WEIGHT = 1.5

const KINDS: ReadonlySet<string> = new Set([...CUE_KINDS, ...MODIFIER_KINDS])
const MODIFIERS: ReadonlySet<string> = new Set(MODIFIER_KINDS)
const STANCE_NAMES: ReadonlySet<string> = new Set(STANCES)

/**
 * Reads a lexicon file: tab-separated, the first line that is neither blank nor a `#` comment names the columns.
 * Terms are folded as texts are. Throws `bad-lexicon` at the first wrong line, with its file, line and column; `empty` for a file
 * without any.
 */
export function parseLexicon(text: string, file: string): Entry[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const entries: Entry[] = []
  let order: readonly (Column | undefined)[] | undefined
  for (const [i, content] of lines.entries()) {
    if (content === '' || content.startsWith('#') || content.trim() === '') continue
    const line: Line = { file, number: i + 1, content, cells: content.split('\t') }
    if (order) entries.push(...(order.includes('stance') ? [readEntry(line, order)] : readWideEntries(line, order)))
    else order = readHeading(line)
  }
  if (!order) throw new KanfaError('empty', {}, { file })
  rejectDoubles(entries, lines)
  return entries
}

/** A line with its place, for messages. */
interface Line {
  readonly file: string
  readonly number: number
  readonly content: string
  readonly cells: readonly string[]
}

function readHeading(line: Line): (Column | undefined)[] {
  const order = line.cells.map((cell) => COLUMNS.find((column) => column === cell.trim().toLowerCase()))
  if (order.includes('term') && (order.includes('stance') || STANCES.some((stance) => order.includes(stance))))
    return order
  const separated = /[,;]/.test(line.content)
    ? 'the cells of a lexicon are separated by tabs, these look like commas'
    : undefined
  throw wrong(line, 0, separated ?? 'the first line must name the columns', `write: ${LEXICON_COLUMNS.join('<TAB>')}`)
}

function readEntry(line: Line, order: readonly (Column | undefined)[]): Entry {
  const { cell, ...read } = readTerm(line, order)
  const stance = cell('stance')
  const modifies = MODIFIERS.has(read.kind)
  if (!STANCE_NAMES.has(stance) && !(modifies && stance === ''))
    throw wrong(line, order.indexOf('stance'), `no stance "${stance}"`, `stances are: ${STANCES.join(', ')}`)
  return {
    ...read,
    stance: stance === '' ? undefined : (stance as Stance),
    weight: readWeight(line, order.indexOf('weight'), cell('weight'), modifies),
  }
}

/** One entry for each stance with a weight in its column. */
function readWideEntries(line: Line, order: readonly (Column | undefined)[]): Entry[] {
  const { cell, ...read } = readTerm(line, order)
  return STANCES.flatMap((stance) => {
    const value = cell(stance)
    return value === '' ? [] : [{ ...read, stance, weight: readWeight(line, order.indexOf(stance), value, false) }]
  })
}

function readTerm(line: Line, order: readonly (Column | undefined)[]) {
  const at = (column: Column) => order.indexOf(column)
  const cell = (column: Column) => line.cells[at(column)] ?? ''
  if (line.cells.length > order.length)
    throw wrong(line, order.length, 'more cells than columns', 'remove the extra tab')
  for (const [i, value] of line.cells.entries()) {
    if (value !== value.trim())
      throw wrong(line, i, 'a blank at the edge of a cell: it would never match', 'remove the blank')
    if (value.includes('\ufffd'))
      throw wrong(line, i, 'a broken character: the file is not UTF-8', 'save the file as UTF-8')
  }
  const term = fold(cell('term'))
  if (term === '')
    throw wrong(line, at('term'), 'no term', 'write the word to match in the first cell, or remove the line')
  const kind = cell('kind') || 'term'
  if (!KINDS.has(kind)) throw wrong(line, at('kind'), `no kind "${kind}"`, `kinds are: ${[...KINDS].join(', ')}`)
  return {
    cell,
    term,
    kind: kind as Entry['kind'],
    source: cell('source') || undefined,
    example: cell('example') || undefined,
    file: line.file,
    line: line.number,
  }
}

function readWeight(line: Line, column: number, value: string, modifies: boolean): number {
  if (value === '' && !modifies) return DEFAULT_WEIGHT
  const weight = Number(value)
  if (value === '' || !Number.isFinite(weight))
    throw wrong(line, column, `weight must be a number, got "${value}"`, 'write a number such as 1.5 or -0.8')
  return weight
}

function rejectDoubles(entries: readonly Entry[], lines: readonly string[]): void {
  const seen = new Map<string, Entry>()
  for (const entry of entries) {
    const key = entryKey(entry)
    const first = seen.get(key)
    if (first) {
      const content = lines[entry.line - 1]!
      const line = { file: entry.file, number: entry.line, content, cells: content.split('\t') }
      throw wrong(line, 0, `"${entry.term}" stands on line ${first.line} already`, 'keep one of the two lines')
    }
    seen.set(key, entry)
  }
}

/** What makes an entry the same as another: its term, kind and stance. */
export function entryKey({ term, kind, stance }: Entry): string {
  return `${term}\t${kind}\t${stance ?? ''}`
}

function wrong({ file, number, content, cells }: Line, column: number, detail: string, fix: string): KanfaError {
  const start = cells.slice(0, Math.max(0, column)).reduce((sum, cell) => sum + cell.length + 1, 0)
  const excerpt = excerptOf(content, start, cells[column]?.length ?? 1)
  return new KanfaError('bad-lexicon', { detail, excerpt, fix }, { file, line: number, column: start + 1 })
}
