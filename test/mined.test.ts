import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseLexicon } from '../src/lexicon/parse.js'
import { findMinedCues } from '../src/stance/mined-cues.js'
import { tabulateMined } from '../src/stance/mined-table.js'
import { packMined, unpackMined } from '../src/stance/pack-mined.js'
import { gramTerm, pairTerm, visitFeatures } from '../src/text/features.js'
import { fold } from '../src/text/fold.js'
import { tokenize } from '../src/text/tokenize.js'
import { type Entry, type MinedKind, STANCES } from '../src/types.js'

/** Cuts every two characters: what jieba would do is of no matter here. */
const segmenter = { engine: 'node-rs' as const, cut: (text: string) => text.match(/[\s\S]{1,2}/g) ?? [] }

const SCORING = { length: { offset: 2, power: 0.6 }, least: 0 }

function featuresOf(text: string): string[] {
  const folded = fold(text)
  const names: string[] = []
  visitFeatures(folded, tokenize(text, segmenter), {
    onWord: (token) => names.push(`word ${token.text}`),
    onPair: (first, second) => names.push(`pair ${pairTerm(first?.text, second?.text)}`),
    onGram: (start, end, opens, closes) => names.push(`gram ${gramTerm(folded.slice(start, end), opens, closes)}`),
  })
  return names
}

describe('features', () => {
  const table: readonly [text: string, kind: MinedKind, terms: readonly string[]][] = [
    ['好吗', 'gram', ['好', '^好', '好吗', '^好吗', '好吗$', '^好吗$', '吗', '吗$']],
    ['好吗', 'pair', ['^+好吗', '好吗+$']],
    ['支持 [赞]', 'word', ['支持', '[赞]']],
    ['支持 [赞]', 'pair', ['^+支持', '支持+[赞]', '[赞]+$']],
    ['@张三 說得', 'word', ['说得']],
    ['@张三 說得', 'gram', ['说', '^说', '说得', '^说得', '说得$', '^说得$', '得', '得$']],
    ['好 坏', 'gram', ['好', '^好', '坏', '坏$']],
    ['👍', 'gram', ['👍', '^👍', '👍$', '^👍$']],
    ['#话题#https://a.cn/', 'word', []],
    ['', 'gram', []],
  ]
  test.each(table)('%j has the %ss %j', (text, kind, terms) => {
    const found = featuresOf(text).filter((name) => name.startsWith(`${kind} `))
    expect(found.map((name) => name.slice(kind.length + 1))).toEqual(terms)
  })
})

function entriesOf(terms: readonly string[]): Entry[] {
  return terms.flatMap((name, i): Entry[] => {
    const [kind, term] = [name.slice(0, 4) as MinedKind, name.slice(5)]
    return [1, -1].map((sign, k) => ({
      term,
      kind,
      stance: STANCES[(i + k) % 4],
      weight: (sign * (i + 1)) / 100,
      file: 'x.tsv',
      line: i + 1,
    }))
  })
}

const TEXTS = fc.string({ unit: fc.constantFrom(...'不支持好吗了，！ ^$+@#[赞]👍谁信'), maxLength: 14 })

test('the table finds just what looking up every feature by its name finds, once each, and spans slice to their terms', () => {
  fc.assert(
    fc.property(fc.array(TEXTS, { minLength: 1, maxLength: 5 }), TEXTS, (known, text) => {
      const names = [...new Set(known.flatMap(featuresOf))].filter((_, i) => i % 3 === 0)
      const table = unpackMined(packMined(tabulateMined(entriesOf(names))))
      const { cues, lengthFactor } = findMinedCues(fold(text), tokenize(text, segmenter), table, SCORING)
      const present = new Set(featuresOf(text))
      const wanted = names.flatMap((name, i) =>
        present.has(name) ? [`${name} ${(i + 1) / 100}`, `${name} ${-(i + 1) / 100}`] : [],
      )
      expect(cues.map(({ kind, term, weight }) => `${kind} ${term} ${weight}`).sort()).toEqual(wanted.sort())
      for (const { kind, term, start, end, weight, value } of cues) {
        expect(value).toBeCloseTo(weight * lengthFactor, 9)
        const own = fold(text).slice(start, end)
        if (kind !== 'pair') expect([own, `^${own}`, `${own}$`, `^${own}$`]).toContain(term)
      }
    }),
  )
})

test('cues too small to be named are added up, and the sum stays', () => {
  const table = tabulateMined(entriesOf(['word 支持', 'gram 支', 'gram 持', 'gram 支持$']))
  const text = fold('支持')
  const tokens = tokenize(text, segmenter)
  const sum = (least: number) => {
    const { cues } = findMinedCues(text, tokens, table, { ...SCORING, least })
    return STANCES.map((stance) =>
      cues.reduce((total, cue) => (cue.stance === stance ? total + cue.value : total), 0).toFixed(9),
    )
  }
  expect(sum(1)).toEqual(sum(0))
  const rest = findMinedCues(text, tokens, table, { ...SCORING, least: 1 }).cues
  expect(rest.map(({ kind, start, end }) => [kind, start, end])).toEqual(rest.map(() => ['rest', 0, 0]))
  expect(rest.length).toBeGreaterThan(0)
})

test('what the build packed is what the lexicons say', () => {
  const root = join(import.meta.dirname, '..')
  const names = readdirSync(join(root, 'lexicons')).filter((name) => /^learned.*\.tsv$/.test(name))
  expect(names.length).toBeGreaterThan(0)
  const entries = names.flatMap((name) => parseLexicon(readFileSync(join(root, 'lexicons', name), 'utf8'), name))
  // as bytes: comparing arrays of a million numbers one by one takes seconds
  expect(readFileSync(join(root, 'dist', 'learned.bin')).equals(packMined(tabulateMined(entries)))).toBe(true)
})
