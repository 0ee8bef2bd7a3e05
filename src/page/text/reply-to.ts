import type { FoundComment } from '../../types.js'
import { cutReply } from '../html/generic-labels.js'

/**
 * The comments with whom they answer, where only their words say it (`回复 @某某：…`), and without those words. A name without
 * an @ must be another writer's of the page: 「回复：」 and 「回复他：」 may be somebody's own words.
 */
export function withReplyTo(comments: readonly FoundComment[]): readonly FoundComment[] {
  const authors = new Set(comments.map(({ author }) => author))
  return comments.map((comment) => {
    const { text, answered } = cutReply(comment.text)
    if (comment.replyTo !== undefined || answered === undefined || text.trim() === '') return comment
    const isNamed = authors.has(answered) || MENTION.test(comment.text)
    return isNamed ? { ...comment, text: text.trim(), replyTo: answered } : comment
  })
}

/** 「回复 @某某」, 「@某某：」 */
const MENTION = /^\s*\S{0,4}\s?[@＠]/u
