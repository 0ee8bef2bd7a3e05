import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { chooseProfile } from '../src/page/html/choose-profile.js'
import { parseHtml } from '../src/page/html/dom.js'
import { PROFILES } from '../src/page/html/profiles.js'
import { readHtml } from '../src/page/html/read-html.js'

const FIXTURES = new URL('../fixtures/', import.meta.url).pathname

describe('every profile is proved by its fixture', () => {
  test.each(PROFILES.map((profile) => [profile.fixture, profile] as const))('%s', (fixture, profile) => {
    expect(chosenFor(fixture)).toBe(profile)
  })

  test('a fixture proves one profile', () => {
    const fixtures = PROFILES.map(({ fixture }) => fixture)
    expect(new Set(fixtures).size).toBe(fixtures.length)
  })
})

describe("no profile claims another's pages, with or without their address", () => {
  test.each(pagesWithLayout())('%s', (folder) => {
    const layout = folder.split('--')[0]
    const own = PROFILES.find(({ fixture }) => fixture.split('--')[0] === layout)
    expect([chosenFor(folder), chosenFor(folder, ADDRESSES)]).toEqual([own, own])
  })
})

/** What the page says itself: an empty known layout is an error only when it says nothing. */
const SAID: Readonly<Record<string, string>> = {
  '163--says-none': '目前没有跟贴',
  'wordpress--closed': '评论已关闭',
}

test.each(Object.entries(SAID))('%s says that it has no comments: %s', (folder, words) => {
  expect(readHtml(pageOf(folder), {})?.saysNone).toContain(words)
})

test('a known layout without comments that says nothing is an error', () => {
  const page = pageOf('163--says-none').replaceAll('目前没有跟贴', '正在加载')
  expect(() => readHtml(page, {})).toThrow(expect.objectContaining({ code: 'no-comments-known' }))
})

const ADDRESSES = /<link rel="canonical"[^>]*>|<meta property="og:url"[^>]*>/g

function chosenFor(folder: string, without?: RegExp) {
  const html = without ? pageOf(folder).replace(without, '') : pageOf(folder)
  return chooseProfile(html, parseHtml(html), undefined)?.profile
}

/** Folders with an HTML page that is whole in itself; `html`, `encoding` and `saved` folders are about other things than a layout. */
function pagesWithLayout(): string[] {
  return readdirSync(FIXTURES).filter(
    (folder) =>
      fileOf(folder) !== undefined &&
      !existsSync(join(FIXTURES, folder, 'page_files')) &&
      !/^(?:encoding|saved|singlefile|html)-/.test(folder),
  )
}

/** The page's file, as browsers save it or as a site hands it out. */
function fileOf(folder: string): string | undefined {
  return ['page.html', 'page.xml'].find((name) => existsSync(join(FIXTURES, folder, name)))
}

function pageOf(folder: string): string {
  const bytes = readFileSync(join(FIXTURES, folder, fileOf(folder)!))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
