import { KanfaError } from '../../errors.js'
import type { FoundComment, Reading } from '../../types.js'
import type { ReadOptions, TextReader } from '../reader.js'
import { readText } from '../text/read-text.js'
import { readArticle } from './article.js'
import { type Chosen, chooseProfile } from './choose-profile.js'
import { type Document, type Element, parseHtml, select, selectOne, textOf } from './dom.js'
import { type GenericReading, readGenericHtml } from './generic-html.js'
import { readLabelled } from './generic-labelled.js'
import { findNoneWords } from './generic-none.js'
import { readHeadedTables } from './headed-tables.js'
import { readJsonLd } from './json-ld.js'
import usual from './none-words.json' with { type: 'json' }
import { readPageState } from './page-state.js'
import type { SiteProfile } from './profile.js'
import { readField, wholeScope } from './read-field.js'

/** How pages say that nobody commented, or that nobody may; longer words first, they are what is shown. */
const NONE_WORDS = [...usual.words].sort((a, b) => b.length - a.length)

/**
 * Reads an HTML page: by the profile of its site or comment engine where the page proves one, else by what looks like comments.
 *
 * @throws KanfaError `no-comments-known` for a proved layout without comments, unless the page itself says that it has none
 */
export const readHtml: TextReader = (html, options) => {
  const page = parseHtml(html)
  const chosen = chooseProfile(html, page, options.url)
  return chosen ? readingOf(page, chosen) : readUnknown(page, options)
}

/** Beside the article, where lists of other articles and their comments stand. */
const SIDES = 'aside, nav, footer, [class*="sidebar"], [id*="sidebar"], [class*="widget"]'
  .split(', ')
  .map((selector) => `${selector}:not(body):not(:has(h1)):not(:has(article))`)
  .join(', ')

/**
 * A page of no known layout: what it states as data for search engines, or the block that looks like comments where that
 * shows more; else what its own script starts from; else what copied text would be read as.
 */
function readUnknown(page: Document, options: ReadOptions): Reading | undefined {
  const headed = readHeadedTables(page)
  const generic =
    headed.length > 1
      ? { reader: 'html:table', guessed: true, comments: headed }
      : (readLabelled(page) ?? readGenericHtml(page))
  const stated = readJsonLd(page)
  if (stated.length > 0 && stated.length >= (generic?.comments.length ?? 0))
    return { reader: 'html:json-ld', guessed: false, ...withoutAbsent(readArticle(page)), comments: stated }
  const reading = generic ?? readState(page) ?? readCopied(page, options)
  if (reading) return { ...readArticle(page), ...withoutAbsent(reading), guessed: true }
  const saysNone = findNoneWords(page)
  return saysNone === undefined
    ? undefined
    : { ...withoutAbsent(readArticle(page)), reader: 'html:generic', guessed: true, comments: [], saysNone }
}

/** What the page's text would be read as; `undefined` where most of its comments are links to other pages: a list of videos. */
function readCopied(page: Document, options: ReadOptions): Reading | undefined {
  const reading = readText(textOf(page, new Set(select(SIDES, page))), options)
  if (!reading || !Array.isArray(reading.comments)) return reading
  const links = select('a[href]:not([href^="#"]):not([href^="javascript:"])', page)
  const titles = new Set(links.map((link) => textOf(link).trim()))
  const said: readonly FoundComment[] = reading.comments
  return said.filter(({ text }) => titles.has(text)).length * 2 > said.length ? undefined : reading
}

function readState(page: Document): Pick<Reading, 'reader' | 'comments'> | undefined {
  const comments = readPageState(page)
  return comments.length > 0 ? { reader: 'html:state', comments } : undefined
}

function withoutAbsent<Part extends object>(reading: Part): Part {
  return Object.fromEntries(Object.entries(reading).filter(([, value]) => value !== undefined)) as Part
}

function readingOf(page: Document, { profile, applied: { comments, post }, own }: Chosen): Reading {
  // an engine has themes, and each may name the parts of the layout anew
  const better = !profile.hosts && isNameless(comments) ? readNamed(page, comments.length) : undefined
  if (better) return { ...withoutAbsent(readArticle(page)), ...better }
  const state = comments.length === 0 ? readState(page) : undefined
  if (state) return { ...withoutAbsent(readArticle(page)), ...state, guessed: true }
  const saysNone = comments.length === 0 ? noneWords(page, profile) : undefined
  // a layout that only looks like a known one may have comments of its own
  const other = comments.length === 0 && !saysNone && !post && !own ? readGenericHtml(page) : undefined
  if (other) return { ...withoutAbsent(readArticle(page)), ...other }
  // a thread that shows its first post by the same layout has no answers
  if (comments.length === 0 && !saysNone && !post) throw new KanfaError('no-comments-known', { reader: profile.name })
  const article = readArticle(page, containersOf(page, profile))
  return {
    reader: profile.name,
    guessed: false,
    ...article,
    title: readField(wholeScope(page), profile.title) ?? article.title,
    body: post?.text ?? readField(wholeScope(page), profile.body) ?? article.body,
    time: article.time ?? post?.time,
    comments,
    ...(saysNone ? { saysNone } : comments.length === 0 && { postAlone: true }),
  }
}

function isNameless(comments: readonly FoundComment[]): boolean {
  return comments.filter(({ author }) => author !== undefined).length * 2 < comments.length
}

/** What looks like comments: nearly as many as a profile found, most with a name. */
function readNamed(page: Document, count: number): GenericReading | undefined {
  const found = readGenericHtml(page)
  return found && found.comments.length >= count * NEARLY && !isNameless(found.comments) ? found : undefined
}

const NEARLY = 0.9

function containersOf(page: Document, profile: SiteProfile): Element[] {
  return profile.comment.flatMap((selector) => select(selector, page))
}

/** The words with which the page says that there are no comments: the profile's own, or the usual ones, in its `marker`. */
function noneWords(page: Document, { none, marker }: SiteProfile): string | undefined {
  const element = none?.selector ? selectOne(none.selector, page) : undefined
  if (element) return textOf(element) || none?.words?.[0]
  if (!marker) return undefined
  const place = select(marker, page)
    .map((each) => textOf(each))
    .join('\n')
  return [...(none?.words ?? []), ...NONE_WORDS].find((words) => place.includes(words))
}
