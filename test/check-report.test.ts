import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { REPORTER_NAMES } from '../src/output/check/reporter-names.js'
import { PROFILES } from '../src/page/html/profiles.js'
import { copySuite, makeSuite, type Suite } from './check-suite.js'

const FIRST = '11,阿岸,龘龘,2024-03-01 08:00,3\n'
const SECOND = '12,山<下|&,靐靐,2024-03-01 08:05,0\n'

/** One change in a suite, what it is checked with, and its exit code. */
interface Change {
  readonly name: string
  readonly make: (suite: Suite) => void
  readonly argv?: readonly string[]
  readonly code: 0 | 1 | 2
}

/**
 * Each change gives exactly the report of `check-reports/NAME/REPORTER.txt` in every format.
 * `KANFA_WRITE_REPORTS=1 npx vitest run test/check-report.test.ts` writes them anew, to be read before they are committed.
 */
const CHANGES: readonly Change[] = [
  { name: 'nothing', make: () => {}, code: 0 },
  { name: 'weight', make: ({ replace }) => replace('words.tsv', 'skeptical\t4', 'skeptical\t9'), code: 1 },
  { name: 'selector', make: () => setAuthorSelectors(['.nowhere']), code: 1 },
  {
    name: 'label',
    make: ({ replace }) => replace('cases/words/labels.csv', '龘龘,supportive', '龘龘,skeptical'),
    argv: ['--min-agreement', '0.8'],
    code: 1,
  },
  {
    name: 'page',
    make: ({ replace }) => {
      replace('cases/words/page.csv', FIRST, '')
      replace('cases/words/page.csv', '10:00,1\n', '10:00,1\n15,新来的,靐靐靐靐,2024-03-02 10:00,\n')
      replace('cases/words/page.csv', '14,小满,齉齉', '14,小满,齉齉齉齉')
    },
    code: 1,
  },
  { name: 'order', make: ({ replace }) => replace('cases/words/page.csv', FIRST + SECOND, SECOND + FIRST), code: 1 },
  {
    name: 'floor',
    make: ({ replace, write }) => {
      replace('cases/words/labels.csv', '龘龘,supportive', '龘龘,neutral')
      write('cases/words/case.json', '{"floors":{"minMacroF1":0.9}}')
    },
    code: 1,
  },
  { name: 'golden', make: ({ folder }) => rmSync(join(folder, 'cases/words/golden.csv')), code: 1 },
  { name: 'broken', make: ({ replace }) => replace('cases/words/golden.csv', '\n4,14,', '\n3,14,'), code: 2 },
  {
    name: 'tie',
    make: ({ replace }) => replace('words.tsv', 'skeptical\t4', 'skeptical\t6.5'),
    argv: ['--tolerance', '1'],
    code: 0,
  },
  {
    name: 'update',
    make: ({ replace }) => replace('words.tsv', 'skeptical\t4', 'skeptical\t9'),
    argv: ['--update', '--only', 'words'],
    code: 0,
  },
]

const typecho = PROFILES.find((profile) => profile.name === 'engine:typecho')!
const authorSelectors = typecho.fields.author
let original: Suite
let suite: Suite

beforeAll(async () => {
  original = await makeSuite()
})
beforeEach(() => {
  suite = copySuite(original)
})
afterEach(() => {
  setAuthorSelectors(authorSelectors)
  rmSync(suite.folder, { recursive: true })
})
afterAll(() => rmSync(original.folder, { recursive: true }))

test.each(CHANGES)('$name: the report in every format', async ({ name, make, argv = [], code }) => {
  make(suite)
  const files = REPORTER_NAMES.map((reporter) => [reporter, join(suite.folder, `${reporter}.txt`)] as const)
  const run = await suite.check([
    ...argv,
    ...files.flatMap(([reporter, file]) => ['--reporter', `${reporter}=${file}`]),
  ])
  for (const [reporter, file] of files) {
    const text = readFileSync(file, 'utf8').replaceAll(suite.folder, 'suite')
    if (reporter === 'junit') expect(schemaErrors(text)).toEqual([])
    const shown = reporter === 'json' ? `${JSON.stringify(JSON.parse(text), undefined, 1)}\n` : text
    expect(shown).toBe(expected(`${name}/${reporter}.txt`, shown))
  }
  expect(run.err).toBe(expected(`${name}/stderr.txt`, run.err))
  expect(run.code).toBe(code)
})

test('the schema is one: it refuses what is no JUnit report', async () => {
  const { out } = await suite.check(['--reporter', 'junit'])
  expect(schemaErrors(out)).toEqual([])
  expect(schemaErrors(out.replace('<testcase name=', '<testcase title='))).not.toEqual([])
  expect(schemaErrors(out.replaceAll('system-out', 'stdout'))).not.toEqual([])
  expect(schemaErrors(out.replace(/ errors="\d+"/g, ''))).not.toEqual([])
})

/** What stands in the file, nothing without it; with `KANFA_WRITE_REPORTS` what is there now is written to it. */
function expected(name: string, now: string): string {
  const file = join(import.meta.dirname, 'check-reports', name)
  if (process.env.KANFA_WRITE_REPORTS && now !== '') {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, now)
  }
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** Problems of a JUnit report against `junit.xsd`, which says what Jenkins' xUnit plugin accepts. */
function schemaErrors(xml: string): string[] {
  using schema = XmlDocument.fromString(readFileSync(join(import.meta.dirname, 'junit.xsd'), 'utf8'))
  using validator = XsdValidator.fromDoc(schema)
  using report = XmlDocument.fromString(xml)
  try {
    validator.validate(report)
    return []
  } catch (error) {
    return [(error as Error).message]
  }
}

function setAuthorSelectors(rules: typeof authorSelectors): void {
  Object.assign(typecho.fields, { author: rules })
}
