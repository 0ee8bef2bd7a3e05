import { type Document, type Element, select, selectOne, textOf } from './dom.js'

/** What a page says of its article. */
export interface Article {
  readonly title?: string
  readonly body?: string
  readonly url?: string
  readonly time?: string
}

/** A date as articles print it: four digits, a mark, one or two, a mark, one or two; perhaps a time of day. */
const DATE = /\d{4}[^\d\s]\d{1,2}[^\d\s]\d{1,2}(?:\p{L}?[T ]*\d{1,2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?/u

/** Where articles print their date, machine-readable first. */
const TIMES: readonly (readonly [selector: string, attribute?: string])[] = [
  ['meta[property="article:published_time"]', 'content'],
  ['meta[name="publishdate"], meta[name="pubdate"], meta[name="PubDate"], meta[itemprop="datePublished"]', 'content'],
  ['[itemprop="datePublished"]', 'datetime'],
  ['article time[datetime], .entry-meta time[datetime], .posted-on time[datetime]', 'datetime'],
  ['.post_time_source, .date-source .date, .news_about p, .article-sub, .time-source, .pub-date, .publish-time'],
]

/** Reads title, text, address and date of the article, from what pages of all kinds declare. `outside` is not the article: the comments. */
export function readArticle(page: Document, outside: readonly Element[] = []): Article {
  const url =
    attributeOf(page, 'link[rel="canonical"]', 'href') ?? attributeOf(page, 'meta[property="og:url"]', 'content')
  return {
    title: readTitle(page),
    body: readBody(page, new Set(outside)),
    url: url && /^https?:/.test(url) ? url : undefined,
    time: readTime(page),
  }
}

/** The first heading, where the document's title says the same with the site's name behind it; else what the title or og:title says. */
function readTitle(page: Document): string | undefined {
  const whole = textOfFirst(page, 'title') ?? ''
  const headings = select('h1', page)
    .map((heading) => textOf(heading))
    .filter((text) => text.length > 1)
  // the site's own name may be a heading too: the title begins with the article's
  const said = squeeze(whole)
  const repeated =
    headings.find((heading) => said.startsWith(squeeze(heading))) ??
    headings.find((heading) => said.includes(squeeze(heading)))
  const declared = attributeOf(page, 'meta[property="og:title"]', 'content')
  return (
    repeated ??
    declared ??
    (headings.length === 1 ? headings[0] : undefined) ??
    (whole.split(/\s*[|_]\s*|\s+[-–—]\s+/)[0] || undefined)
  )
}

function textOfFirst(page: Document, selector: string): string | undefined {
  // <title> stands in <head>, of which textOf shows nothing
  const element = selectOne(selector, page)
  const text = element?.children
    .map((child) => ('data' in child ? child.data : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
  return text || undefined
}

function squeeze(text: string): string {
  return text.replace(/[\s\p{P}\p{S}]/gu, '')
}

function attributeOf(page: Document, selector: string, attribute: string): string | undefined {
  return selectOne(selector, page)?.attribs[attribute]?.trim() || undefined
}

function readTime(page: Document): string | undefined {
  for (const [selector, attribute] of TIMES) {
    const element = selectOne(selector, page)
    const value = element && (attribute ? element.attribs[attribute] : textOf(element))
    const time = DATE.exec(value ?? '')?.[0]
    if (time) return time
  }
  return undefined
}

/** A paragraph is longer than a line of navigation. In characters. */
const PARAGRAPH = 20

/**
 * The article's text: the paragraphs of the element that has most text in paragraphs directly below it, as readability tools
 * reckon it. Comments and what is inside links do not count.
 */
function readBody(page: Document, outside: ReadonlySet<Element>): string | undefined {
  const lengths = new Map<Element, number>()
  for (const paragraph of select('p', page)) {
    const parent = paragraph.parent as Element | null
    if (!parent || isInside(paragraph, outside)) continue
    const length = textOf(paragraph).length
    if (length >= PARAGRAPH) lengths.set(parent, (lengths.get(parent) ?? 0) + length)
  }
  const best = [...lengths].reduce<[Element, number] | undefined>(
    (most, each) => (!most || each[1] > most[1] ? each : most),
    undefined,
  )
  if (!best) return undefined
  const paragraphs = best[0].children.filter(
    (child): child is Element => 'name' in child && !outside.has(child as Element),
  )
  const body = paragraphs
    .map((child) => textOf(child, outside))
    .filter((text) => text.length > 1)
    .join('\n')
  return body || undefined
}

function isInside(element: Element, outside: ReadonlySet<Element>): boolean {
  for (let node: Element | null = element; node; node = node.parent as Element | null)
    if (outside.has(node)) return true
  return false
}
