import type { Page, ScoredComment } from '../types.js'
import type { PlacedComment } from './standouts.js'
import { MOSTLY_ECHO } from './summary.js'

/** A comment that others repeat. */
export interface RepeatedComment extends PlacedComment {
  /** How often it stands on its page, the first time included. */
  readonly times: number
  /** Different authors who posted it, as far as they are named. */
  readonly authors: number
}

/** What was said more than once, and what comes from the article. */
export interface Repetition {
  /** Most often said first. */
  readonly repeated: readonly RepeatedComment[]
  /** Comments that mostly quote the article, in their order. */
  readonly echoes: readonly PlacedComment[]
}

const MOST_REPEATED = 12
const MOST_ECHOES = 12
/** Comments of a page among which the first of a repeat is looked for. */
const MOST_KEPT = 50_000

/** Gathers repeats one by one. */
export interface RepetitionBuilder {
  readonly add: (placed: PlacedComment) => void
  readonly finish: () => Repetition
}

/** Starts an empty gathering. Comments of a page must come together. */
export function startRepetition(): RepetitionBuilder {
  let page: Page | undefined
  let firsts = new Map<number, ScoredComment>()
  let groups = new Map<number, { placed: PlacedComment; times: number; authors: Set<string> }>()
  let repeated: RepeatedComment[] = []
  const echoes: PlacedComment[] = []

  const closePage = () => {
    const found = [...groups.values()].map(({ placed, times, authors }) => ({
      ...placed,
      times,
      authors: authors.size,
    }))
    repeated = [...repeated, ...found].sort((a, b) => b.times - a.times).slice(0, MOST_REPEATED)
    firsts = new Map()
    groups = new Map()
  }

  return {
    add: (placed) => {
      if (placed.page !== page) closePage()
      page = placed.page
      const { n, repeatOf, echo = 0, author } = placed.comment
      if (echo >= MOSTLY_ECHO && echoes.length < MOST_ECHOES) echoes.push(placed)
      if (repeatOf === undefined) {
        if (firsts.size < MOST_KEPT) firsts.set(n, placed.comment)
        return
      }
      const first = firsts.get(repeatOf)
      if (!first) return
      const group = groups.get(repeatOf) ?? {
        placed: { page: placed.page, comment: first },
        times: 1,
        authors: new Set(first.author === undefined ? [] : [first.author]),
      }
      group.times++
      if (author !== undefined) group.authors.add(author)
      groups.set(repeatOf, group)
    },
    finish: () => {
      closePage()
      return { repeated, echoes }
    },
  }
}
