import { parseHtml, select } from './dom.js'

/** Frames within frames that are looked into. */
const DEEPEST = 3

/** The documents that a page holds in its frames' `srcdoc`, as SingleFile saves them, outer frames first. */
export function frameDocuments(html: string, depth = 0): readonly string[] {
  if (depth >= DEEPEST || !/srcdoc\s*=/i.test(html)) return []
  const own = select('iframe[srcdoc], frame[srcdoc]', parseHtml(html)).flatMap(({ attribs }) => attribs.srcdoc || [])
  return [...own, ...own.flatMap((inner) => frameDocuments(inner, depth + 1))]
}
