import type { FoundComment } from '../../types.js'
import { rememberAuthors } from '../records/authors-seen.js'
import { findComments } from '../records/find-comments.js'
import { createObjectReader, isObject } from '../records/object-values.js'
import { toStrictJson } from '../records/strict-json.js'
import { scriptPrefixLength } from '../script-prefix.js'
import type { Document } from './dom.js'
import data from './embedded-keys.json' with { type: 'json' }
import { pageScripts } from './page-scripts.js'

const LISTS = new RegExp(data.lists.join('|'), 'i')
const NEVER = new RegExp(data.never.join('|'), 'i')
/** A page's state is not larger, in characters. */
const LARGEST = 1 << 25

/**
 * The comments that a page carries in the state its script starts from (`__NEXT_DATA__`, `window.__INITIAL_STATE__ = {…}`),
 * where its elements show none: what stands under keys that speak of comments. Walks with its own stack.
 */
export function readPageState(page: Document): readonly FoundComment[] {
  const found: FoundComment[] = []
  const read = createObjectReader()
  const authors = rememberAuthors()
  for (const script of [...pageScripts(page, 'application/json'), ...pageScripts(page)]) {
    const waiting: unknown[] = [parseState(script)]
    while (waiting.length > 0) {
      const value = waiting.pop()
      if (typeof value !== 'object' || value === null) continue
      const entries: readonly (readonly [string, unknown])[] = Array.isArray(value)
        ? value.map((one: unknown) => ['', one])
        : Object.entries(value)
      const isList = ([key, child]: readonly [string, unknown]) =>
        LISTS.test(key) && !NEVER.test(key) && holdsObjects(child)
      for (const [key, child] of entries.filter(isList))
        for (const comment of findComments({ [key]: child }, { read, authors, listed: false })) found.push(comment)
      for (const entry of entries.toReversed()) if (!isList(entry)) waiting.push(entry[1])
    }
  }
  return found.filter(({ author, text }) => author !== undefined && text !== '')
}

function parseState(script: string): unknown {
  const text = script.trim()
  if (text.length > LARGEST || !LISTS.test(text)) return undefined
  const begin = /^[[{]/.test(text) ? 0 : scriptPrefixLength(text)
  if (begin === 0 && !/^[[{]/.test(text)) return undefined
  try {
    return JSON.parse(toStrictJson(text.slice(begin)))
  } catch {
    return undefined
  }
}

function holdsObjects(value: unknown): boolean {
  return isObject(value) || (Array.isArray(value) && isObject(value[0]))
}
