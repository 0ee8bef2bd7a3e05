import type { FoundComment, Quote } from '../../types.js'
import { parseCount } from '../count.js'
import { type ChildNode, closestOf, type Document, type Element, isHidden, select, textOf } from './dom.js'
import { findPeople } from './find-people.js'
import type { FieldName, SiteProfile } from './profile.js'
import { readField, type Scope, wholeScope } from './read-field.js'
import { sectionsByHeading } from './section-headings.js'
import { takeQuoteMarks } from './take-quote-marks.js'

/** What a profile finds on a page. */
export interface Applied {
  readonly comments: readonly FoundComment[]
  /** The thread's first post, when it is the article. */
  readonly post?: FoundComment
}

/** Reads the comments of a page by a profile, in page order. Linear in the page and the comments' nesting. */
export function applyProfile(page: Document, profile: SiteProfile): Applied {
  const elements = firstMatches(page, profile.comment)
  // what is hidden takes its answers with it
  const skipped = new Set([
    ...(profile.skip ?? []).flatMap((selector) => select(selector, page)),
    ...elements.filter((element) => isHidden(element)),
  ])
  const kept = elements.filter((element) => !skipped.has(element) && !closestOf(element, skipped))
  const containers = new Set(elements)
  const hot = new Set(profile.hot ? select(profile.hot, page) : [])
  const latest = new Set(profile.latest ? select(profile.latest, page) : [])
  const roots = new Set(profile.root ? select(profile.root, page) : [])
  const people = findPeople(page, profile.people)
  const found = new Map<Element, FoundComment>()
  let root: FoundComment | undefined
  for (const element of kept) {
    const scope = { ...makeScope(element, containers, profile), people }
    const parent = profile.nested ? closestOf(element, containers) : undefined
    const answered = parent ? found.get(parent as Element)?.author : roots.has(element) ? undefined : root?.author
    const section = isWithin(element, hot) ? 'hot' : isWithin(element, latest) ? 'latest' : undefined
    const comment = readComment(scope, profile, answered)
    if (saysSomething(comment)) found.set(element, { ...comment, ...(section && { section }) })
    if (roots.has(element)) root = comment
  }
  const comments = profile.hot || profile.latest ? [...found.values()] : headSections(page, found)
  return takePost(dropRepeats(comments), profile)
}

/** Which list a comment stands in, by headings, where the profile knows no elements that tell. */
function headSections(page: Document, found: ReadonlyMap<Element, FoundComment>): readonly FoundComment[] {
  const sections = sectionsByHeading(page, new Set(found.keys()))
  return [...found].map(([element, comment]) => {
    const section = sections.get(element)
    return section ? { ...comment, section } : comment
  })
}

function firstMatches(page: Document, selectors: readonly string[]): Element[] {
  for (const selector of selectors) {
    const elements = select(selector, page)
    if (elements.length > 0) return elements
  }
  return []
}

function isWithin(element: Element, set: ReadonlySet<Element>): boolean {
  return set.has(element) || closestOf(element, set) !== undefined
}

/** `{{ item.text }}`, `<%= text %>`, `${text}`: what a script would have filled in. */
const PLACEHOLDER = /^(?:\{\{|<%|\$\{)/

/** A comment of an image alone has an author or a time; an empty element has nothing, and a template is none. */
function saysSomething({ text, author, time }: FoundComment): boolean {
  if (PLACEHOLDER.test(text) || PLACEHOLDER.test(author ?? '')) return false
  return text !== '' || (author !== undefined && time !== undefined)
}

/** A comment shown in several lists under the same id is one comment, and stands where it stands first. */
function dropRepeats(comments: readonly FoundComment[]): readonly FoundComment[] {
  const seen = new Set<string>()
  return comments.filter(({ id, author, text }) => {
    if (id === undefined) return true
    const key = JSON.stringify([id, author, text])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function takePost(comments: readonly FoundComment[], { post }: SiteProfile): Applied {
  if (post === undefined) return { comments }
  const at = post === 'first' ? 0 : comments.findIndex((comment) => comment.floor === post)
  return at < 0 ? { comments } : { comments: comments.toSpliced(at, 1), post: comments[at] }
}

/** A comment's element with what inside it is not its own. */
interface CommentScope extends Scope {
  /** Not part of its text either: buttons and badges. */
  readonly dropped: ReadonlySet<Element>
  readonly quoted: readonly Element[]
}

function makeScope(
  element: Element,
  containers: ReadonlySet<Element>,
  { drop = [], quote }: SiteProfile,
): CommentScope {
  const foreign = new Set<Element>()
  const stack: ChildNode[] = [...element.children]
  while (stack.length > 0) {
    const node = stack.pop()!
    if (!('children' in node)) continue
    if (containers.has(node as Element)) foreign.add(node as Element)
    else for (const child of node.children as ChildNode[]) stack.push(child)
  }
  const quoted = quote ? innermostFirst(select(quote.each, element).filter((each) => !closestOf(each, foreign))) : []
  for (const each of quoted) foreign.add(each)
  const dropped = new Set([...foreign, ...drop.flatMap((selector) => select(selector, element))])
  return { element, foreign, dropped, quoted }
}

/** Of quotes within quotes the inner was said before the outer, which is the one that is answered. */
function innermostFirst(quotes: readonly Element[]): Element[] {
  const all = new Set(quotes)
  const ordered: Element[] = []
  const open: Element[] = []
  for (const quote of quotes) {
    while (open.length > 0 && closestOf(quote, all) !== open.at(-1)) ordered.push(open.pop()!)
    open.push(quote)
  }
  return [...ordered, ...open.reverse()]
}

function readComment(scope: CommentScope, profile: SiteProfile, answered: string | undefined): FoundComment {
  const { fields, quote } = profile
  const field = (name: FieldName) => readField(scope, fields[name])
  const stacked = scope.quoted.flatMap((each): Quote[] => {
    const inner = wholeScope(each)
    const text = quote?.text ? readField(inner, quote.text) : textOf(each)
    return text ? [{ author: readField(inner, quote?.author), text }] : []
  })
  const whole = readField({ ...scope, foreign: scope.dropped }, fields.text) ?? ''
  const { text, quotes: marked } = takeQuoteMarks(whole, profile.quoteMarks)
  const quotes = [...stacked, ...marked]
  return {
    id: field('id'),
    author: field('author'),
    text,
    time: field('time'),
    likes: parseCount(field('likes') ?? ''),
    dislikes: parseCount(field('dislikes') ?? ''),
    region: field('region'),
    floor: field('floor'),
    replyTo: field('replyTo') ?? quotes.at(-1)?.author ?? answered,
    ...(field('byPoster') !== undefined && { byPoster: true }),
    ...(quotes.length > 0 && { quotes }),
  }
}
