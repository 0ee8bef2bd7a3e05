import type { Quote } from '../../types.js'

/** A text without its BBCode, the quotes that stood in it, and whom it answers. */
export interface Unmarked {
  readonly text: string
  readonly quotes: readonly Quote[]
  readonly replyTo?: string
}

const QUOTE = /\[quote(?:=(?<head>[^\]\n]{0,200}))?\]|\[\/quote\]/gu
/** `"某某" post_id=1`, `某某;1024`, `author=某某 link=…`, `某某, post:1`: forums differ in what they write behind a quoted name. */
const HEAD = /^(?:author=)?"?(?<author>[^\s";,=][^";,=]{0,39}?)(?:[";,]|\s\w+=|$)/u
const NAME = /Post by (?:\[uid[^\]]{0,20}\])?([^[\]()]{1,40}?)(?:\[\/uid\])?\s?\([^()]{0,30}\)\s?[:：]?(?:\[\/b\])?/u
const ANSWER = /^\s*\[b\]Reply to [^\n]{0,200}?\[\/b\]/u
const TAG =
  /\[\/?(?:b|i|u|s|del|size|color|font|align|url|img|collapse|list|table|tr|td|pid|uid|tid|quote|h|l|r)(?:=[^\]\n]{0,200})?\]/gu

/**
 * Takes a forum's BBCode out of a text: `[quote]…[/quote]` and `[quote=某某]…[/quote]` are quotes, `[b]…[/b]` leaves what it holds, codes of emoji
 * (`[s:ac:哭笑]`, `[赞]`) stay. A text without closing tags is left as it is. Linear.
 */
export function takeBbcode(text: string): Unmarked {
  if (!text.includes('[/') || !/\[\/[a-z]{1,8}\]/.test(text)) return { text, quotes: [] }
  const { rest, quotes } = takeQuotes(text)
  const answer = ANSWER.exec(rest)?.[0]
  const own = answer === undefined ? rest : rest.slice(rest.indexOf(answer) + answer.length)
  const replyTo = (answer === undefined ? undefined : NAME.exec(answer)?.[1]?.trim()) ?? quotes.at(-1)?.author
  return { text: own.replace(TAG, '').trim(), quotes, ...(replyTo !== undefined && { replyTo }) }
}

/** What stands within a quote, or outside of all; `head` is what its opening tag says of it. */
interface Frame {
  readonly head: string | undefined
  readonly parts: string[]
}

/** The quotes of a text, of those within others the inner first, and what stands outside. A quote that is never closed is none. */
function takeQuotes(text: string): { readonly rest: string; readonly quotes: readonly Quote[] } {
  const quotes: Quote[] = []
  const open: Frame[] = [{ head: undefined, parts: [] }]
  let from = 0
  for (const { 0: tag, index, groups } of text.matchAll(QUOTE)) {
    open.at(-1)!.parts.push(text.slice(from, index))
    from = index + tag.length
    if (tag !== '[/quote]') open.push({ head: groups?.head, parts: [] })
    else if (open.length > 1) quotes.push(...quoteOf(open.pop()!))
  }
  return { rest: open.flatMap(({ parts }) => parts).join('') + text.slice(from), quotes }
}

function quoteOf({ head, parts }: Frame): readonly Quote[] {
  const inner = parts.join('')
  const post = NAME.exec(inner.slice(0, 300))
  const author = (post?.[1] ?? HEAD.exec(head ?? '')?.groups?.author)?.trim()
  const said = post ? inner.slice(post.index + post[0].length) : inner
  const text = said.replace(TAG, '').trim()
  return text === '' ? [] : [{ ...(author && { author }), text }]
}
