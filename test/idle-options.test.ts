import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { kanfa } from './terminal.js'

const folder = mkdtempSync(join(tmpdir(), 'kanfa-idle-'))
afterAll(() => rmSync(folder, { recursive: true }))

const TABLE = 'author,text\n甲,大家辛苦了，支持！\n'
const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const PAGE = file('page.csv', TABLE)
const MINE = file('mine.tsv', 'term\tstance\tweight\n顶呱呱\tsupportive\t4\n没戏唱\tskeptical\t4\n')
const OTHER = file('other.tsv', 'term\tstance\tweight\n顶呱呱\tsupportive\t2\n没戏唱\tskeptical\t2\n')
const LABELS = file('labels.csv', `text,label\n${'支持,supportive\n'.repeat(30)}`)

describe('an option that would change nothing is refused', () => {
  test.each([
    ['--excel', [PAGE, '-f', 'json'], []],
    ['--excel', ['parse', PAGE], []],
    ['--no-escape', [PAGE, '-f', 'xlsx'], []],
    ['--columns', [PAGE, '--summary', '-f', 'csv'], ['text']],
    ['--sort', [PAGE, '--summary'], ['n']],
    ['--columns', ['report', PAGE, '--summary'], ['text']],
    ['--stance', [PAGE, '--summary', '-f', 'json'], ['neutral']],
    ['--jobs', [PAGE, '-f', 'json'], ['2']],
    ['--jobs', [PAGE, '-f', 'csv', '--sort', 'n'], ['2']],
    ['--jobs', [PAGE, '-f', 'csv', '--summary'], ['2']],
    ['--force', ['check', folder], []],
    ['--update', ['check', '--init', PAGE, folder], []],
    ['--only', ['check', '--init', PAGE, folder], ['x']],
    ['--min-agreement', ['check', '--init', PAGE, folder], ['0.5']],
    ['--reporter', ['check', '--init', PAGE, folder], ['json']],
    ['--from', ['learn', LABELS, '-o', join(folder, 'learned'), '--no-learned'], ['bundled']],
    ['--stance', ['lexicon', 'check', MINE], ['neutral']],
    ['--engine', ['lexicon', 'list'], ['node-rs']],
    ['--dictionary', ['lexicon', 'find', '支持'], ['full']],
    ['--lexicon', ['lexicon', 'diff', MINE, OTHER], [MINE]],
    ['--no-learned', ['lexicon', 'diff', MINE, OTHER], []],
    ['--no-learned', ['lexicon', 'list', MINE], []],
  ])('%s with %j', async (option, argv, value) => {
    const { code, out, err } = await kanfa([...argv, option, ...value])
    const line = `^kanfa: ${option} does nothing here: .*\n  hint: leave ${option} out\n$`
    expect([code, out, err]).toEqual([2, '', expect.stringMatching(line)])
    expect((await kanfa([...argv, option, ...value, '--lang', 'zh'])).err).not.toMatch(/[a-z]{4} [a-z]{4}/)
  })

  test('and is welcome where it changes something', async () => {
    const runs = [
      [PAGE, '-f', 'csv', '--excel', '--no-escape', '--columns', 'text'],
      [PAGE, '-f', 'tsv', '--excel', '--summary'],
      [PAGE, '-f', 'json', '--jobs', '1'],
      ['report', PAGE, '--summary', '--stance', 'supportive'],
    ]
    for (const argv of runs) expect(await kanfa(argv)).toMatchObject({ code: 0, err: '' })
  })

  test('but a setting of the config may rest', async () => {
    const config = file(
      'kanfa.config.json',
      '{"excel":true,"escape":false,"columns":["text"],"sort":"n","summary":true}',
    )
    expect(await kanfa([PAGE, '-f', 'json', '--config', config])).toMatchObject({ code: 0, err: '' })
  })
})

describe('kanfa lexicon heeds', () => {
  const terms = async (...argv: string[]) =>
    (await kanfa(['lexicon', ...argv])).out
      .split('\n')
      .filter(Boolean)
      .map((line) => /: (\S+)/.exec(line)![1])

  test('--lexicon in list', async () => {
    expect((await terms('list', '--lexicon', MINE)).slice(-2)).toEqual(['顶呱呱', '没戏唱'])
    expect(await terms('list', MINE, '--lexicon', OTHER)).toHaveLength(4)
  })

  test('--no-learned in list and find', async () => {
    const { out } = await kanfa(['lexicon', 'find', '一刀切', '--no-learned'])
    expect(out).toMatch(/一刀切/)
    expect(out + (await kanfa(['lexicon', 'list', '--no-learned'])).out).not.toMatch(/learned-\w+\.tsv/)
  })

  test('--stance in find and diff', async () => {
    const found = (await kanfa(['lexicon', 'find', '一刀切', '--stance', 'supportive'])).out
    expect(found).toMatch(/ supportive /)
    expect(found).not.toMatch(/ skeptical /)
    expect(await terms('diff', MINE, OTHER, '--stance', 'skeptical')).toEqual(['没戏唱', '没戏唱'])
  })

  test('what it cannot use and what it does not find', async () => {
    expect((await kanfa(['lexicon', 'find', '一刀切', '支持'])).err).toMatch(/find takes one term/)
    expect((await kanfa(['lexicon', 'diff', MINE, OTHER, MINE])).err).toMatch(/needs two files/)
    const none = await kanfa(['lexicon', 'find', '没有这样的词'])
    expect(none).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringMatching(/^kanfa: no entry holds "没有这样的词"\n/),
    })
  })
})

describe('an output with the ending of another format', () => {
  test('is written, with a warning', async () => {
    const output = join(folder, 'x.csv')
    const { code, err } = await kanfa(['parse', PAGE, '-f', 'json', '-o', output])
    expect([code, err]).toEqual([0, expect.stringMatching(/x\.csv: holds json, whatever its ending \.csv says\n/)])
    expect(JSON.parse(readFileSync(output, 'utf8')).pages).toHaveLength(1)
    expect((await kanfa(['parse', PAGE, '-f', 'json', '-o', output, '--quiet'])).err).toBe('')
  })

  test.each(['x.txt', 'x.dat', 'x', 'x.JSON'])('is none in %s', async (name) => {
    const { err } = await kanfa(['parse', PAGE, '-f', 'json', '-o', join(folder, name)])
    expect(err).toBe('')
  })
})

describe('a value that says nothing is refused', () => {
  test.each([
    ['-o', ''],
    ['--lexicon', ''],
    ['--config', ' '],
    ['--sort', ''],
    ['--encoding', ''],
    ['--columns', ','],
    ['--map', ''],
    ['--now', '1'],
    ['--now', 'May 5, 2024'],
    ['--now', '2024-02-30'],
    ['--now', '2024-05-01T25:00'],
  ])('%s %j', async (option, value) => {
    const { code, out, err } = await kanfa([PAGE, option, value])
    expect([code, out, err]).toEqual([2, '', expect.stringMatching(/is invalid\. It (is empty|names none|is no day)/)])
  })

  test('an empty name among the inputs is shown', async () => {
    expect((await kanfa([''])).err).toMatch(/^"": no such file or folder\n/)
  })
})

test.each([[['-', '-']], [['compare', '-', '-']]])('%j: standard input is read only once', async (argv) => {
  const { code, err } = await kanfa(argv, { stdin: TABLE })
  expect([code, err]).toEqual([2, expect.stringMatching(/only once: name - once/)])
})

test('- is standard output for a reporter, and no folder', async () => {
  const cases = join(folder, 'cases')
  expect((await kanfa(['check', '--init', PAGE, cases])).code).toBe(0)
  const direct = await kanfa(['check', cases, '--reporter', 'json'])
  expect(JSON.parse(direct.out)).toBeTypeOf('object')
  expect(await kanfa(['check', cases, '--reporter', 'json=-'])).toEqual(direct)
  expect((await kanfa(['learn', LABELS, '-o', '-'])).err).toMatch(/Several files are written/)
})

test('learn says before it learns that its lexicons have no place', async () => {
  const { code, err } = await kanfa(['learn', LABELS, '-o', MINE])
  expect([code, err]).toEqual([2, expect.stringMatching(/mine\.tsv: cannot be written: there is a file of that name/)])
  expect(existsSync(join(folder, 'learned'))).toBe(false)
})

describe('an option given twice', () => {
  test('adds to itself where it takes a list', async () => {
    const table = file('other-names.csv', '甲列,乙列\n小满,谁信啊\n大雪,谢谢大家\n')
    const argv = [
      table,
      '-f',
      'csv',
      '--map',
      'text=乙列',
      '--map',
      'author=甲列',
      '--columns',
      'author',
      '--columns',
      'stance',
    ]
    expect((await kanfa([...argv, '--stance', 'skeptical', '--stance', 'supportive'])).out).toBe(
      'author,stance\n小满,skeptical\n大雪,supportive\n',
    )
  })

  test.each([
    [['parse', PAGE, '--map', 'text=text', '--map', 'text=author'], 'text'],
    [['parse', PAGE, '--map', 'text=text,text=author'], 'text'],
    [['check', folder, '--reporter', 'json=r', '--reporter', 'junit=r'], 'r'],
  ])('is refused where the second would take the place of the first: %j', async (argv, what) => {
    const { code, err } = await kanfa(argv)
    expect([code, err]).toEqual([2, expect.stringContaining(`"${what}" stands twice.`)])
  })
})
