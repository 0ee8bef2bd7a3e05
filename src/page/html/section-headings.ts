import type { ChildNode, Document, Element } from './dom.js'
import { sectionOf } from './generic-headings.js'

type Section = 'hot' | 'latest'

/** A heading is not longer, in characters. */
const LONGEST_HEADING = 20

/**
 * Which list each comment stands in, by the heading last before it (`最热评论 3 条`), for layouts whose classes do not tell.
 * Empty when the page has not both lists. Linear in the page.
 */
export function sectionsByHeading(page: Document, comments: ReadonlySet<Element>): ReadonlyMap<Element, Section> {
  const found = new Map<Element, Section>()
  let current: Section | undefined
  const open: ChildNode[] = [...page.children].reverse()
  while (open.length > 0) {
    const node = open.pop()!
    if ('data' in node) {
      const text = node.type === 'text' ? node.data.trim() : ''
      if (text !== '' && text.length <= LONGEST_HEADING) current = sectionOf(text) ?? current
    } else if ('children' in node) {
      const isComment = comments.has(node as Element)
      if (isComment && current) found.set(node as Element, current)
      // what a comment says is no heading; comments within it stand in its list
      if (isComment) for (const inner of nested(node as Element, comments)) if (current) found.set(inner, current)
      if (!isComment) for (let i = node.children.length - 1; i >= 0; i--) open.push(node.children[i] as ChildNode)
    }
  }
  const lists = new Set(found.values())
  return lists.size === 2 ? found : new Map()
}

function nested(comment: Element, comments: ReadonlySet<Element>): Element[] {
  const found: Element[] = []
  const open: ChildNode[] = [...comment.children]
  while (open.length > 0) {
    const node = open.pop()!
    if (!('children' in node)) continue
    if (comments.has(node as Element)) found.push(node as Element)
    for (const child of node.children as ChildNode[]) open.push(child)
  }
  return found
}
