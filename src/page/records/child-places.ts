import type { Quote } from '../../types.js'
import { foldHeading, foldKey, SYNONYMS } from './columns.js'
import data from './columns.json' with { type: 'json' }
import { isObject, type JsonObject } from './object-values.js'

/** Where a JSON value stands among the others. */
export interface Place {
  readonly value: unknown
  /** In a list, where comments stand; a single object is rarely one. */
  readonly listed: boolean
  /** Under a key that names a list of hot comments. */
  readonly hot: boolean
  /** Whether the file may hold several posts: a list or line by line, not one answer of an interface. */
  readonly many: boolean
  readonly post?: string | undefined
  /** Author of the comment in whose replies it stands. */
  readonly answers?: string | undefined
  /** Comments quoted by it, where a chain of ids says so. */
  readonly quotes?: readonly Quote[] | undefined
  /** Name of a user by his number, from a list of users beside the comments. */
  readonly users?: ((id: string) => string | undefined) | undefined
}

const HOT = new Set(data.hotLists.map(foldHeading))
const PINNED = new Set(data.pinned.map(foldHeading))
const USER_LISTS = new Set(data.userLists.map(foldHeading))
const CHAINS = new Set(data.chains.map(foldHeading))
const NAMES = new Set([...SYNONYMS.author])
const LISTS_OF_PARENTS = data.listsOfParents.map(foldHeading)

/** The values within an object that may hold comments, with what standing there means for them. */
export function childPlaces(
  value: JsonObject,
  place: Place,
  { answers, post }: { readonly answers: string | undefined; readonly post: string | undefined },
): readonly Place[] {
  const keys = Object.keys(value)
  if (!keys.some((key) => typeof value[key] === 'object' && value[key] !== null)) return []
  const users = readUsers(value) ?? place.users
  const chained = keys.map((key) => (CHAINS.has(foldKey(key)) ? value[key] : undefined)).find(Array.isArray)
  const places: Place[] = []
  for (const key of keys) {
    const child = value[key]
    if (typeof child !== 'object' || child === null) continue
    const name = foldKey(key)
    // what a comment answers stands in it too; it is quoted, not said again
    if (answers !== undefined && LISTS_OF_PARENTS.includes(name)) continue
    const base: Place = {
      value: child,
      // a pinned comment may stand by itself
      listed: PINNED.has(name),
      hot: place.hot || HOT.has(name),
      answers: answers ?? place.answers,
      many: place.many,
      post: post ?? place.post,
      users,
    }
    if (Array.isArray(child) || !isMapOfIds(child as JsonObject)) places.push(base)
    else if (chained) places.push(...followChains(chained, child as JsonObject, base))
    else places.push({ ...base, value: Object.values(child as JsonObject) })
  }
  return places
}

/** `{"1001": {…}, "1002": {…}}`: a list whose keys are ids. */
function isMapOfIds(value: JsonObject): boolean {
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every((key) => /^\d+$/.test(key))
}

/** 163: `"1001,1002"` names the floors of a comment that stands on others; the last is the comment, the others are quoted. */
function followChains(chains: readonly unknown[], comments: JsonObject, base: Place): Place[] {
  const places: Place[] = []
  for (const chain of chains) {
    if (typeof chain !== 'string' && typeof chain !== 'number') continue
    const floors = String(chain)
      .split(',')
      .map((id) => comments[id.trim()])
    const quotes = floors.slice(0, -1).flatMap(readQuote)
    const answers = quotes.at(-1)?.author ?? base.answers
    places.push({ ...base, value: floors.at(-1), listed: true, answers, ...(quotes.length > 0 && { quotes }) })
  }
  return places
}

function readQuote(floor: unknown): Quote[] {
  if (!isObject(floor) || typeof floor.content !== 'string') return []
  const author = nameIn(floor) ?? (isObject(floor.user) ? nameIn(floor.user) : undefined)
  return [{ ...(author !== undefined && { author }), text: floor.content }]
}

function readUsers(value: JsonObject): ((id: string) => string | undefined) | undefined {
  const key = Object.keys(value).find((one) => USER_LISTS.has(foldKey(one)))
  const users = key === undefined ? undefined : value[key]
  if (!isObject(users)) return undefined
  return (id) => {
    const user = Object.hasOwn(users, id) ? users[id] : undefined
    return isObject(user) ? nameIn(user) : undefined
  }
}

function nameIn(user: JsonObject): string | undefined {
  const key = Object.keys(user).find(
    (one) => NAMES.has(foldKey(one)) && typeof user[one] === 'string' && user[one] !== '',
  )
  return key === undefined ? undefined : (user[key] as string)
}
