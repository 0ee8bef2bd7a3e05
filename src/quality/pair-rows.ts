import type { CurrentRow, GoldenRow, PlacedRow } from './golden-row.js'

/** An accepted row and the row of now that is the same comment. */
export interface Pair {
  readonly before: PlacedRow
  readonly after: CurrentRow
}

/** Ways to recognise a comment, from the surest to the least. */
const KEYS: readonly ((row: GoldenRow) => string | undefined)[] = [
  (row) => JSON.stringify([row.id, row.author, row.text, row.time]),
  (row) => JSON.stringify([row.author, row.text]),
  (row) => row.id || undefined,
  (row) => row.text || undefined,
  (row) => row.author || undefined,
]

/**
 * Finds for every accepted row its comment of now: by what it says (id, author and text), then, where a text changed, by id, text
 * or author alone, each in page order; at last what stands between the same neighbours. What has no partner is lost or fresh.
 * Linear in the rows.
 */
export function pairRows(
  golden: readonly PlacedRow[],
  current: readonly CurrentRow[],
): { pairs: Pair[]; lost: readonly PlacedRow[]; fresh: readonly CurrentRow[] } {
  const pairs: Pair[] = []
  let lost = golden
  let fresh = current
  for (const key of KEYS) pairBy(key)
  const neighbours = new Map<PlacedRow | CurrentRow, string>()
  for (const [i, { before, after }] of pairs.entries()) {
    neighbours.set(before, String(i))
    neighbours.set(after, String(i))
  }
  const gaps = new Map<PlacedRow | CurrentRow, string>([...gapsOf(golden, neighbours), ...gapsOf(current, neighbours)])
  pairBy((_, each) => gaps.get(each))
  return { pairs: pairs.sort((a, b) => a.before.line - b.before.line), lost, fresh }

  function pairBy(key: (row: GoldenRow, each: PlacedRow | CurrentRow) => string | undefined): void {
    const waiting = new Map<string, CurrentRow[]>()
    // from the end, so that the first of equals is taken first by the cheap `pop`
    for (const each of fresh.toReversed()) {
      const name = key(each.row, each)
      if (name === undefined) continue
      const group = waiting.get(name)
      if (group) group.push(each)
      else waiting.set(name, [each])
    }
    const taken = new Set<CurrentRow>()
    lost = lost.filter((before) => {
      const name = key(before.row, before)
      const after = name === undefined ? undefined : waiting.get(name)?.pop()
      if (!after) return true
      taken.add(after)
      pairs.push({ before, after })
      return false
    })
    fresh = fresh.filter((after) => !taken.has(after))
  }
}

/** Names each run of rows without partner by the pairs it stands between and by how many they are. */
function gapsOf<Row extends PlacedRow | CurrentRow>(
  rows: readonly Row[],
  neighbours: ReadonlyMap<PlacedRow | CurrentRow, string>,
): [Row, string][] {
  const gaps: [Row, string][] = []
  let run: Row[] = []
  let left = 'start'
  const close = (right: string) => {
    for (const [i, each] of run.entries()) gaps.push([each, `${left} ${right} ${i}/${run.length}`])
    run = []
    left = right
  }
  for (const each of rows) {
    const own = neighbours.get(each)
    if (own === undefined) run.push(each)
    else close(own)
  }
  close('end')
  return gaps
}
