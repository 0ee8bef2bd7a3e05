import { type Document, select } from './dom.js'
import { patternOf } from './read-field.js'

/** Names by their keys, as a page's scripts list them: what its own script would have written beside the comments. */
export function findPeople(page: Document, pattern: string | undefined): ReadonlyMap<string, string> {
  const people = new Map<string, string>()
  if (pattern === undefined) return people
  for (const script of select('script', page)) {
    const text = script.children.map((child) => ('data' in child ? child.data : '')).join('')
    for (const { groups } of text.matchAll(patternOf(pattern, 'gu'))) {
      if (groups?.key && groups.name) people.set(groups.key, groups.name)
    }
  }
  return people
}
