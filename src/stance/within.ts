import type { Span } from '../types.js'

/** Tells, in constant time, whether a span lies within one of `spans`, which do not overlap. All are offsets into a text of `length`. */
export function whetherWithin(spans: readonly Span[], length: number): (start: number, end: number) => boolean {
  if (spans.length === 0) return () => false
  const numbers = new Int32Array(length)
  for (const [i, { start, end }] of spans.entries()) numbers.fill(i + 1, start, end)
  return (start, end) => numbers[start] !== 0 && numbers[start] === numbers[end - 1]
}
