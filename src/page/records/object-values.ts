import { checkMap } from './check-map.js'
import { FIELDS, type Field, foldHeading, foldKey, isMeant, mapFields, SYNONYMS } from './columns.js'
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
  // records of a file have the same keys: which paths can lead anywhere is asked once
  const known = new Map<string, Record<Field, readonly (readonly string[])[]>>()
  const pathsFor = (keys: readonly string[]): Record<Field, readonly (readonly string[])[]> => {
    const shape = keys.join('\n')
    const found = known.get(shape)
    if (found) return found
    const there = new Set(keys.map(foldKey))
    const possible = mapFields((field) => paths[field].filter(([first]) => there.has(first!)))
    if (known.size < MOST_SHAPES) known.set(shape, possible)
    return possible
  }
  return (object) => {
    const keys = Object.keys(object)
    const top = foldKeys(object, keys)
    const possible = pathsFor(keys)
    const values: Partial<Record<Field, string>> = {}
    for (const field of FIELDS) {
      for (const path of possible[field]) {
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

/** Lists of keys that are remembered. */
const MOST_SHAPES = 500

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

function foldKeys(object: JsonObject, keys: readonly string[] = Object.keys(object)): ReadonlyMap<string, unknown> {
  const folded = new Map<string, unknown>()
  for (const key of keys) {
    const name = foldKey(key)
    if (!folded.has(name)) folded.set(name, object[key])
  }
  return folded
}

/** Whether a JSON value is an object and not a list or null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
