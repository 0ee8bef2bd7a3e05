import { type Document, select } from './dom.js'

/** The text of a page's scripts of one type (`application/ld+json`), in page order; without a type, of those that run. */
export function pageScripts(page: Document, type?: string): readonly string[] {
  return select('script', page)
    .filter(({ attribs }) => (type ? attribs.type?.trim().toLowerCase() === type : RUNS.test(attribs.type ?? '')))
    .map((script) => script.children.map((child) => ('data' in child ? child.data : '')).join(''))
}

const RUNS = /^\s*(?:$|module|(?:text|application)\/(?:x-)?(?:java|ecma)script)/i
