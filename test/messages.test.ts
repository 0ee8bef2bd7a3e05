import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chineseDetail } from '../src/cli/chinese-detail.js'
import english from '../src/cli/help.en.json' with { type: 'json' }
import chineseHelp from '../src/cli/help.zh.json' with { type: 'json' }
import chinese from '../src/cli/messages.zh.json' with { type: 'json' }
import { renderNotice } from '../src/cli/render-notice.js'
import { CODES } from '../src/error-codes.js'
import headings from '../src/output/headings.json' with { type: 'json' }
import { kanfa } from './terminal.js'

interface Prose {
  readonly message: string
  readonly hint?: string
}

test('every error and warning has its Chinese, with the same arguments, and no more', () => {
  const shape = (codes: Readonly<Record<string, Prose>>) =>
    Object.fromEntries(
      Object.entries(codes).map(([code, { message, hint }]) => [
        code,
        { message: slots(message), hint: hint && slots(hint) },
      ]),
    )
  expect(shape(chinese.codes)).toEqual(shape(CODES))
})

test('every detail the core says has its Chinese', () => {
  const code = sourcesIn(join(import.meta.dirname, '..', 'src'))
  const said = DETAILS.flatMap((pattern) =>
    [...code.matchAll(pattern)].map(([, ...texts]) => texts.find((text) => text !== undefined)!),
  )
  expect(said.length).toBeGreaterThan(60)
  const english = said
    .map((detail) => detail.replace(/\$\{[^}]*\}/g, 'X').replaceAll("\\'", "'"))
    .filter((detail) => !['X must be X, got X', 'the row has X X, the heading has X'].includes(detail)) // words in their gaps
  expect(english.filter((detail) => chineseDetail(detail) === detail)).toEqual([])
})

test.each(['constructor', '__proto__', 'no such sentence'])('%s is no detail and stays', (detail) => {
  expect(chineseDetail(detail)).toBe(detail)
})

test.each([
  ['a detail as a whole', 'the disk is full', '磁盘已满'],
  ['a detail with gaps', 'comment 3 stands on line 9 already', '评论 3 在第 9 行已经有了'],
  [
    'a detail within another',
    "option '--jobs <count>' argument 'x' is invalid. It is not a whole number.",
    '选项 --jobs <count> 的值“x”无效：不是整数',
  ],
  ['what changed under a batch', '页.html was done and has changed since', '页.html 做完之后又有改动'],
  ['a name that reads like a detail', 'no column number; columns are string', '没有列 number；现有的列是 string'],
  ['what the system says', 'EWHATEVER', 'EWHATEVER'],
])('%s in Chinese', (_, english, expected) => {
  expect(chineseDetail(english)).toBe(expected)
})

test.each([
  ['replaced-bytes', { encoding: 'utf-8' }, 'count', '1 byte is not', '2 bytes are not'],
  ['rows-skipped', { line: 3 }, 'count', '1 row was', '2 rows were'],
  ['few-labels', { least: 20 }, 'count', '1 labelled comment,', '2 labelled comments,'],
  ['guessed', {}, 'comments', '1 comment found', '2 comments found'],
  ['interrupted', { pages: 1 }, 'comments', 'after 1 comment, 1 file was', 'after 2 comments, 1 file was'],
  ['interrupted-output', { comments: 9, output: 'x' }, 'pages', '1 file was done', '2 files were done'],
  ['interrupted-resume', { comments: 9, output: 'x' }, 'pages', '1 file was done', '2 files were done'],
  ['case-made', {}, 'comments', ': 1 comment;', ': 2 comments;'],
])('%s tells one from many', (code, args, name, one, two) => {
  const say = (count: number) => renderNotice({ code, args: { ...args, [name]: count } }, 'en')
  expect([say(1), say(2)]).toEqual([expect.stringContaining(one), expect.stringContaining(two)])
})

test('every error says what to do about it', () => {
  const silent = Object.entries(CODES).filter(([, info]) => info.severity === 2 && !('hint' in info))
  expect(silent.map(([code]) => code)).toEqual(['interrupted', 'interrupted-output'])
})

test.each([
  ['--lang before an unknown option', ['--lang', 'zh', '--colunms', 'n'], /没有选项 --colunms（是不是“--columns”？）/],
  ['--lang= behind it', ['--colunms', 'n', '--lang=zh'], /没有选项/],
  [
    'a mistyped column',
    ['parse', '--lang', 'zh', '--columns', 'autor', '-'],
    /没有名为“autor”的列（是不是“author”？）/,
  ],
  [
    'a value that is none',
    ['check', '--lang', 'zh', '--tolerance', 'many', '.'],
    /的值“many”无效：不是 0 到 1 之间的数/,
  ],
  ['too many arguments', ['completion', 'bash', 'zsh', '--lang', 'zh'], /参数过多|没有选项/],
])('usage errors speak the language of the call: %s', async (_, argv, expected) => {
  const { err, code } = await kanfa(argv)
  expect(err).toMatch(expected)
  expect(err).not.toMatch(/did you mean|hint:/)
  expect(code).toBe(2)
})

test('help speaks the language of --lang and of the config, --lang first', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kanfa-lang-'))
  writeFileSync(join(folder, 'kanfa.config.json'), '{"lang": "zh"}')
  const help = async (...argv: string[]) => (await kanfa(argv, { cwd: folder })).out
  expect(await help('report', '--help')).toMatch(/^用法：[\s\S]*\n选项：[\s\S]*可选：zh, en[\s\S]*\n示例：/)
  expect(await help('report', '--help', '--lang', 'en')).toMatch(/Examples/)
  expect(await help('report', '--help', '--no-config')).toMatch(/Examples/)
  rmSync(folder, { recursive: true })
})

test.each([
  ['help', english, chineseHelp],
  ['headings', headings.en, headings.zh],
])('%s has the same keys in both languages', (_, a, b) => {
  expect(keysOf(b)).toEqual(keysOf(a))
})

/** Where the code says a detail: in a call that refuses, in a table of reasons. */
const TEXT = /(?:'((?:[^'\\]|\\.)*)'|"([^"]*)"|`((?:[^`\\]|\\.)*)`)/.source
const DETAILS = [
  String.raw`\bdetail: ${TEXT}`,
  String.raw`\b(?:refuse|fail)\(\s*${TEXT}`,
  String.raw`\bInvalidArgumentError\(\s*${TEXT}`,
  String.raw`\bwrong\([^\n]*?, ${TEXT}, ['\`]`,
  String.raw`\bwrong\([^\n]*?['\`], ${TEXT}\)`,
  String.raw`^  E[A-Z]+: ${TEXT}`,
  String.raw`^  \{ type: ${TEXT}, magic`,
  String.raw`\bwhat: ${TEXT}`,
].map((source) => new RegExp(source, 'gm'))

/** All code of the folder. */
function sourcesIn(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
}

/** The names of a template's arguments, in any order. */
function slots(template: string): string[] {
  return [...template.matchAll(/\{(\w+)[?#}]/g)].map(([, name]) => name!).sort()
}

function keysOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value
  if (Array.isArray(value)) return value.length
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, keysOf(each)]))
}
