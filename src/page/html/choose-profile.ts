import type { FoundComment } from '../../types.js'
import { type Applied, applyProfile } from './apply-profile.js'
import { type Document, selectOne } from './dom.js'
import type { SiteProfile } from './profile.js'
import { PROFILES } from './profiles.js'

/** A profile that the page proves, with what it finds there. */
export interface Chosen {
  readonly profile: SiteProfile
  readonly applied: Applied
  /** The page says that it is of the profile's own host. */
  readonly own: boolean
}

/**
 * The profile that reads a page: of those that it proves the one of the page's host (`url`, or its canonical link), else the
 * one that finds most. `undefined` when the page proves none.
 */
export function chooseProfile(html: string, page: Document, url: string | undefined): Chosen | undefined {
  const host = hostOf(url) ?? hostOf(declaredUrl(page)) ?? ''
  let best: Chosen | undefined
  for (const profile of PROFILES) {
    if (!proves(profile, html, page)) continue
    const own = profile.hosts?.some((each) => host === each || host.endsWith(`.${each}`)) ?? false
    const chosen = { profile, applied: applyProfile(page, profile), own }
    if (!best || worth(chosen) > worth(best)) best = chosen
  }
  return best
}

function declaredUrl(page: Document): string | undefined {
  return (
    selectOne('link[rel="canonical"]', page)?.attribs.href ??
    selectOne('meta[property="og:url"]', page)?.attribs.content
  )
}

function hostOf(url: string | undefined): string | undefined {
  return /^(?:https?:)?\/\/([^/:?#]+)/i.exec(url ?? '')?.[1]?.toLowerCase()
}

function proves({ proof, comment, marker }: SiteProfile, html: string, page: Document): boolean {
  if (!proof.every((words) => words.split('|').some((one) => html.includes(one)))) return false
  return comment.some((selector) => selectOne(selector, page)) || (marker !== undefined && has(marker, page))
}

function has(selector: string, page: Document): boolean {
  return selectOne(selector, page) !== undefined
}

/** More than any page has comments: the host's own profile goes first, but not when it finds nothing. */
const OWN_HOST = 1e9

function worth({ applied, own }: Chosen): number {
  const found = applied.comments.reduce((sum, comment) => sum + shown(comment), 0)
  return found === 0 ? Number(own) / 2 : found + (own ? OWN_HOST : 0)
}

/** A profile that finds words, names and times knows the page better than one that finds words alone. */
function shown({ text, author, time }: FoundComment): number {
  return 2 * Number(text !== '') + Number(author !== undefined) + Number(time !== undefined)
}
