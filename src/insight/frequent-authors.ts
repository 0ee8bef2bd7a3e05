import type { FrequentAuthor } from '../types.js'
import names from './anonymous-names.json' with { type: 'json' }

/** Comments from which on an author is one who posts often. */
const LEAST = 3
/** Authors that are named. */
const MOST = 8
/** Different authors counted; beyond it only those already known are, so that memory stays bounded. */
const MOST_AUTHORS = 100_000

/** Counts authors one by one. */
export interface AuthorCounter {
  readonly add: (author: string | undefined) => void
  readonly finish: () => FrequentAuthor[]
}

/** Starts counting who posts how often. Names that many people share (匿名用户, 某市网友) are nobody's and are not counted. */
export function startAuthors(): AuthorCounter {
  const counts = new Map<string, number>()
  return {
    add: (author) => {
      if (author === undefined) return
      const before = counts.get(author)
      if (before === undefined && (counts.size >= MOST_AUTHORS || isShared(author))) return
      counts.set(author, (before ?? 0) + 1)
    },
    finish: () =>
      [...counts]
        .filter(([, comments]) => comments >= LEAST)
        // equal counts in the order of code units, so that no locale changes it
        .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
        .slice(0, MOST)
        .map(([author, comments]) => ({ author, comments })),
  }
}

function isShared(author: string): boolean {
  const name = author.trim().toLowerCase()
  return (
    names.whole.includes(name) ||
    names.endings.some((ending) => name.endsWith(ending)) ||
    names.starts.some((start) => name.startsWith(start))
  )
}
