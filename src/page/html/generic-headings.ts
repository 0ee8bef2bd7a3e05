import data from './generic-words.json' with { type: 'json' }

/** A heading without counts, brackets and colons: 「网友评论（191）」 is 网友评论. */
export function foldLabel(text: string): string {
  return text
    .slice(0, 60)
    .toLowerCase()
    .replace(/[\d\s\p{P}\p{S}]+/gu, ' ')
    .trim()
}

/** Folded headings that stand over comments. */
export const HEADINGS: ReadonlySet<string> = new Set(data.headings)
/** Folded headings that stand over other lists. */
export const OTHER_HEADINGS: ReadonlySet<string> = new Set(data.other)
/** Labels of counts that articles and goods have and comments do not. */
export const COUNTERS = new RegExp(data.counters.join('|'), 'i')

/** The list a heading opens: `hot`, `latest`, or `undefined` for a heading of neither and a text that is none. */
export function sectionOf(text: string): 'hot' | 'latest' | undefined {
  const label = foldLabel(text)
  if (!HEADINGS.has(label)) return undefined
  if (data.hot.some((word) => label.startsWith(word))) return 'hot'
  return data.latest.some((word) => label.startsWith(word)) ? 'latest' : undefined
}
