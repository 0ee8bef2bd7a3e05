import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { kanfa } from './terminal.js'

/**
 * Every `<!-- run: kanfa … -->` in the READMEs stands above what that command prints. `npm run docs` writes it anew.
 */
const root = join(import.meta.dirname, '..')
const BLOCK = /<!-- run: kanfa (?<args>.*?) -->\n```console\n(?<output>[\s\S]*?)```/g

test.each(['README.md', 'README.zh.md'])('%s shows what the tool prints', async (name) => {
  const file = join(root, name)
  const shown = readFileSync(file, 'utf8')
  let printed = shown
  for (const { 0: block, groups } of shown.matchAll(BLOCK)) {
    const env = { LANG: name.includes('.zh.') ? 'zh_CN.UTF-8' : 'C', COLUMNS: '100' }
    const { out, code } = await kanfa(groups!.args!.split(' '), { env })
    expect(code).toBe(0)
    const fresh = block.replace(
      /```console\n[\s\S]*```$/,
      () => `\`\`\`console\n$ kanfa ${groups!.args}\n${out.replace(/ +$/gm, '').trimEnd()}\n\`\`\``,
    )
    printed = printed.replace(block, () => fresh)
  }
  if (process.env.KANFA_WRITE_DOCS) writeFileSync(file, printed)
  expect(process.env.KANFA_WRITE_DOCS ? printed : shown).toBe(printed)
})
