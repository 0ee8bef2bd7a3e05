import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getOuterHTML } from 'domutils'
import { describe, expect, test } from 'vitest'
import { type Document, type Element, parseHtml, select } from '../src/page/html/dom.js'
import type { SiteProfile } from '../src/page/html/profile.js'
import { PROFILES } from '../src/page/html/profiles.js'
import { readHtml } from '../src/page/html/read-html.js'
import { mergeSections } from '../src/page/merge-sections.js'
import type { FoundComment } from '../src/types.js'

/** What saved pages do to a layout: every profile must read its own fixture the same with it. */
const FIXTURES = new URL('../fixtures/', import.meta.url).pathname
const PAGES = PROFILES.map(
  (profile) => [profile.fixture, profile, join(FIXTURES, profile.fixture, 'page.html')] as const,
)
  .filter(([, , file]) => existsSync(file))
  .map(([fixture, profile, file]) => [fixture, profile, decode(readFileSync(file))] as const)

describe('beside the comments stand others cut short, and news', () => {
  test.each(PAGES)('%s', (_fixture, _profile, html) => {
    const [first] = read(html)
    const aside = `<div class="sidebar"><h3>最新评论</h3><ul><li><a href="/1">${first!.author}</a>：${first!.text.slice(0, 5)}…</li>
      <li><a href="/2">某某</a>：好…</li></ul></div><div><h3>相关新闻</h3><ul><li><a href="/3">青河桥今日通车</a><span>05-06</span></li></ul></div>`
    expect(shown(html.replace(/<\/body>/i, `${aside}</body>`))).toEqual(shown(html))
  })
})

describe('a comment that the page hides is none, nor are its answers', () => {
  test.each(PAGES)('%s', (_fixture, profile, html) => {
    const page = parseHtml(html)
    const [first] = commentsOf(page, profile)
    const hidden = parseHtml(getOuterHTML(first!, { decodeEntities: false })).children[0] as Element
    hidden.attribs.style = 'display:none'
    insertBefore(first!, hidden)
    expect(shown(getOuterHTML(page, { decodeEntities: false }))).toEqual(shown(html))
  })
})

describe('without its comments a page has none, however they are marked up', () => {
  test.each(PAGES)('%s', (_fixture, profile, html) => {
    const page = parseHtml(html)
    for (const comment of commentsOf(page, profile)) {
      const siblings = comment.parent?.children
      siblings?.splice(siblings.indexOf(comment), 1)
    }
    expect(shown(getOuterHTML(page, { decodeEntities: false }))).toEqual([])
  })
})

test('a thread with its first post alone has no answers', () => {
  const [, profile, html] = PAGES.find(([fixture]) => fixture.startsWith('discourse--'))!
  const page = parseHtml(html)
  for (const comment of commentsOf(page, profile).slice(1)) {
    const siblings = comment.parent!.children
    siblings.splice(siblings.indexOf(comment), 1)
  }
  const reading = readHtml(getOuterHTML(page, { decodeEntities: false }), {})
  expect(reading).toMatchObject({ reader: 'engine:discourse', postAlone: true, comments: [] })
})

test('a page of no known layout may say that nobody commented', () => {
  const page =
    '<h1>文</h1><p>正文在此。</p><div class="cmt-list"><h3>最新评论</h3><p>还没有人评论，快来抢沙发吧</p></div>'
  expect(readHtml(page, {})).toMatchObject({ comments: [], saysNone: '还没有人评论，快来抢沙发吧' })
})

test('a labelled message may have labels in its words', () => {
  const page =
    '<p>昵称：小河　时间：2008-8-8</p><p>内容：他说 时间：不够 时间：不多</p><p>昵称：小江　时间：2008-8-9</p><p>内容：不好</p>'
  expect(readHtml(page, {})?.comments).toEqual([
    { text: '他说 时间：不够 时间：不多', author: '小河', time: '2008-8-8' },
    { text: '不好', author: '小江', time: '2008-8-9' },
  ])
})

function shown(html: string) {
  return read(html).map(({ author, text, replyTo, likes }) => ({ author, text, replyTo, likes }))
}

function read(html: string): readonly FoundComment[] {
  try {
    return mergeSections([...((readHtml(html, {})?.comments ?? []) as Iterable<FoundComment>)])
  } catch (error) {
    expect(error).toMatchObject({ code: 'no-comments-known' })
    return []
  }
}

function commentsOf(page: Document, { comment }: SiteProfile): Element[] {
  return comment.map((selector) => select(selector, page)).find((elements) => elements.length > 0) ?? []
}

function insertBefore(element: Element, other: Element): void {
  const siblings = element.parent!.children
  other.parent = element.parent
  siblings.splice(siblings.indexOf(element), 0, other)
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
