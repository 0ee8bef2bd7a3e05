import type { FoundComment } from '../../types.js'

/** Comments without what stands last in several of one author's, or in a third of all. */
export function withoutSignatures(comments: readonly FoundComment[]): FoundComment[] {
  const counts = new Map<string, number>()
  const lastOf = ({ text }: FoundComment) => (text.includes('\n') ? text.slice(text.lastIndexOf('\n') + 1) : undefined)
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const comment of comments) {
    const last = lastOf(comment)
    if (last === undefined) continue
    count(last)
    count(JSON.stringify([comment.author, last]))
  }
  const least = Math.max(3, comments.length / 3)
  return comments.map((comment) => {
    const last = lastOf(comment)
    const known =
      last !== undefined && (counts.get(last)! >= least || counts.get(JSON.stringify([comment.author, last]))! > 1)
    return known ? { ...comment, text: comment.text.slice(0, -last.length).trimEnd() } : comment
  })
}
