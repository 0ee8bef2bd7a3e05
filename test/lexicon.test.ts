import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readPackedWritten } from '../src/io/lexicon-files.js'
import { openSegmenter } from '../src/kit.js'
import { readExample } from '../src/lexicon/example.js'
import { mergeLexicons } from '../src/lexicon/merge.js'
import { parseLexicon } from '../src/lexicon/parse.js'
import { indexEntries } from '../src/stance/entry-index.js'
import { type Judge, judgeText } from '../src/stance/judge.js'
import { tabulateMined } from '../src/stance/mined-table.js'
import { parseScoring } from '../src/stance/scoring.js'
import { findTerm } from '../src/stance/term-table.js'
import { fold } from '../src/text/fold.js'
import { tokenize } from '../src/text/tokenize.js'
import { CUE_KINDS, type Entry } from '../src/types.js'

const FOLDER = join(import.meta.dirname, '..', 'lexicons')
const WRITTEN = readdirSync(FOLDER).filter((name) => name.endsWith('.tsv') && !name.startsWith('learned'))
const lists = WRITTEN.map((name) => ({ name, entries: parseLexicon(readFileSync(join(FOLDER, name), 'utf8'), name) }))
const entries = lists.flatMap((list) => list.entries)

test('the build packs the written lexicons as they stand in their files', () => {
  const packed = readPackedWritten()?.map((entry) => ({ ...entry, file: basename(entry.file) }))
  expect(packed).toEqual(mergeLexicons(lists.map((list) => list.entries)))
})

/** Judges with the written lexicons alone: what a person wrote must hold without what was learned. */
let judge: Judge
beforeAll(() => {
  const scoring = JSON.parse(readFileSync(join(FOLDER, 'written-scoring.json'), 'utf8'))
  const segmenter = openSegmenter({}, [])
  judge = {
    segmenter,
    index: indexEntries(mergeLexicons(lists.map((list) => list.entries))),
    mined: tabulateMined([]),
    scoring,
  }
})

describe('the written lexicons', () => {
  test('have at least 1,500 entries, each folded, with a weight and a source', () => {
    expect(entries.length).toBeGreaterThanOrEqual(1500)
    expect(entries.filter((entry) => entry.source === undefined)).toEqual([])
    expect(entries.filter((entry) => entry.term !== fold(entry.term))).toEqual([])
  })

  test.each(lists)('$name holds one kind', ({ entries }) => {
    expect(new Set(entries.map((entry) => entry.kind)).size).toBe(1)
  })

  test('no term speaks for two stances', () => {
    const stances = new Map<string, Set<string>>()
    for (const { term, kind, stance } of entries) {
      if (kind !== 'term') continue
      stances.set(term, (stances.get(term) ?? new Set()).add(stance!))
    }
    expect([...stances].filter(([, each]) => each.size > 1).map(([term]) => term)).toEqual([])
  })

  test('modifiers and constructions have examples', () => {
    const must = entries.filter(
      (entry) => entry.kind === 'construction' || !(CUE_KINDS as readonly string[]).includes(entry.kind),
    )
    expect(must.length).toBeGreaterThan(150)
    expect(must.filter((entry) => entry.example === undefined).map((entry) => entry.term)).toEqual([])
  })

  test('every example comes out as it says, and holds its term', () => {
    const wrong = entries.flatMap((entry) => {
      const example = readExample(entry)
      if (!example) return []
      const { stance, cues } = judgeText(example.text, judge).verdict
      const holds = entry.term.split('…').every((part) => fold(example.text).includes(part))
      return stance === example.stance && holds
        ? []
        : [
            `${entry.file}:${entry.line} ${entry.term}: ${example.text} → ${stance}, not ${example.stance} (${cues.map((cue) => `${cue.term} ${cue.stance} ${cue.value.toFixed(1)}`).join('; ')})`,
          ]
    })
    expect(wrong).toEqual([])
  })

  test('the segmenter yields every term as words with its edges', () => {
    const split = entries.filter(({ kind, term }) => kind === 'term' && !reaches(term, judge))
    expect(split.map((entry) => entry.term)).toEqual([])
  })
})

/** True when a text that is the term alone is matched by it. */
function reaches(term: string, { segmenter, index }: Judge): boolean {
  const tokens = tokenize(term, segmenter)
  return tokens.at(-1)?.end === term.length && findTerm(index.words.terms, term, 0, term.length) >= 0
}

const bad: readonly [what: string, line: string, message: RegExp, column: number][] = [
  ['a weight that is no number', '好\tterm\tsupportive\t强\tme\t', /weight must be a number, got "强"/, 19],
  ['an unknown stance', '好\tterm\thappy\t1\tme\t', /no stance "happy"/, 8],
  ['an unknown kind', '好\tnoun\tsupportive\t1\tme\t', /no kind "noun"/, 3],
  ['a cue without stance', '好\tterm\t\t1\tme\t', /no stance ""/, 8],
  ['a modifier without factor', '不\tnegator\t\t\tme\t', /weight must be a number/, 12],
  ['a stray blank', '好 \tterm\tsupportive\t1\tme\t', /a blank at the edge/, 1],
  ['no term', '\tterm\tsupportive\t1\tme\t', /no term/, 1],
  ['too many cells', '好\tterm\tsupportive\t1\tme\t\tx', /more cells than columns/, 25],
  ['a broken character', '好\ufffd\tterm\tsupportive\t1\tme\t', /not UTF-8/, 1],
]
test.each(bad)('%s is named with its line and column, and a caret under it', (_what, line, message, column) => {
  const text = `# mine\nterm\tkind\tstance\tweight\tsource\texample\n\n${line}\n`
  let error: unknown
  try {
    parseLexicon(text, 'mine.tsv')
  } catch (thrown) {
    error = thrown
  }
  expect(error).toMatchObject({ code: 'bad-lexicon', where: { file: 'mine.tsv', line: 4, column } })
  expect((error as Error).message).toMatch(message)
  expect((error as Error).message).toMatch(/\n +\^+$/)
})

test('doubles within a file are named, later files replace, weight 0 removes', () => {
  const of = (...rows: string[]): Entry[] => parseLexicon(['term\tstance\tweight', ...rows].join('\n'), 'x.tsv')
  expect(() => of('好\tsupportive\t1', '好\tsupportive\t2')).toThrow(/stands on line 2 already/)
  const merged = mergeLexicons([
    of('好\tsupportive\t1', '差\tskeptical\t1'),
    of('好\tsupportive\t2', '差\tskeptical\t0'),
  ])
  expect(merged.map(({ term, weight }) => [term, weight])).toEqual([['好', 2]])
})

test('a user needs no more than terms and stances; traditional and full-width terms are folded', () => {
  const [entry] = parseLexicon('\ufeffterm\tstance\r\n讚ＯＫ\tsupportive\r\n', 'mine.tsv')
  expect(entry).toMatchObject({ term: '赞ok', kind: 'term', stance: 'supportive', weight: 1.5 })
})

const sure = (told: number) => ({ supportive: told, skeptical: 0, question: 0, neutral: 0 })

test.each([
  ['{}'],
  ['{"temperature":0.5,"opposite":{"supportive":"skeptical"},"length":{"offset":2,"power":0.6}}'],
  [JSON.stringify({ bias: sure(-1) })],
])('%s is a scoring', (text) => {
  expect(parseScoring(text, 'scoring.json')).toEqual(JSON.parse(text))
})

test.each([
  ['null', /must be an object/],
  ['[]', /must be an object/],
  ['{"temperature":"hot"}', /temperature must be a number/],
  ['{"temperature":0}', /temperature must be above 0/],
  ['{"bias":null}', /bias needs a number/],
  ['{"opposite":{"supportive":"bad"}}', /opposite needs/],
  ['{"length":null}', /length needs/],
])('%s is none', (text, message) => {
  const refusal = (): unknown => {
    try {
      return parseScoring(text, 'scoring.json')
    } catch (error) {
      return error
    }
  }
  expect(refusal()).toMatchObject({ code: 'bad-scoring', args: { detail: expect.stringMatching(message) } })
})
