import { STANCES, type Stance } from '../types.js'

/** Counts of comments, `confusion[from][to]`: from what was said before (accepted, labelled) to what is told now. */
export type Confusion = Readonly<Record<Stance, Readonly<Record<Stance, number>>>>

/** Counts pairs of stances. */
export function countPairs(pairs: Iterable<readonly [from: Stance, to: Stance]>): Confusion {
  const counts = Object.fromEntries(STANCES.map((from) => [from, Object.fromEntries(STANCES.map((to) => [to, 0]))]))
  for (const [from, to] of pairs) counts[from]![to]!++
  return counts as Confusion
}

/** Adds confusions up. */
export function sumConfusions(all: readonly Confusion[]): Confusion {
  const sum = (from: Stance, to: Stance) => all.reduce((total, each) => total + each[from][to], 0)
  return Object.fromEntries(
    STANCES.map((from) => [from, Object.fromEntries(STANCES.map((to) => [to, sum(from, to)]))]),
  ) as unknown as Confusion
}
