import type { Quote } from '../../types.js'

/** A body with the quoted parents taken out of it. */
export interface Unquoted {
  readonly text: string
  readonly quotes: readonly Quote[]
}

const HEAD_OF_QUOTE =
  /^(?:\s*<a [^>]*>)?\s*(?<author>\S.{0,40}?)\s+\S{2,4}\s*(?<time>\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2})(?:<\/a>)?/u

/** `<blockquote>…</blockquote>` in Markdown: what stands inside is quoted, its first line says of whom. */
export function takeBlockquotes(text: string): Unquoted {
  const quotes: Quote[] = []
  let rest = ''
  let at = 0
  for (;;) {
    const open = text.indexOf('<blockquote>', at)
    if (open < 0) break
    const close = text.indexOf('</blockquote>', open)
    const end = close < 0 ? text.length : close
    quotes.push(readQuote(text.slice(open + '<blockquote>'.length, end)))
    rest += text.slice(at, open)
    at = close < 0 ? text.length : end + '</blockquote>'.length
  }
  return { text: (rest + text.slice(at)).trim(), quotes }
}

/** Markdown's `> ` lines at the start of a body. */
export function takeArrows(lines: readonly string[]): Unquoted {
  const arrow = /^>\s?/
  const first = lines.findIndex((line) => arrow.test(line))
  if (first < 0) return { text: lines.join('\n'), quotes: [] }
  let end = first
  while (end < lines.length && arrow.test(lines[end]!)) end++
  const quoted = lines
    .slice(first, end)
    .map((line) => line.replace(arrow, ''))
    .filter((line) => line.trim() !== '')
    .join('\n')
  // the line above the arrows only says that a quote follows
  const before = lines.slice(0, Math.max(0, first - 1))
  return { text: [...before, ...lines.slice(end)].join('\n'), quotes: quoted === '' ? [] : [readQuote(quoted)] }
}

function readQuote(text: string): Quote {
  const plain = text.trim()
  const head = HEAD_OF_QUOTE.exec(plain)
  if (!head?.groups) return { text: stripTags(plain) }
  return { author: head.groups.author!, text: stripTags(plain.slice(head[0].length)).trim() }
}

/** Tags of Markdown's HTML out of a text; an image's alt text stays. */
export function stripTags(text: string): string {
  return text
    .replace(/<img\b[^>]*?\balt="([^"]*)"[^>]*>/g, '$1')
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&nbsp;/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .trim()
}
