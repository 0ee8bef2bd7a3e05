import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { findCases } from '../src/io/cases.js'
import { loadKit } from '../src/kit.js'
import { PROFILES } from '../src/page/html/profiles.js'
import { readPage } from '../src/page/read-page.js'
import SHAPES from '../src/page/text/shapes.json' with { type: 'json' }
import { type Golden, parseGolden } from '../src/quality/golden-file.js'
import { GOLDEN_COLUMNS } from '../src/quality/golden-row.js'
import { LABEL_COLUMNS, type LabelledText, parseLabels } from '../src/quality/label-file.js'
import { judgeText } from '../src/stance/judge.js'
import { MINED_KINDS, STANCES } from '../src/types.js'

/** What `npm run check` can rely on: the fixtures hold every reader, every rule of the stance and enough labels. */
interface Fixture {
  readonly name: string
  readonly golden: Golden
  readonly labels: readonly LabelledText[]
  readonly reader: string
  readonly texts: readonly string[]
}
const FOLDER = join(import.meta.dirname, '..', 'fixtures')
let fixtures: Fixture[]

beforeAll(async () => {
  fixtures = await Promise.all(
    (await findCases([FOLDER])).map(async ({ name, page, golden, labels }) => {
      if (page instanceof Error) throw page
      const { page: read, comments } = await readPage(page)
      const texts: string[] = []
      for await (const { text } of comments) texts.push(text)
      return {
        name: name.slice(FOLDER.length + 1),
        golden: parseGolden(readFileSync(golden, 'utf8'), golden),
        labels: parseLabels(readFileSync(labels, 'utf8'), labels, LABEL_COLUMNS),
        reader: read.reader,
        texts,
      }
    }),
  )
})

test('every golden holds stances and cues', () => {
  expect(
    fixtures.filter(({ golden }) => golden.columns.length < GOLDEN_COLUMNS.length).map(({ name }) => name),
  ).toEqual([])
})

test('a person has labelled every comment, at least 300 of them, in at least 25 cases', () => {
  expect(fixtures.filter(({ labels, texts }) => labels.length !== texts.length).map(({ name }) => name)).toEqual([])
  expect(fixtures.filter(({ labels }) => labels.length > 0).length).toBeGreaterThanOrEqual(25)
  expect(fixtures.flatMap(({ labels }) => labels).length).toBeGreaterThanOrEqual(300)
  for (const stance of STANCES)
    expect(fixtures.flatMap(({ labels }) => labels).filter(({ label }) => label === stance).length).toBeGreaterThan(50)
})

describe('every reader', () => {
  const readers = () => [...new Set(fixtures.map(({ reader }) => reader))]
  test('of a site or a comment engine', () => {
    expect(readers()).toEqual(expect.arrayContaining(PROFILES.map(({ name }) => name)))
  })
  test('of copied text', () => {
    expect(readers()).toEqual(
      expect.arrayContaining([...SHAPES.shapes.map(({ name }) => `text:${name}`), 'text:generic', 'text:labelled']),
    )
  })
  test('of other HTML and of exports', () => {
    expect(readers()).toEqual(
      expect.arrayContaining(['html:generic', 'records:csv', 'records:tsv', 'records:json', 'records:ndjson']),
    )
  })
})

test('every kind of entry that the lexicons have is at work', () => {
  const { judge, entries } = loadKit({ engine: 'node-rs' })
  const cues = fixtures.flatMap(({ texts }) => texts.flatMap((text) => judgeText(text, judge).verdict.cues))
  const atWork = new Set([...cues, ...cues.flatMap((cue) => cue.modifiers)].map(({ kind }) => kind))
  const kinds = new Set([...entries.map(({ kind }) => kind), ...MINED_KINDS])
  expect(kinds.size).toBeGreaterThanOrEqual(12)
  expect([...kinds].filter((kind) => !atWork.has(kind))).toEqual([])
})
