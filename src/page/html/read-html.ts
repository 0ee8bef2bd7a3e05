import { KanfaError } from '../../errors.js'
import type { Reading } from '../../types.js'
import type { ReadOptions, TextReader } from '../reader.js'
import { readText } from '../text/read-text.js'
import { type Applied, applyProfile, readPageField } from './apply-profile.js'
import { readArticle } from './article.js'
import { type Document, type Element, parseHtml, select, selectOne, textOf } from './dom.js'
import { readGenericHtml } from './generic-html.js'
import type { SiteProfile } from './profile.js'
import { PROFILES } from './profiles.js'

/**
 * Reads an HTML page: by the profile of its site or comment engine where the page proves one. Of several that fit, the one of
 * the page's host is taken, else the one that finds most.
 *
 * @throws KanfaError `no-comments-known` for a proved layout without comments, unless the page itself says that it has none
 */
export const readHtml: TextReader = (html, options) => {
  const page = parseHtml(html)
  const proved = PROFILES.filter((profile) => proves(profile, html, page))
  const best = chooseProfile(page, proved, options)
  return best ? readingOf(page, best.profile, best.applied) : readUnknown(page, options)
}

/** A page of no known layout: the block that looks like comments, else what copied text would be read as. */
function readUnknown(page: Document, options: ReadOptions): Reading | undefined {
  const reading = readGenericHtml(page) ?? readText(textOf(page), options)
  return reading && { ...readArticle(page), ...withoutAbsent(reading), guessed: true }
}

function withoutAbsent(reading: Reading): Reading {
  return Object.fromEntries(Object.entries(reading).filter(([, value]) => value !== undefined)) as unknown as Reading
}

function proves(profile: SiteProfile, html: string, page: Document): boolean {
  if (!profile.proof.every((words) => html.includes(words))) return false
  return (
    profile.comment.some((selector) => selectOne(selector, page)) ||
    (profile.marker !== undefined && selectOne(profile.marker, page) !== undefined)
  )
}

interface Candidate {
  readonly profile: SiteProfile
  readonly applied: Applied
}

function chooseProfile(page: Document, proved: readonly SiteProfile[], { url }: ReadOptions): Candidate | undefined {
  const address = url ?? selectOne('link[rel="canonical"]', page)?.attribs.href ?? ''
  const host = /^https?:\/\/([^/:?#]+)/i.exec(address)?.[1]?.toLowerCase() ?? ''
  let best: Candidate | undefined
  for (const profile of proved) {
    const candidate = { profile, applied: applyProfile(page, profile) }
    if (!best || weight(candidate, host) > weight(best, host)) best = candidate
  }
  return best
}

function weight({ profile, applied }: Candidate, host: string): number {
  const own = profile.hosts?.some((each) => host === each || host.endsWith(`.${each}`)) ?? false
  return applied.comments.length * (own ? 1000 : 1) + Number(own)
}

function readingOf(page: Document, profile: SiteProfile, { comments, post }: Applied): Reading {
  const saysNone = comments.length === 0 ? noneWords(page, profile) : undefined
  if (comments.length === 0 && !saysNone) throw new KanfaError('no-comments-known', { reader: profile.name })
  const article = readArticle(page, containersOf(page, profile))
  return {
    reader: profile.name,
    guessed: false,
    ...article,
    title: readPageField(page, profile.title) ?? article.title,
    body: post?.text ?? readPageField(page, profile.body) ?? article.body,
    time: article.time ?? post?.time,
    comments,
    ...(saysNone && { saysNone }),
  }
}

function containersOf(page: Document, profile: SiteProfile): Element[] {
  return profile.comment.flatMap((selector) => select(selector, page))
}

/** The words with which the page says that there are no comments. */
function noneWords(page: Document, { none, marker }: SiteProfile): string | undefined {
  const element = none?.selector ? selectOne(none.selector, page) : undefined
  if (element) return textOf(element) || none?.words?.[0]
  const place = marker
    ? select(marker, page)
        .map((each) => textOf(each))
        .join('\n')
    : ''
  return none?.words?.find((words) => place.includes(words))
}
