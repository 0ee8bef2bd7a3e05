/** Indexes of a longest increasing subsequence (patience sorting, O(n log n)). */
export function longestRise(values: readonly number[]): Set<number> {
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
