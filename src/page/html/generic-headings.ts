import data from './generic-words.json' with { type: 'json' }

/** A heading without counts, brackets and colons: 「网友评论（191）」 is 网友评论. */
export function foldLabel(text: string): string {
  return text
    .slice(0, 60)
    .toLowerCase()
    .replace(/[\d\s\p{P}\p{S}]+/gu, ' ')
    .trim()
}

const HEADINGS: ReadonlySet<string> = new Set(data.headings)
const LONGER = data.headings.filter((word) => word.length >= 4)
const OTHER_HEADINGS: ReadonlySet<string> = new Set(data.other)
const FIRSTS: ReadonlySet<string> = new Set([...data.headings, ...data.other].map((word) => word.charAt(0)))
const LASTS: ReadonlySet<string> = new Set(LONGER.map((word) => word.at(-1)!))
const LETTER = /[^\d\s\p{P}\p{S}]/u

/** False for most texts, by their first and last letter alone: nearly every run of a page is asked. */
function mayBeHeading(text: string): boolean {
  let first = 0
  while (first < text.length && !isLetter(text, first)) first++
  if (first === text.length) return false
  if (FIRSTS.has(text.charAt(first).toLowerCase())) return true
  let last = text.length - 1
  while (!isLetter(text, last)) last--
  return LASTS.has(text.charAt(last).toLowerCase())
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (code >= 0x4e00 && code < 0xa000) || LETTER.test(text.charAt(at))
}

/** True for the whole words of a heading of comments, long enough to be no button's (最热评论). */
export function isWholeHeading(text: string): boolean {
  const label = foldLabel(text)
  return label.length >= 4 && HEADINGS.has(label)
}

/** What list a text is the heading of, if it is one: that of comments or another. */
export function headingOf(text: string): 'comments' | 'other' | undefined {
  if (text.length > 60 || !mayBeHeading(text)) return undefined
  const label = foldLabel(text)
  if (OTHER_HEADINGS.has(label)) return 'other'
  const ends = label.length <= 24 && LONGER.some((word) => label.endsWith(word) || label.startsWith(word))
  return HEADINGS.has(label) || ends ? 'comments' : undefined
}

/** Labels of counts that articles and goods have and comments do not. */
export const COUNTERS = new RegExp(
  `${data.counters.join('|')}|^(?:${data.articleCounts.join('|')})\\W{0,3}\\d|^\\d+\\W?(?:${data.articleCounts.join('|')})`,
  'i',
)

/** The list a heading opens: `hot`, `latest`, or `undefined` for a heading of neither and a text that is none. */
export function sectionOf(text: string): 'hot' | 'latest' | undefined {
  const label = foldLabel(text)
  if (headingOf(text) !== 'comments') return undefined
  if (data.hot.some((word) => label.startsWith(word))) return 'hot'
  return data.latest.some((word) => label.startsWith(word)) ? 'latest' : undefined
}
