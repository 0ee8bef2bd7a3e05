import type { Quote } from '../../types.js'

/** A text without its BBCode, the quotes that stood in it, and whom it answers. */
export interface Unmarked {
  readonly text: string
  readonly quotes: readonly Quote[]
  readonly replyTo?: string
}

const [OPEN, CLOSE] = ['[quote]', '[/quote]']
const NAME = /Post by (?:\[uid[^\]]{0,20}\])?([^[\]()]{1,40}?)(?:\[\/uid\])?\s?\([^()]{0,30}\)\s?[:：]?(?:\[\/b\])?/u
const ANSWER = /^\s*\[b\]Reply to [^\n]{0,200}?\[\/b\]/u
const TAG =
  /\[\/?(?:b|i|u|s|del|size|color|font|align|url|img|collapse|list|table|tr|td|pid|uid|tid|quote|h|l|r)(?:=[^\]\n]{0,200})?\]/gu

/**
 * Takes a forum's BBCode out of a text: `[quote]…[/quote]` are quotes, `[b]…[/b]` leaves what it holds, codes of emoji
 * (`[s:ac:哭笑]`, `[赞]`) stay. A text without closing tags is left as it is. Linear.
 */
export function takeBbcode(text: string): Unmarked {
  if (!text.includes('[/') || !/\[\/[a-z]{1,8}\]/.test(text)) return { text, quotes: [] }
  const quotes: Quote[] = []
  const kept: string[] = []
  let from = 0
  for (let at = text.indexOf(OPEN); at >= 0; at = text.indexOf(OPEN, from)) {
    const close = text.indexOf(CLOSE, at)
    if (close < 0) break
    kept.push(text.slice(from, at))
    quotes.push(...quoteOf(text.slice(at + OPEN.length, close)))
    from = close + CLOSE.length
  }
  const rest = kept.join('') + text.slice(from)
  const answer = ANSWER.exec(rest)?.[0]
  const own = answer === undefined ? rest : rest.slice(rest.indexOf(answer) + answer.length)
  const replyTo = (answer === undefined ? undefined : NAME.exec(answer)?.[1]?.trim()) ?? quotes.at(-1)?.author
  return { text: own.replace(TAG, '').trim(), quotes, ...(replyTo !== undefined && { replyTo }) }
}

function quoteOf(inner: string): readonly Quote[] {
  const head = NAME.exec(inner.slice(0, 300))
  const author = head?.[1]?.trim()
  const said = head ? inner.slice(head.index + head[0].length) : inner
  const text = said.replace(TAG, '').trim()
  return text === '' ? [] : [{ ...(author && { author }), text }]
}
