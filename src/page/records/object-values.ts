import { checkMap } from './check-map.js'
import { FIELDS, type Field, foldHeading, isMeant, mapFields, SYNONYMS } from './columns.js'
import type { Values } from './record-comment.js'

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>

const PATHS = mapFields((field) => SYNONYMS[field].map((synonym) => synonym.split('.')))

/** Reads the fields of a comment from a JSON object. */
export type ReadObject = (object: JsonObject) => Values

/**
 * A reader of objects. `map` names keys for fields of ours, `a.b` for a key within an object; the known names serve the
 * other fields.
 */
export function createObjectReader(map: Readonly<Record<string, string>> = {}): ReadObject {
  checkMap(map)
  const paths = mapFields((field) =>
    map[field] === undefined ? PATHS[field] : [map[field].split('.').map(foldHeading)],
  )
  return (object) => {
    const top = foldKeys(object)
    const values: Partial<Record<Field, string>> = {}
    for (const field of FIELDS) {
      for (const path of paths[field]) {
        const value = readPath(top, path)
        if (value === undefined || (field !== 'text' && value === '')) continue
        if (!isMeant(field, path.join('.'), value)) continue
        values[field] = value
        break
      }
    }
    return values
  }
}

/** The value at the end of a path of folded keys as text, when it is a string, a number or true or false. */
function readPath(top: ReadonlyMap<string, unknown>, path: readonly string[]): string | undefined {
  let value: unknown = top.get(path[0]!)
  for (let i = 1; i < path.length && value !== undefined; i++) {
    const key = path[i]!
    // in a list of tags the path names the tag's type: comment_tag.ip_info.text
    if (Array.isArray(value))
      value = value.find((tag) => isObject(tag) && typeof tag.type === 'string' && foldHeading(tag.type) === key)
    else if (isObject(value)) value = foldKeys(value).get(key)
    else return undefined
  }
  if (typeof value === 'string') return path === PATHS.text[0] ? value : value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

function foldKeys(object: JsonObject): ReadonlyMap<string, unknown> {
  const folded = new Map<string, unknown>()
  for (const key of Object.keys(object)) {
    const name = foldKey(key)
    if (!folded.has(name)) folded.set(name, object[key])
  }
  return folded
}

// the same keys come in every record
const FOLDED = new Map<string, string>()
function foldKey(key: string): string {
  const known = FOLDED.get(key)
  if (known !== undefined) return known
  const folded = foldHeading(key)
  if (FOLDED.size < 5000) FOLDED.set(key, folded)
  return folded
}

/** Whether a JSON value is an object and not a list or null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
