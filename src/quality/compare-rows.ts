import type { Stance } from '../types.js'
import { type Confusion, countPairs } from './confusion.js'
import type { Golden } from './golden-file.js'
import {
  type CurrentRow,
  GOLDEN_COLUMNS,
  type GoldenColumn,
  type GoldenRow,
  READING_COLUMNS,
  type ReadingColumn,
} from './golden-row.js'
import { longestRise } from './longest-rise.js'
import { type Pair, pairRows } from './pair-rows.js'

/** One thing that is not as it was accepted. `line` is one of `golden.csv`. */
export type Difference =
  | { readonly kind: 'lost'; readonly line: number; readonly before: GoldenRow }
  | { readonly kind: 'new'; readonly after: GoldenRow }
  | { readonly kind: 'moved'; readonly line: number; readonly before: GoldenRow; readonly after: GoldenRow }
  | {
      readonly kind: 'field'
      readonly column: ReadingColumn
      readonly line: number
      readonly before: GoldenRow
      readonly after: GoldenRow
    }
  | {
      readonly kind: 'stance'
      readonly line: number
      readonly before: GoldenRow
      readonly after: GoldenRow
      /** True when the new stance leads the accepted one by less than the tolerance: said, but no failure. */
      readonly tolerated: boolean
      /** What a person says of the comment. */
      readonly label?: Stance
      readonly second?: Stance
    }

/** A golden beside what is there now. */
export interface Comparison {
  /** In the order of the golden, new comments last. */
  readonly differences: readonly Difference[]
  /** Accepted stance of the comments of now, by their `n`. Empty when the golden has no stances. */
  readonly accepted: ReadonlyMap<string, Stance>
  /** Counts `[accepted][now]`; absent when the golden has no stances. */
  readonly stances?: Confusion
  /** Comments whose stance held while its cues or their values did not; 0 when the golden has no cues. */
  readonly otherCues: number
}

/** Compares what was accepted with what is there now, in the columns that the golden has. O(n log n) in the rows. */
export function compareRows(golden: Golden, current: readonly CurrentRow[], tolerance: number): Comparison {
  const { columns } = golden
  const { pairs, lost, fresh } = pairRows(
    golden.rows,
    current.map((each) => keepColumns(each, columns)),
  )
  const differences = [
    ...lost.map(({ row, line }) => ({ kind: 'lost', line, before: row }) as const),
    ...pairs.flatMap((pair) => [...differencesOf(pair, columns, tolerance)]),
    ...movedPairs(pairs).map(
      ({ before, after }) => ({ kind: 'moved', line: before.line, before: before.row, after: after.row }) as const,
    ),
  ].sort((a, b) => a.line - b.line)
  const told = columns.includes('stance') ? pairs.map(stancesOf) : undefined
  return {
    differences: [...differences, ...fresh.map(({ row }) => ({ kind: 'new', after: row }) as const)],
    accepted: new Map(told?.map(({ n, before }) => [n, before])),
    stances: told && countPairs(told.map(({ before, after }) => [before, after])),
    otherCues: columns.includes('cues') ? pairs.filter(hasOtherCues).length : 0,
  }
}

/** A row as a golden with these columns would keep it. */
function keepColumns({ row, ...rest }: CurrentRow, columns: readonly GoldenColumn[]): CurrentRow {
  const kept = GOLDEN_COLUMNS.map((column) => [column, columns.includes(column) ? row[column] : ''])
  return { ...rest, row: Object.fromEntries(kept) as GoldenRow }
}

function* differencesOf(
  { before, after }: Pair,
  columns: readonly GoldenColumn[],
  tolerance: number,
): Generator<Difference & { line: number }> {
  const sides = { line: before.line, before: before.row, after: after.row }
  for (const column of READING_COLUMNS) {
    if (columns.includes(column) && before.row[column] !== after.row[column]) yield { kind: 'field', column, ...sides }
  }
  if (before.row.stance === after.row.stance) return
  const { probabilities } = after
  const lead = probabilities[after.row.stance as Stance] - probabilities[before.row.stance as Stance]
  yield { kind: 'stance', tolerated: lead < tolerance, ...sides }
}

/** Pairs out of page order: those that do not belong to the longest run of pairs in the same order on both sides. */
function movedPairs(pairs: readonly Pair[]): Pair[] {
  const ordered = pairs.toSorted((a, b) => Number(a.before.row.n) - Number(b.before.row.n))
  const kept = longestRise(ordered.map(({ after }) => Number(after.row.n)))
  return ordered.filter((_, i) => !kept.has(i))
}

function stancesOf({ before, after }: Pair): { n: string; before: Stance; after: Stance } {
  return { n: after.row.n, before: before.row.stance as Stance, after: after.row.stance as Stance }
}

function hasOtherCues({ before: { row: before }, after: { row: after } }: Pair): boolean {
  return before.stance === after.stance && before.cues !== after.cues
}

/** True when a golden need not be written anew: it has every column, and no cell differs, of the cues neither. */
export function isUpToDate({ columns, rows }: Golden, current: readonly CurrentRow[]): boolean {
  return (
    columns.length === GOLDEN_COLUMNS.length &&
    rows.length === current.length &&
    rows.every(({ row }, i) => GOLDEN_COLUMNS.every((column) => row[column] === current[i]!.row[column]))
  )
}
