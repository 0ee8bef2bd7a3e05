import { KanfaError } from '../../errors.js'
import type { FoundComment } from '../../types.js'
import { parseExactJson } from './exact-json.js'
import { isObject, type ReadObject } from './object-values.js'
import { recordComment } from './record-comment.js'

/**
 * The comment a line of NDJSON is by itself: a string is its text, an object is read by the headings of exports (`text`,
 * `content`, `author`, …). Throws `bad-row` for what is no JSON and what has no text.
 */
export function readLine(line: string, read: ReadObject): FoundComment {
  const value = parse(line)
  if (typeof value === 'string') return recordComment({ text: value })
  const values = isObject(value) ? read(value) : {}
  if (values.text === undefined)
    throw new KanfaError('bad-row', { detail: 'no text: a line is a JSON string, or an object with the key text' })
  return recordComment(values)
}

function parse(line: string): unknown {
  try {
    return parseExactJson(line)
  } catch (error) {
    throw new KanfaError('bad-row', { detail: 'not JSON' }, undefined, { cause: error })
  }
}
