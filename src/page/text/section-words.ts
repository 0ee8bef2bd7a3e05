import type { Line } from './lines.js'
import data from './section-words.json' with { type: 'json' }

const compile = (sources: readonly string[]) => new RegExp(sources.map((source) => `(?:${source})`).join('|'), 'iu')
const OPEN = compile(data.open)
const CLOSE = compile(data.close)
const NOISE = compile(data.noise)
const HOT = compile(data.hot)
const LATEST = compile(data.latest)

/** Headings are short; a sentence that happens to hold the words is not one. In characters. */
const LONGEST_HEADING = 40

/** True for a line that opens a list of comments (网友看法, 全部评论 23 条). */
export function opensList(line: Line): boolean {
  return line.text.length <= LONGEST_HEADING && OPEN.test(line.text.replace(/^#+\s*/, ''))
}

/** True for a line that ends it: a pager, a footer, a list of other articles. */
export function closesList(line: Line): boolean {
  return CLOSE.test(line.text)
}

/** True for a line inside a list that is no comment's own: buttons, banners, a client's signature. */
export function isNoise(line: Line): boolean {
  return NOISE.test(line.text)
}

/** Which list a line opens, where a page has a hot and a latest one. */
export function sectionOf(line: Line): 'hot' | 'latest' | undefined {
  if (line.text.length > LONGEST_HEADING) return undefined
  return LATEST.test(line.text) ? 'latest' : HOT.test(line.text) ? 'hot' : undefined
}
