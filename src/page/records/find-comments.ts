import type { FoundComment, Quote } from '../../types.js'
import { mergeSections } from '../merge-sections.js'
import type { AuthorsSeen } from './authors-seen.js'
import { childPlaces, type Place } from './child-places.js'
import { foldHeading, foldKey } from './columns.js'
import data from './columns.json' with { type: 'json' }
import { isObject, type JsonObject, type ReadObject } from './object-values.js'
import { plainText } from './plain-text.js'
import { recordComment, type Values } from './record-comment.js'

const POST_MARKS = new Set(data.postMarks.map(foldHeading))
const PARENTS = new Set(data.listsOfParents.map(foldHeading))
const USER_IDS = data.userIds

/** How a value of an export is read. */
export interface FindOptions {
  readonly read: ReadObject
  readonly authors: AuthorsSeen
  /** True for an element of the outermost list or a line of its own: then a text alone makes a comment. */
  readonly listed: boolean
}

/**
 * The comments in a parsed value, found by their shape: objects in lists that have a text and an author, a time or likes,
 * however the lists are called and wherever they stand. Replies within a comment follow it and answer its author. An object
 * with a title and a list of comments is a post. Walks with its own stack: depth is no danger.
 */
export function findComments(root: unknown, { read, authors, listed }: FindOptions): readonly FoundComment[] {
  if (typeof root === 'string') return listed ? [recordComment({ text: root })] : []
  const found: { readonly comment: FoundComment; readonly hot: boolean }[] = []
  const waiting: Place[] = [{ value: root, listed, hot: false, many: listed }]
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const { value, hot } = place
    if (Array.isArray(value)) {
      pushAll(
        waiting,
        value.map((item: unknown) => ({ ...place, value: item, listed: true })),
      )
    } else if (isObject(value)) {
      const { values, holder } = readWrapped(value, read)
      const looksRight = value === root ? listed && values.text !== undefined : isComment(values, place)
      const isPost = hasPostMarks(value) && holdsComments(value, read)
      const comment = looksRight && !isPost ? toComment(values, holder, place, { read, authors }) : undefined
      if (comment) found.push({ comment, hot })
      const post = isPost && place.listed ? (articleTitle(value) ?? values.post ?? values.id) : undefined
      pushAll(waiting, childPlaces(value, place, { answers: comment?.author, post }))
    }
  }
  // a document that is one comment
  if (found.length === 0 && !listed && isObject(root) && !hasPostMarks(root)) {
    const values = read(root)
    if (isComment(values, { value: root, listed: true, hot: false, many: false })) return [recordComment(values)]
  }
  return withSections(found)
}

/** The title an object gives to the article its comments belong to, and the article's text beside it. */
export function readArticle(value: unknown, read: ReadObject): { readonly title?: string; readonly body?: string } {
  const title = isObject(value) ? articleTitle(value) : undefined
  if (title === undefined) return {}
  const body = plainText(read(value as JsonObject).text ?? '')
  return { title, ...(body !== '' && { body }) }
}

function articleTitle(value: JsonObject): string | undefined {
  const title = data.articleTitles.map((key) => value[key]).find((one) => typeof one === 'string' && one.trim() !== '')
  return typeof title === 'string' ? title.trim() : undefined
}

/** The fields of an object, or of the one object in it that holds them: `{"id": 1, "comment": {…}}`. */
function readWrapped(value: JsonObject, read: ReadObject): { readonly values: Values; readonly holder: JsonObject } {
  const values = read(value)
  if (values.text !== undefined) return { values, holder: value }
  for (const name of data.wrappers) {
    const holder = value[name]
    if (holder === undefined || !isObject(holder)) continue
    const within = read(holder)
    if (within.text !== undefined) return { values: { ...values, ...within }, holder }
  }
  return { values, holder: value }
}

function isComment({ text, author, time, likes }: Values, { listed, hot }: Place): boolean {
  if (text === undefined || !(listed || hot)) return false
  return author !== undefined || time !== undefined || (likes !== undefined && text !== '')
}

function hasPostMarks(value: JsonObject): boolean {
  return Object.keys(value).some((key) => POST_MARKS.has(foldKey(key)))
}

function holdsComments(value: JsonObject, read: ReadObject): boolean {
  return Object.values(value).some((list) => {
    if (typeof list !== 'object') return false
    const first: unknown = Array.isArray(list) ? list[0] : undefined
    return isObject(first) && isComment(read(first), { value: first, listed: true, hot: false, many: false })
  })
}

function toComment(
  values: Values,
  holder: JsonObject,
  place: Place,
  { read, authors }: Pick<FindOptions, 'read' | 'authors'>,
): FoundComment {
  const author = values.author ?? nameOf(holder, place.users)
  const comment = recordComment(author === values.author ? values : { ...values, author }, authors.of)
  authors.note(comment.id, comment.author)
  const { answers, post } = place
  const parents = place.quotes ?? quotedParents(holder, read)
  const quotes = comment.quotes === undefined && parents.length > 0 ? parents : undefined
  const quoted = quotes?.at(-1)?.author
  // an answer of a site's interface is about one post, whatever it calls its ids
  const own = place.many ? comment.post : undefined
  const replyTo = comment.replyTo ?? quoted ?? answers
  if ((post ?? own) === comment.post && replyTo === comment.replyTo && quotes === undefined) return comment
  const { post: _, ...rest } = comment
  return {
    ...rest,
    ...((post ?? own) !== undefined && { post: post ?? own }),
    ...(replyTo !== undefined && { replyTo }),
    ...(quotes !== undefined && { quotes }),
  }
}

/** What a comment answers, where it holds the whole chain: `"parent": [{…}, {…}]`. */
function quotedParents(holder: JsonObject, read: ReadObject): readonly Quote[] {
  return Object.keys(holder)
    .filter((key) => PARENTS.has(foldKey(key)))
    .flatMap((key) => (Array.isArray(holder[key]) ? holder[key] : []))
    .flatMap((parent: unknown): Quote[] => {
      const { text, author } = isObject(parent) ? read(parent) : {}
      return text ? [{ ...(author !== undefined && { author }), text: plainText(text) }] : []
    })
}

/** The writer's name where comments hold only his number and the names stand in a list beside them. */
function nameOf(holder: JsonObject, users: ((id: string) => string | undefined) | undefined): string | undefined {
  if (!users) return undefined
  for (const key of USER_IDS) {
    const id = holder[key]
    const name = typeof id === 'string' || typeof id === 'number' ? users(String(id)) : undefined
    if (name !== undefined) return name
  }
  return undefined
}

function pushAll(waiting: Place[], places: readonly Place[]): void {
  for (let i = places.length - 1; i >= 0; i--) waiting.push(places[i]!)
}

/** Marks hot and latest where both are there, and gives a comment that an answer repeats (pinned, hot) once. */
function withSections(
  found: readonly { readonly comment: FoundComment; readonly hot: boolean }[],
): readonly FoundComment[] {
  if (found.length < 2) return found.map(({ comment }) => comment)
  const both = found.some(({ hot }) => hot) && found.some(({ hot }) => !hot)
  const marked = found.map(({ comment, hot }): FoundComment => {
    return both ? { section: hot ? 'hot' : 'latest', ...comment } : comment
  })
  const seen = new Set<string>()
  // a thread's floor 0 is its article; where several have it, it says nothing
  const articles = marked.filter(({ floor }) => floor === '0')
  const said = articles.length === 1 && articles[0] === marked[0] ? marked.slice(1) : marked
  return mergeSections(said).filter(({ id, text }) => {
    const key = JSON.stringify([id, text])
    if (id === undefined) return true
    return seen.size < seen.add(key).size
  })
}
