import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeSuite } from './check-suite.js'
import { kanfa } from './terminal.js'

/**
 * Every `<!-- run: kanfa … -->` in the READMEs stands above what that command prints. `npm run docs` writes it anew.
 */
const root = join(import.meta.dirname, '..')
const BLOCK = /<!-- run(?: \(exit (?<exit>\d)\))?: kanfa (?<args>.*?) -->\n```console\n(?<output>[\s\S]*?)```/g

test.each(['README.md', 'README.zh.md'])('%s shows what the tool prints', async (name) => {
  const file = join(root, name)
  const shown = readFileSync(file, 'utf8')
  let printed = shown
  for (const { 0: block, groups } of shown.matchAll(BLOCK)) {
    const env = { LANG: name.includes('.zh.') ? 'zh_CN.UTF-8' : 'C', COLUMNS: '100' }
    const { out, code } = await kanfa(groups!.args!.split(' '), { env })
    expect(code).toBe(Number(groups!.exit ?? 0))
    const told = code === 0 ? '' : `$ echo $?\n${code}\n`
    const fresh = block.replace(
      /```console\n[\s\S]*```$/,
      () => `\`\`\`console\n$ kanfa ${groups!.args}\n${out.replace(/ +$/gm, '').trimEnd()}\n${told}\`\`\``,
    )
    printed = printed.replace(block, () => fresh)
  }
  if (process.env.KANFA_WRITE_DOCS) writeFileSync(file, printed)
  expect(process.env.KANFA_WRITE_DOCS ? printed : shown).toBe(printed)
})

test.each(['README.md', 'README.zh.md'])("%s's workflow and hook run as they are written", async (name) => {
  const lines = [...readFileSync(join(root, name), 'utf8').matchAll(/npx kanfa (check [^\n\\]+)/g)].map(
    (match) => match[1]!,
  )
  expect(lines).toHaveLength(2)
  const suite = await makeSuite()
  try {
    for (const line of lines) {
      const [, folder, ...argv] = line.split(' ')
      expect(folder).toBe('cases/')
      const run = await suite.check(
        argv.map((each) => each.replace('kanfa.xml', join(suite.folder, 'kanfa.xml'))),
        { CI: 'true', GITHUB_STEP_SUMMARY: join(suite.folder, 'summary.md') },
      )
      expect({ ...run, out: '' }).toEqual({ code: 0, err: '', out: '' })
    }
    expect(suite.read('kanfa.xml')).toMatch(/<testsuites name="kanfa check" tests="2" failures="0" errors="0">/)
    expect(suite.read('summary.md')).toMatch(/^### kanfa check: 2 cases, 10 comments: 2 held\n/)
  } finally {
    rmSync(suite.folder, { recursive: true })
  }
})

test('what the READMEs say of teaching is what it does', async () => {
  const [corrected, next] = ['corrected.csv', 'next.csv'].map((name) => join(root, 'test', 'readme', name)) as [
    string,
    string,
  ]
  const folder = mkdtempSync(join(tmpdir(), 'kanfa-teach-'))
  const rightOf = async (...more: string[]) => {
    const { out } = await kanfa(['evaluate', next, '-f', 'json', ...more])
    return `${Math.round((JSON.parse(out) as { accuracy: number }).accuracy * 100)} %`
  }
  try {
    const before = await rightOf()
    expect((await kanfa(['learn', corrected, '-o', folder])).code).toBe(0)
    const after = await rightOf('--lexicon', folder)
    for (const [name, text] of [
      ['README.md', `from ${before} to ${after} (a test runs it)`],
      ['README.zh.md', `从 ${before} 升到 ${after}（有测试为证）`],
    ] as const)
      expect(readFileSync(join(root, name), 'utf8').replace(/\s+/g, ' ')).toContain(text)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test.each(['README.md', 'README.zh.md'])('%s says of every package why it is here', (name) => {
  const { dependencies, optionalDependencies, devDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  const used = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies })
  const [, table = ''] = readFileSync(join(root, name), 'utf8').split(/^\| (?:package|包) \| .*\n\|-+\|-+\|\n/m)
  const named = table
    .split('\n\n')[0]!
    .split('\n')
    .flatMap((row) =>
      row
        .split('|')[1]!
        .trim()
        .split(/[,、]\s*/),
    )
  expect(named.toSorted()).toEqual(used.filter((each) => !each.startsWith('@types/')).toSorted())
})
