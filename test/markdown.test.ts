import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyPage, cue, PAGE, render, reportOf, scoredComment } from './report-stream.js'

test('a heading, a table and the shares of each page', async () => {
  const comment = scoredComment({
    author: '老_梁',
    text: '好|好\n<b>*',
    likes: 2,
    cues: [cue('好', 'supportive', 1.2)],
  })
  expect(await render('markdown', reportOf([[comment]]), { language: 'zh' })).toBe(
    [
      `## ${PAGE.title}`,
      '',
      PAGE.source,
      '',
      '| \\# | 网友 | 评论 | 赞 | 态度 | 把握 | 依据 |',
      '| --: | --- | --- | --: | --- | --: | --- |',
      '| 1 | 老\\_梁 | 好\\|好<br>&lt;b&gt;\\* | 2 | 支持 | 70 % | 好 +1.2 |',
      '',
      '1 条评论 · 支持 1 (100 %) · 质疑 0 (0 %) · 提问 0 (0 %) · 中立 0 (0 %)',
      '',
      '',
    ].join('\n'),
  )
})

test('no comment leaves its cell', async () => {
  await fc.assert(
    fc.asyncProperty(anyPage, async (comments) => {
      const markdown = await render('markdown', reportOf([comments]), { columns: ['n', 'author', 'text', 'region'] })
      const rows = markdown
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .slice(2)
      expect(rows).toHaveLength(comments.length)
      for (const [i, row] of rows.entries()) {
        expect(row.replace(/\\[\\|]/g, '').split('|')).toHaveLength(6)
        expect(row).toMatch(new RegExp(`^\\| ${i + 1} \\|`))
        expect(row.replaceAll('<br>', '')).not.toMatch(/[<>\p{Cc}\p{Bidi_C}]/u)
      }
    }),
  )
})

test('a summary is one table', async () => {
  const markdown = await render('markdown', reportOf([[scoredComment()], []]), { summary: true })
  const rows = markdown.split('\n').slice(0, -1)
  expect(rows).toHaveLength(2 + 3 * 4)
  expect(rows[0]).toBe(
    '| page | title | stance | count | share | low | high | telling words | comments | repeats | echoes | by likes | count, each voice once | share, each voice once | unsure |',
  )
  expect(rows[2]).toContain('| supportive | 1 | 100 % | 10 % | 90 % | 街坊 老桥 | 1 | 0 | 0 |')
})
