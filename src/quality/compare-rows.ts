import { GOLDEN_COLUMNS, type GoldenRow, READING_COLUMNS } from './golden-row.js'

/** A golden row with its line in the file, so that a report can point at it. */
export interface PlacedRow {
  readonly row: GoldenRow
  /** 1-based line of `golden.csv` on which the row starts. */
  readonly line: number
}

/** A row of now, with how near its stance was to being another. */
export interface CurrentRow {
  readonly row: GoldenRow
  /** Probability of the stance minus that of the second, 0–1. */
  readonly lead: number
}

/** One thing that is not as it was accepted. */
export type Difference =
  | { readonly kind: 'lost'; readonly line: number; readonly before: GoldenRow }
  | { readonly kind: 'new'; readonly after: GoldenRow }
  | { readonly kind: 'moved'; readonly line: number; readonly before: GoldenRow; readonly after: GoldenRow }
  | {
      readonly kind: 'field'
      readonly column: (typeof READING_COLUMNS)[number]
      readonly line: number
      readonly before: GoldenRow
      readonly after: GoldenRow
    }
  | {
      readonly kind: 'stance'
      readonly line: number
      readonly before: GoldenRow
      readonly after: GoldenRow
      /** True when the new stance leads by less than the tolerance: said, but no failure. */
      readonly tolerated: boolean
    }

interface Pair {
  readonly before: PlacedRow
  readonly after: CurrentRow
}

/**
 * Compares what was accepted with what is there now. Rows are paired by what they say (id, author and text), then, where a
 * text changed, by id, then by author, each in page order; what has no partner is lost or new. Linear in the rows.
 * Differences come in the order of the golden, new comments last.
 */
export function compareRows(
  golden: readonly PlacedRow[],
  current: readonly CurrentRow[],
  tolerance: number,
): Difference[] {
  const { pairs, lost, fresh } = pairRows(golden, current)
  const differences = [
    ...lost.map(({ row, line }) => ({ kind: 'lost', line, before: row }) as const),
    ...pairs.flatMap((pair) => [...differencesOf(pair, tolerance)]),
    ...movedPairs(pairs).map(
      ({ before, after }) => ({ kind: 'moved', line: before.line, before: before.row, after: after.row }) as const,
    ),
  ].sort((a, b) => a.line - b.line)
  return [...differences, ...fresh.map(({ row }) => ({ kind: 'new', after: row }) as const)]
}

/** Ways to recognise a comment, from the surest to the least. */
const KEYS: readonly ((row: GoldenRow) => string | undefined)[] = [
  (row) => JSON.stringify([row.id, row.author, row.text, row.time]),
  (row) => JSON.stringify([row.author, row.text]),
  (row) => row.id || undefined,
  (row) => row.text || undefined,
  (row) => row.author || undefined,
]

function pairRows(golden: readonly PlacedRow[], current: readonly CurrentRow[]) {
  const pairs: Pair[] = []
  let lost = golden
  let fresh = current
  for (const key of KEYS) {
    const waiting = groupByKey(fresh, key)
    const taken = new Set<CurrentRow>()
    lost = lost.filter((before) => {
      const after = waiting.get(key(before.row) ?? '')?.pop()
      if (!after) return true
      taken.add(after)
      pairs.push({ before, after })
      return false
    })
    fresh = fresh.filter((after) => !taken.has(after))
  }
  return { pairs: pairs.sort((a, b) => a.before.line - b.before.line), lost, fresh }
}

function groupByKey(
  rows: readonly CurrentRow[],
  key: (row: GoldenRow) => string | undefined,
): Map<string, CurrentRow[]> {
  const groups = new Map<string, CurrentRow[]>()
  // from the end, so that the first of equals is taken first by the cheap `pop`
  for (const each of rows.toReversed()) {
    const name = key(each.row)
    if (name === undefined) continue
    const group = groups.get(name)
    if (group) group.push(each)
    else groups.set(name, [each])
  }
  return groups
}

function* differencesOf({ before, after }: Pair, tolerance: number): Generator<Difference & { line: number }> {
  const sides = { line: before.line, before: before.row, after: after.row }
  for (const column of READING_COLUMNS) {
    if (before.row[column] !== after.row[column]) yield { kind: 'field', column, ...sides }
  }
  if (before.row.stance !== after.row.stance) yield { kind: 'stance', tolerated: after.lead < tolerance, ...sides }
}

/** Pairs out of page order: those that do not belong to the longest run of pairs in the same order on both sides. */
function movedPairs(pairs: readonly Pair[]): Pair[] {
  const places = pairs.map(({ after }) => Number(after.row.n))
  const kept = longestRise(places)
  return pairs.filter((_, i) => !kept.has(i))
}

/** Indexes of a longest increasing subsequence (patience sorting, O(n log n)). */
function longestRise(values: readonly number[]): Set<number> {
  const tops: number[] = []
  const previous: number[] = []
  for (const [i, value] of values.entries()) {
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (values[tops[middle]!]! < value) low = middle + 1
      else high = middle
    }
    previous[i] = low > 0 ? tops[low - 1]! : -1
    tops[low] = i
  }
  const kept = new Set<number>()
  for (let i = tops.at(-1) ?? -1; i >= 0; i = previous[i]!) kept.add(i)
  return kept
}

/** True when a golden would be written anew: any column differs, cues too. */
export function sameRows(golden: readonly PlacedRow[], current: readonly CurrentRow[]): boolean {
  return (
    golden.length === current.length &&
    golden.every(({ row }, i) => GOLDEN_COLUMNS.every((column) => row[column] === current[i]!.row[column]))
  )
}
