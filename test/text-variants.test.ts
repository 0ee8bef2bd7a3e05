import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KanfaError } from '../src/errors.js'
import { memorySource, readAll } from './memory-source.js'

const FIXTURES = new URL('../fixtures/', import.meta.url).pathname

/** What editors, mailers and browsers do to a copied text without changing what it says. */
const VARIANTS: Readonly<Record<string, (text: string) => string>> = {
  'Windows line ends': (text) => text.replace(/\r?\n/g, '\r\n'),
  'blanks at line ends': (text) => text.replace(/\r?\n/g, ' \u3000\n'),
  'indented lines': (text) => text.replace(/^(?=.)/gm, '\u3000\u3000'),
  'blanks that do not break': (text) => text.replaceAll(' ', '\u00a0'),
  'zero-width spaces': (text) => text.replaceAll('\n', '\u200b\n'),
  'an article above': (text) =>
    `城市要闻\n\n本报讯 记者今天从市政府获悉，今年计划改造老旧小区三十二个，涉及居民一万余户，预计年底前全部完工。\n\n${text}`,
  'the page below': (text) =>
    `${text}\n\n\n\n\n相关推荐\n秋粮丰收在望\n关于我们 | 联系我们\n版权所有 未经许可不得转载\n`,
}

const CASES = readdirSync(FIXTURES)
  .filter((folder) => folder.startsWith('text-') && !folder.startsWith('text-markdown'))
  .map((folder) => join(FIXTURES, folder, 'page.txt'))

describe.each(Object.keys(VARIANTS))('a text says the same with %s', (name) => {
  test.each(CASES)('%s', async (file) => {
    const text = readFileSync(file, 'utf8')
    const said = async (page: string) =>
      (await readAll(memorySource(page))).comments.map(({ author, text }) => [author, text.replace(/\s+/g, '')])
    expect(await said(VARIANTS[name]!(text))).toEqual(await said(text))
  })
})

/** Lines such as copied pages have, in any order. */
const LINE = fc.oneof(
  fc.constantFrom(
    ...[
      '网友评论',
      '最热评论',
      '赞 3 回复',
      '回复',
      '举报',
      '点评',
      '页首',
      '投诉',
      '2#',
      '---',
      '',
      '> 引用',
      '| 昵称 | 评论 |',
    ],
    ...[
      '2024-05-01 12:00',
      '发表于 2020-3-1 09:12 | 只看该作者',
      '由 甲 » 2018年 3月 2日 20:10',
      '|---|---|',
      '- **甲**：好',
    ],
    ...[
      '作者：甲 时间：2009-03-02 10:00:00',
      '甲 写道： ↑',
      '1、网友甲:好',
      '甲: 回复 乙 :不好',
      '甲 发表于 2020-3-1 09:12',
    ],
  ),
  fc.string({ unit: fc.constantFrom(...'甲乙丙好不的，。：:@#[]()|*> 0123'), maxLength: 30 }),
)

test('comments of any text stand in it, in parts as it has them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(LINE, { maxLength: 40 }), async (lines) => {
      const text = lines.join('\n')
      const { comments } = await readAll(memorySource(text)).catch((error: unknown) => {
        if (error instanceof KanfaError) return { comments: [] }
        throw error
      })
      const letters = (words: string) => words.replace(/[^\p{L}\p{N}]/gu, '')
      const whole = letters(text)
      for (const comment of comments)
        for (const line of comment.text.split('\n')) expect(whole).toContain(letters(line))
    }),
    { numRuns: 300 },
  )
})
