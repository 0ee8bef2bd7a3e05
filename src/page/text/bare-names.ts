import type { FoundComment } from '../../types.js'

/** Share of names that must stand in brackets. */
const MOST = 0.8
const BRACKETED = /^\[([^[\]]+)\]$/u

/** The comments without the brackets that a page sets every name in; a single one in brackets is an account that is gone. */
export function withBareNames(comments: readonly FoundComment[]): readonly FoundComment[] {
  const names = comments.flatMap(({ author }) => author ?? [])
  const bracketed = names.filter((name) => BRACKETED.test(name))
  if (new Set(bracketed).size < 2 || bracketed.length < names.length * MOST) return comments
  return comments.map((comment) => {
    const bare = BRACKETED.exec(comment.author ?? '')?.[1]?.trim()
    return bare === undefined ? comment : { ...comment, author: bare }
  })
}
