import data from './columns.json' with { type: 'json' }

/** What a record can say about a comment. `parent` is an id, `replyTo` a name, `quote` what is answered. */
export const FIELDS = [
  ...([
    'text',
    'author',
    'time',
    'likes',
    'dislikes',
    'region',
    'id',
    'parent',
    'replyTo',
    'floor',
    'section',
  ] as const),
  ...(['byPoster', 'post', 'quote'] as const),
]
export type Field = (typeof FIELDS)[number]

const { holders, answered, names } = data.people
/** Where a person is an object of its own: each key it may stand under, with each key of a name. */
const PEOPLE: Readonly<Partial<Record<Field, readonly string[]>>> = {
  author: holders.flatMap((holder) => names.map((name) => `${holder}.${name}`)),
  replyTo: answered.flatMap((holder) => names.map((name) => `${holder}.${name}`)),
}

/** Known headings of a field, best first; `a.b` is a key within an object, or a heading that was flattened so. */
export const SYNONYMS: Readonly<Record<Field, readonly string[]>> = mapFields((field) => [
  ...new Set([...data.fields[field], ...(PEOPLE[field] ?? [])].map(foldHeading)),
])

const KNOWN = new Set(FIELDS.flatMap((field) => SYNONYMS[field]))
const TEXTS = new Set(SYNONYMS.text)

/** A heading without what writers vary: `createTime`, `create_time` and `Create Time` are one. Dots stay. */
export function foldHeading(heading: string): string {
  return heading
    .slice(0, 100)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-:"'()[\]\ufeff]+/g, '')
}

/** Folded keys: the same ones come in every record. */
const FOLDED = new Map<string, string>()
const MOST_FOLDED = 5000

/** `foldHeading` for the keys of records, which come again and again. */
export function foldKey(key: string): string {
  const known = FOLDED.get(key)
  if (known !== undefined) return known
  const folded = foldHeading(key)
  if (FOLDED.size < MOST_FOLDED) FOLDED.set(key, folded)
  return folded
}

/** How much a row looks like headings: which one names a comment's text (−1 for none), and how many are known. */
export function scoreHeadings(headings: readonly string[]): { readonly text: number; readonly known: number } {
  const folded = headings.map(foldHeading)
  return {
    text: folded.findIndex((heading) => TEXTS.has(heading)),
    known: folded.filter((one) => KNOWN.has(one)).length,
  }
}

/** One value for each field. */
export function mapFields<Value>(value: (field: Field) => Value): Record<Field, Value> {
  return Object.fromEntries(FIELDS.map((field) => [field, value(field)])) as Record<Field, Value>
}

/**
 * Whether a value says what its field means. `source` is in doubt: it holds a place (`来自北京`) or the writer's client
 * (`iPhone客户端`), and only known places are believed there; an address of numbers is no place.
 */
export function isMeant(field: Field, heading: string, value: string): boolean {
  if (field !== 'region') return true
  if (heading !== 'source') return !/^\s*\d{1,3}(?:\.[\d*x]{1,3}){2,3}\s*$/i.test(value)
  const prefix = data.regionPrefixes.find((one) => value.toLowerCase().startsWith(one)) ?? ''
  return data.places.some((place) => value.startsWith(place, prefix.length))
}
