import type { FoundComment } from '../../types.js'
import { cutReply } from '../html/generic-labels.js'

/**
 * The comments with whom they answer, where only their words say it (`回复 @某某：…`, or a name alone on their first line), and
 * without those words. A name without an @ must be another writer's of the page: 「回复：」 and 「回复他：」 may be somebody's own words.
 */
export function withReplyTo(comments: readonly FoundComment[]): readonly FoundComment[] {
  const authors = new Set(comments.map(({ author }) => author))
  return comments.map((comment) => {
    const alone = comment.replyTo === undefined ? FIRST_LINE.exec(comment.text)?.groups : undefined
    if (alone && alone.name !== comment.author && authors.has(alone.name))
      return { ...comment, text: alone.rest!, replyTo: alone.name }
    const { text, answered } = cutReply(comment.text)
    if (comment.replyTo !== undefined || answered === undefined || text.trim() === '') return comment
    const isNamed = authors.has(answered) || MENTION.test(comment.text)
    return isNamed ? { ...comment, text: text.trim(), replyTo: answered } : comment
  })
}

const FIRST_LINE = /^(?<name>[^\n]{1,40})\n(?<rest>[\s\S]*\S[\s\S]*)$/u

/** 「回复 @某某」, 「@某某：」 */
const MENTION = /^\s*\S{0,4}\s?[@＠]/u
