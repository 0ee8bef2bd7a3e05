/** Remembers who wrote the last comments, so that a reply that names its parent by id finds the parent's author. */
export interface AuthorsSeen {
  readonly note: (id: string | undefined, author: string | undefined) => void
  readonly of: (id: string) => string | undefined
}

/** Replies follow their parents closely in exports; a bound keeps a file of millions of comments in constant memory. */
const REMEMBERED = 50_000

export function rememberAuthors(): AuthorsSeen {
  // two generations: when the young one is full it becomes the old one
  let young = new Map<string, string>()
  let old = new Map<string, string>()
  return {
    note(id, author) {
      if (id === undefined || author === undefined) return
      if (young.size >= REMEMBERED) {
        old = young
        young = new Map()
      }
      young.set(id, author)
    },
    of: (id) => young.get(id) ?? old.get(id),
  }
}
