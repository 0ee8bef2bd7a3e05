import type { FoundComment } from '../types.js'

/**
 * Gives a comment that stands in the hot and in the latest list once, as `hot`, where it stands hot. Comments are the same
 * when their ids are, or without ids when author, text and printed time are; within one list nothing is dropped.
 */
export function mergeSections(comments: readonly FoundComment[]): readonly FoundComment[] {
  const hot = new Set(comments.filter((comment) => comment.section === 'hot').flatMap(identity))
  if (hot.size === 0) return comments
  return comments.filter((comment) => comment.section === 'hot' || !identity(comment).some((key) => hot.has(key)))
}

function identity({ id, author, text, time }: FoundComment): string[] {
  if (id !== undefined) return [`#${id}`]
  return author === undefined && time === undefined ? [] : [JSON.stringify([author, text, time])]
}
