import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toJsonSchema } from '@valibot/to-json-schema'
import { afterAll, expect, test } from 'vitest'
import { CONFIG } from '../src/cli/config-schema.js'
import { kanfa } from './terminal.js'

const folder = mkdtempSync(join(tmpdir(), 'kanfa-config-'))
afterAll(() => rmSync(folder, { recursive: true }))

const TABLE = 'author,text\n甲,这就是绿皮西瓜\n'

/** A project folder with a config, and a folder below it in which kanfa is called. */
function project(config: string): { top: string; below: string; file: string } {
  const top = mkdtempSync(join(folder, 'project-'))
  const below = join(top, 'pages', 'today')
  mkdirSync(below, { recursive: true })
  const file = join(top, 'kanfa.config.json')
  writeFileSync(file, config)
  writeFileSync(join(top, 'mine.tsv'), 'term\tstance\tweight\n绿皮西瓜\tskeptical\t9\n')
  return { top, below, file }
}

test('a config above the working directory holds; its paths are relative to itself', async () => {
  const { below } = project('{"$schema":"x","lexicon":["mine.tsv"],"format":"csv","columns":["stance","author"]}')
  const { out, err, code } = await kanfa([], { stdin: TABLE, cwd: below })
  expect({ out, err, code }).toEqual({ out: 'stance,author\nskeptical,甲\n', err: '', code: 0 })
})

test('the command line wins, the ending of --output too; --no-config goes without', async () => {
  const { below, file } = project('{"format":"csv","columns":["author"]}')
  const run = (...argv: string[]) => kanfa(['parse', ...argv], { stdin: TABLE, cwd: below })
  expect((await run('-f', 'tsv', '--columns', 'text')).out).toBe('text\n这就是绿皮西瓜\n')
  expect((await run('--no-config', '-f', 'csv')).out).toMatch(/^page,title,/)
  const output = join(below, 'out.ndjson')
  await run('-o', output)
  expect(readFileSync(output, 'utf8')).toBe('{"author":"甲"}\n')
  expect((await kanfa(['parse', '--config', file], { stdin: TABLE })).out).toBe('author\n甲\n')
})

test.each([
  [
    '{\n  "formt": "csv"\n}',
    /kanfa\.config\.json:2:3: no setting "formt" \(did you mean "format"\?\)\n {2}hint: settings are/,
  ],
  ['{\n  "lang": "zh",\n  "format": "exel"\n}', /kanfa\.config\.json:3:3: format 应为 .*"csv".*，实为 "exel"/],
  ['{ "columns": ["text", "stanse"] }', /:1:3: columns\.1 must be .*"stance".*, got "stanse"/],
  ['{"columns": []}', /:1:2: columns must be filled, got nothing\n {2}hint: correct it, or take it out/],
  ['{"lang": "zh", "stance": []}', /stance 应为 非空，实为 空/],
  ['{"lexicon": [""]}', /lexicon\.0 must be filled, got nothing/],
  ['{"map": {"text": ""}}', /map\.text must be filled, got nothing/],
  ['{"sort": "txet"}', /:1:2: sort must be .*"-text".*, got "txet"/],
  ['{"encoding": "gbl"}', /kanfa: unknown encoding "gbl"/],
  ['{"map": {"txet": "text"}}', /kanfa: --map: "txet" is none of text, author/],
  ['{\n  "excel": true,\n}', /kanfa\.config\.json:3(:\d+)?: /],
  ['[]', /kanfa\.config\.json: kanfa\.config\.json must be Object, got Array/],
])('%j is wrong and says where', async (config, message) => {
  const { below } = project(config)
  const { err, code } = await kanfa(['parse'], { stdin: TABLE, cwd: below })
  expect(err).toMatch(message)
  expect(code).toBe(2)
})

test('a config that is named and not there is an error', async () => {
  const { err, code } = await kanfa(['parse', '--config', join(folder, 'none.json')], { stdin: TABLE })
  expect(err).toMatch(/none\.json: no such file/)
  expect(code).toBe(2)
})

test('init writes a config that holds, and leaves one that is there', async () => {
  const here = mkdtempSync(join(folder, 'init-'))
  expect(await kanfa(['init'], { cwd: here })).toEqual({ code: 0, out: 'kanfa.config.json\n', err: '' })
  const written = readFileSync(join(here, 'kanfa.config.json'), 'utf8')
  expect(JSON.parse(written)).toMatchObject({ lang: 'en', lexicon: [] })
  expect((await kanfa(['parse', '-f', 'csv'], { stdin: TABLE, cwd: here })).code).toBe(0)
  const again = await kanfa(['init'], { cwd: here })
  expect(again.err).toMatch(/kanfa\.config\.json: there is one already/)
  expect(again.code).toBe(2)
  expect(readFileSync(join(here, 'kanfa.config.json'), 'utf8')).toBe(written)
})

test('the schema that is shipped is made of the definition that checks', () => {
  const shipped = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'dist', 'kanfa.schema.json'), 'utf8'))
  expect(shipped).toEqual(JSON.parse(JSON.stringify(toJsonSchema(CONFIG))))
  expect(Object.keys(shipped.properties)).toEqual(Object.keys(CONFIG.entries))
})
