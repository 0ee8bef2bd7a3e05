import type { FoundComment, Quote } from '../../types.js'
import { parseCount } from '../count.js'

/** What a shape found in a text. */
export interface Found {
  readonly comments: readonly FoundComment[]
  /** Index of the first line that belongs to the comments. */
  readonly first: number
  /** The thread's first floor, when it is the article and not a comment. */
  readonly post?: FoundComment
}

/** Named groups of a shape's patterns. */
export type Groups = Readonly<Record<string, string | undefined>>

/** A comment from the groups of its lines; `text` without blanks at its edges. */
export function makeComment(groups: Groups, text: string, quotes: readonly Quote[] = []): FoundComment {
  const value = (name: string) => groups[name]?.trim() || undefined
  const count = (...names: string[]) =>
    names.map((name) => parseCount(value(name) ?? '')).find((each) => each !== undefined)
  return {
    author: withoutMarks(value('author')),
    text: text.trim(),
    time: value('time'),
    likes: count('likes', 'likesBefore', 'likesAfter'),
    dislikes: count('dislikes'),
    region: value('region'),
    floor: value('floor'),
    replyTo: value('replyTo') ?? quotes[0]?.author,
    ...(value('poster') && { byPoster: true }),
    ...(quotes.length > 0 && { quotes }),
  }
}

const MARKED = /^(?:“([^“”]+)”|"([^"]+)"|「([^「」]+)」|『([^『』]+)』|【([^【】]+)】)$/u

/** 网友“南来北往”：… sets the name in quotation marks that are not part of it, 网友@南来北往：… links it. */
function withoutMarks(author: string | undefined): string | undefined {
  const name = author?.replace(/^[@＠](?=.)/u, '')
  return name && (MARKED.exec(name)?.slice(1).find(Boolean)?.trim() ?? name)
}
