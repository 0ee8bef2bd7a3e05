import type { FoundComment } from '../../types.js'
import { parseCount } from '../count.js'
import { takeBbcode } from './bbcode.js'
import type { Field } from './columns.js'
import data from './columns.json' with { type: 'json' }
import { plainText } from './plain-text.js'

/** The values of one record by field, as written; absent where the record has none. */
export type Values = Readonly<Partial<Record<Field, string>>>

const TRUE = new Set(data.true)
const PREFIXES = data.regionPrefixes
/** 「回复 @某某 :正文」 */
const REPLY = new RegExp(`^\\s*(?:${data.replyMarks.join('|')})\\s?@([^:：\\s]{1,40})\\s?[:：]`, 'i')

/**
 * A comment from the values of its record. The text is kept whole, a leading 「回复@某某:」 included, as the export has it;
 * whom it answers is taken from there when no field says so.
 *
 * @param authorOf the author of a comment by its id, for exports that name the parent by id only
 */
export function recordComment(values: Values, authorOf?: (id: string) => string | undefined): FoundComment {
  const { text, ...marked } = takeBbcode(plainText(values.text ?? '').trim())
  const { author, time, floor, post, section } = values
  const id = values.id
  const parent = values.parent === undefined || isRoot(values.parent, id) ? undefined : values.parent
  const named = values.replyTo === undefined || isRoot(values.replyTo, undefined) ? undefined : values.replyTo
  const replyTo =
    named ?? REPLY.exec(text)?.[1] ?? marked.replyTo ?? (parent === undefined ? undefined : authorOf?.(parent))
  const likes = values.likes === undefined ? undefined : parseCount(values.likes)
  const dislikes = values.dislikes === undefined ? undefined : parseCount(values.dislikes)
  const region = values.region === undefined ? undefined : readRegion(values.region)
  const quoted = values.quote === undefined ? '' : plainText(values.quote).trim()
  // built field by field: this runs for every row of files with millions
  const comment: { -readonly [Key in keyof FoundComment]: FoundComment[Key] } = { text }
  if (id !== undefined) comment.id = id
  if (author !== undefined) comment.author = author
  if (time !== undefined) comment.time = time
  if (likes !== undefined) comment.likes = likes
  if (dislikes !== undefined) comment.dislikes = dislikes
  if (region !== undefined) comment.region = region
  if (replyTo !== undefined) comment.replyTo = replyTo
  if (section === 'hot' || section === 'latest') comment.section = section
  if (floor !== undefined) comment.floor = floor
  if (quoted !== '') comment.quotes = [{ ...(replyTo !== undefined && { author: replyTo }), text: quoted }]
  else if (marked.quotes.length > 0) comment.quotes = marked.quotes
  if (values.byPoster !== undefined && TRUE.has(values.byPoster.toLowerCase())) comment.byPoster = true
  if (post !== undefined) comment.post = post
  return comment
}

/** A parent of 0, −1, null or the comment's own id means that there is none. */
function isRoot(parent: string, id: string | undefined): boolean {
  return parent === id || /^(?:0|-1|null|none|nan|undefined|false|)$/i.test(parent)
}

/** `IP属地：上海` → `上海`, `来自北京` → `北京`. */
function readRegion(value: string): string | undefined {
  const plain = plainText(value).trim()
  const prefix = PREFIXES.find((one) => plain.toLowerCase().startsWith(one))
  const region = prefix === undefined ? plain : plain.slice(prefix.length).trim()
  return region === '' ? undefined : region
}
