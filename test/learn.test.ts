import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { chooseBias, chooseTemperature } from '../src/quality/learn/calibrate.js'
import { minimize } from '../src/quality/learn/lbfgs.js'
import { type LabelledComment, learnWeights } from '../src/quality/learn/learn.js'
import { findSingularVectors } from '../src/quality/learn/singular-vectors.js'
import { SparseMatrixBuilder } from '../src/quality/learn/sparse-matrix.js'
import { fold } from '../src/text/fold.js'
import { tokenize } from '../src/text/tokenize.js'
import { STANCES, type Stance } from '../src/types.js'
import { kanfa, records } from './terminal.js'

const folder = mkdtempSync(join(tmpdir(), 'kanfa-learn-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a bowl is smallest where it is', () => {
  const bottom = [3, -1, 0.5]
  const steepness = [1, 10, 100]
  const point = minimize(
    (at, slope) =>
      bottom.reduce((sum, x, k) => {
        slope[k] = 2 * steepness[k]! * (at[k]! - x)
        return sum + steepness[k]! * (at[k]! - x) ** 2
      }, 0),
    3,
    50,
  )
  expect([...point].map((x) => Number(x.toFixed(4)))).toEqual(bottom)
})

test('singular vectors keep the products of the rows', () => {
  const rows = [
    [2, 0, 1],
    [0, 3, 0],
    [1, 0, 2],
    [0, 1, 1],
  ]
  const builder = new SparseMatrixBuilder(3)
  for (const row of rows) {
    for (const [column, value] of row.entries()) if (value !== 0) builder.put(column, value)
    builder.endRow()
  }
  // rows times the square root of the singular values: their products are those of (MMᵀ)^½
  const { columns, values } = findSingularVectors(builder.finish(), 3)
  const root = rows.map((_, i) => rows.map((_, j) => dot(i, j)))
  const squared = root.map((row) => root.map((_, j) => row.reduce((sum, x, k) => sum + x * root[k]![j]!, 0)))
  const wanted = rows.map((a) => rows.map((b) => a.reduce((sum, x, k) => sum + x * b[k]!, 0)))
  expect(squared.map((row) => row.map((x) => Number(x.toFixed(3))))).toEqual(wanted)

  function dot(i: number, j: number): number {
    let sum = 0
    for (let k = 0; k < columns; k++) sum += values[i * columns + k]! * values[j * columns + k]!
    return sum
  }
})

test('biases and temperature are those with which held-out comments come out best', () => {
  const label = (stance: Stance, ...scores: number[]) => ({ label: stance, scores })
  const shy = [
    label('supportive', 0, 0.3, 0, 0),
    label('skeptical', 0, 0.9, 0, 0),
    label('supportive', 0.1, 0.35, 0, 0),
  ]
  const bias = chooseBias(shy)
  expect(bias[0]! - bias[1]!).toBeGreaterThan(0.3)
  expect(bias[0]! - bias[1]!).toBeLessThan(0.9)
  const sure = Array.from({ length: 10 }, (_, i) => label(i < 6 ? 'supportive' : 'skeptical', 4, 0, -90, -90))
  // right in 6 of 10 cases: the odds should be 1.5, so 4 ÷ temperature = ln 1.5, as hot as is allowed
  expect(chooseTemperature(sure, [0, 0, 0, 0])).toBeCloseTo(4, 1)
})

/** Comments of two invented dialects: which stance a word speaks for is not what any lexicon says. */
function sample(): LabelledComment[] {
  const words: Record<Stance, string[]> = {
    supportive: ['咕噜', '啪嗒'],
    skeptical: ['叮咚', '哐当'],
    question: ['沙沙', '呼呼'],
    neutral: ['滴答', '嗡嗡'],
  }
  const filler = ['今天', '那个', '地方', '东西', '我们', '他们']
  return Array.from({ length: 160 }, (_, i) => {
    const label = STANCES[i % 4]!
    const text = `${filler[i % 6]}${words[label][(i >> 2) % 2]}${filler[(i >> 3) % 6]}`
    const tokens = tokenize(text, { engine: 'node-rs', cut: (run) => run.match(/.{1,2}/gsu) ?? [] })
    return {
      folded: fold(text),
      tokens,
      turned: [],
      label,
      calibrates: true,
      scores: { supportive: 0, skeptical: 0, question: 0, neutral: 0 },
    }
  })
}

const SCORING = {
  bias: { supportive: 0, skeptical: 0, question: 0, neutral: 0 },
  temperature: 1,
  opposite: {},
  reach: 12,
  gap: 30,
  length: { offset: 2, power: 0.6 },
  least: 0,
}

describe('learning', () => {
  const material = {
    labelled: sample(),
    unlabelled: sample().map(({ tokens }) => tokens.map(({ text }) => text)),
    cues: new Set<string>(),
    scoring: SCORING,
  }
  const learned = learnWeights(material, () => {})

  test('finds the words that speak for a stance', () => {
    const strongest = (term: string) => {
      const weights = learned.entries.find((entry) => entry.kind === 'word' && entry.term === term)!.weights
      return Object.entries(weights).sort(([, a], [, b]) => b - a)[0]![0]
    }
    expect(['啪嗒', '哐当', '沙沙', '嗡嗡'].map(strongest)).toEqual(STANCES)
  })

  test('what it tells of comments it has not seen is right', () => {
    const right = learned.heldOut.filter(({ label, scores }) => STANCES[scores.indexOf(Math.max(...scores))] === label)
    expect(right.length / learned.heldOut.length).toBeGreaterThan(0.95)
  })

  test('gives the same to the last digit when done again', () => {
    expect(learnWeights(material, () => {})).toEqual(learned)
  })
})

describe('kanfa evaluate and learn', () => {
  const sides: Record<string, string> = { 咕噜: 'skeptical', 啪嗒: 'skeptical', 叮咚: 'question', 哐当: 'question' }
  const rows = Array.from({ length: 80 }, (_, i) => {
    const [word, label] = Object.entries(sides)[i % 4]!
    return `${i + 1},第${(i >> 2) + 1}个东西${word}${['了', '的', '着'][i % 3]},${label}`
  })
  const [texts, lines, rest] = ['comments.txt', 'by-line.csv', 'rest.csv'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  const cells = rows.map((row) => row.split(','))
  writeFileSync(texts, `${cells.map(([, text]) => text).join('\n')}\n`)
  writeFileSync(
    lines,
    `line,label\n${cells
      .slice(0, 40)
      .map(([n, , label]) => `${n},${label}`)
      .join('\n')}\n`,
  )
  writeFileSync(
    rest,
    `text,label\n${cells
      .slice(40)
      .map(([, text, label]) => `${text},${label}`)
      .join('\n')}\n`,
  )
  const labels = join(folder, 'corrected.csv')
  writeFileSync(labels, `n,text,stance\n${rows.join('\n')}\n`)
  const out = join(folder, 'mine')

  test('analyze, correct, evaluate, learn, analyze again: better', async () => {
    const f1 = async (...more: string[]) => {
      const { out, code } = await kanfa(['evaluate', labels, '-f', 'json', ...more])
      expect(code).toBe(0)
      return (records(out)[0] as { accuracy: number }).accuracy
    }
    const before = await f1()
    const { code, out: said } = await kanfa(['learn', labels, '-o', out])
    expect([code, said]).toEqual([0, expect.stringMatching(/from 80 labelled and 0 other comments/)])
    expect(readdirSync(out).sort()).toEqual([
      'learned-grams.tsv',
      'learned-pairs.tsv',
      'learned-words.tsv',
      'scoring.json',
    ])
    const after = await f1('--lexicon', out)
    expect([before < 0.6, after > 0.9]).toEqual([true, true])
    const again = await kanfa(['-f', 'ndjson', '--lexicon', out], { stdin: 'text\n第90个东西叮咚着\n' })
    expect(records(again.out)[0]!.stance).toBe('question')
  })

  test('learning twice gives the same bytes', async () => {
    const [once, twice] = [join(folder, 'once'), join(folder, 'twice')]
    for (const target of [once, twice]) await kanfa(['learn', labels, '-o', target])
    expect(readdirSync(once).length).toBe(4)
    for (const name of readdirSync(once))
      expect(readFileSync(join(twice, name), 'utf8')).toBe(readFileSync(join(once, name), 'utf8'))
  })

  test('labels by line are learned like labels with their texts; those that do not calibrate are learned from too', async () => {
    const target = join(folder, 'by-line')
    const {
      code,
      out: said,
      err,
    } = await kanfa([...['learn', rest, lines, '--unlabelled', texts, '--calibrate', rest, '-o', target]])
    expect([err, code, said]).toEqual(['', 0, expect.stringMatching(/from 80 labelled and 80 other comments/)])
    const { out: json } = await kanfa(['evaluate', labels, '-f', 'json', '--lexicon', target])
    expect((records(json)[0] as { accuracy: number }).accuracy).toBeGreaterThan(0.9)
  })

  test.each([
    ['without the file of comments', ['by-line.csv'], /by-line\.csv:1: no column text; to learn labels by line/],
    [
      'of a line that is not there',
      ['far.csv', '--unlabelled', 'comments.txt'],
      /far\.csv:2: there is no line "81" among the 80 comments/,
    ],
    ['calibrating on another file', ['by-line.csv', '--calibrate', 'rest.csv'], /rest\.csv is not among the labels/],
  ])('labels by line %s are refused', async (_what, args, message) => {
    writeFileSync(join(folder, 'far.csv'), 'line,label\n81,question\n')
    const paths = args.map((arg) => (arg.startsWith('-') ? arg : join(folder, arg)))
    const { code, err } = await kanfa(['learn', ...paths, '-o', join(folder, 'none')])
    expect([code, err]).toEqual([2, expect.stringMatching(message)])
  })

  test.each([
    [
      'of one line without end, packed',
      gzipSync(Buffer.alloc(20 << 20, 'a')),
      /many\.gz: cannot be read: a line of more than 16 MB/,
    ],
    ['that is not packed', Buffer.from('好\n不好\n'), /many\.gz: cannot be read: it is no gzip file/],
    [
      'that was cut short',
      gzipSync('好\n不好\n').subarray(0, -9),
      /many\.gz: cannot be read: it is a gzip file that ends too early/,
    ],
  ])('a file of comments %s is refused, and nothing is written', async (_what, bytes, message) => {
    const [texts, target] = ['many.gz', 'unmade'].map((name) => join(folder, name)) as [string, string]
    writeFileSync(texts, bytes)
    const { code, err } = await kanfa(['learn', labels, '--unlabelled', texts, '-o', target])
    expect([code, err, existsSync(target)]).toEqual([2, expect.stringMatching(message), false])
  })

  test('a file in the place of the folder is named', async () => {
    const { code, err } = await kanfa(['learn', labels, '-o', labels])
    expect([code, err]).toEqual([2, expect.stringMatching(/cannot be written: there is a file of that name/)])
  })

  test('a floor that is not reached is exit 1; baselines stand beside', async () => {
    const floor = await kanfa(['evaluate', labels, '--min-macro-f1', '0.99'])
    expect(floor.code).toBe(1)
    const { out: json } = await kanfa(['evaluate', labels, '--train', labels, '-f', 'json', '--errors', '2'])
    const { baselines, mistakes } = records(json)[0] as { baselines: object; mistakes: { cues: unknown[] }[] }
    expect(Object.keys(baselines)).toEqual(['majority', 'naive Bayes'])
    expect(mistakes.length).toBe(2)
  })

  test.each([
    ['a label outside the four', 'text,label\n好,支持\n', /labels\.csv:2: no stance "支持"/],
    ['no label column', 'text,mood\n好,gut\n', /labels\.csv:1: no column stance/],
    ['too few labels', 'text,label\n好,supportive\n', /1 labelled comment, at least 20/],
  ])('%s is named with its place', async (_what, content, message) => {
    const path = join(folder, 'labels.csv')
    writeFileSync(path, content)
    const { code, err } = await kanfa(['learn', path, '-o', join(folder, 'none')])
    expect([code, err]).toEqual([2, expect.stringMatching(message)])
  })

  test('labels saved as GBK by a spreadsheet are read', async () => {
    const path = join(folder, 'gbk.csv')
    // text,label / 支持,supportive in GBK
    writeFileSync(
      path,
      Buffer.concat([Buffer.from('text;label\r\n'), Buffer.from('d6a7b3d6', 'hex'), Buffer.from(';supportive\r\n')]),
    )
    const { code, out: json } = await kanfa(['evaluate', path, '-f', 'json'])
    expect([code, (records(json)[0] as { accuracy: number }).accuracy]).toEqual([0, 1])
  })
})

describe('kanfa lexicon', () => {
  const write = (name: string, ...lines: string[]) => {
    const path = join(folder, name)
    writeFileSync(path, `term\tkind\tstance\tweight\texample\n${lines.join('\n')}\n`)
    return path
  }

  test('check names what is wrong and exits with 1, and with 0 when nothing is', async () => {
    const wrong = write(
      'wrong.tsv',
      '顶呱呱\tterm\tsupportive\t1\t',
      '顶呱呱\tterm\tskeptical\t1\t',
      '好 家伙\tterm\tskeptical\t1\t',
      '没戏唱\tterm\tskeptical\t3\t这回真的开门大吉',
    )
    const { code, out } = await kanfa(['lexicon', 'check', wrong])
    expect(code).toBe(1)
    expect(out).toMatch(/wrong\.tsv:3: 顶呱呱 .*: speaks for skeptical here and for supportive in .*wrong\.tsv:2/)
    expect(out).toMatch(/wrong\.tsv:5: 没戏唱 .*: its example does not hold it/)
    const zh = await kanfa(['lexicon', 'check', wrong, '--lang', 'zh'])
    expect(zh.out).toMatch(/wrong\.tsv:5: 没戏唱 .*：它的例句里没有它：这回真的开门大吉\n/)
    expect(zh.out).not.toMatch(/here and|example/)
    expect(
      (await kanfa(['lexicon', 'check', write('right.tsv', '顶呱呱\tterm\tsupportive\t3\t这桥顶呱呱')])).code,
    ).toBe(0)
  })

  test('the bundled lexicons have nothing wrong', async () => {
    expect(await kanfa(['lexicon', 'check'])).toMatchObject({ code: 0, out: '' })
  })

  test('find, list and diff', async () => {
    const a = write('a.tsv', '顶呱呱\tterm\tsupportive\t1\t', '没戏唱\tterm\tskeptical\t1\t')
    const b = write('b.tsv', '顶呱呱\tterm\tsupportive\t2\t', '真香\tterm\tsupportive\t1\t')
    expect((await kanfa(['lexicon', 'find', '頂呱呱', '--lexicon', a])).out).toContain(
      'a.tsv:2: 顶呱呱  term supportive 1',
    )
    expect((await kanfa(['lexicon', 'list', a, '--stance', 'skeptical'])).out).toMatch(
      /^.*a\.tsv:3: 没戏唱 {2}term skeptical 1\n$/,
    )
    const { out } = await kanfa(['lexicon', 'diff', a, b])
    expect(out.split('\n').map((line) => line.replace(/ .*[/\\]/, ' '))).toEqual([
      '- a.tsv:3: 没戏唱  term skeptical 1',
      '+ b.tsv:3: 真香  term supportive 1',
      '- a.tsv:2: 顶呱呱  term supportive 1',
      '+ b.tsv:2: 顶呱呱  term supportive 2',
      '',
    ])
  })
})
