import { EventEmitter } from 'node:events'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { main } from '../src/cli/main.js'
import { copySuite, makeSuite, type Suite } from './check-suite.js'
import { kanfa, type Run } from './terminal.js'

/** What `kanfa check` does with its options and with files that are wrong. What its reports say is in `check-report.test.ts`. */
let original: Suite
let suite: Suite

beforeAll(async () => {
  original = await makeSuite()
})
beforeEach(() => {
  suite = copySuite(original)
})
afterEach(() => rmSync(suite.folder, { recursive: true }))
afterAll(() => rmSync(original.folder, { recursive: true }))

const raiseWeight = ({ replace }: Suite) => replace('words.tsv', 'skeptical\t4', 'skeptical\t9')
const GOLDEN = 'cases/words/golden.csv'

describe('--update', () => {
  test('accepts what is there now: the next check holds', async () => {
    raiseWeight(suite)
    expect((await suite.check()).code).toBe(1)
    const { code, out } = await suite.check(['--update', '--only', 'words'])
    expect(out).toMatch(/stance {2}#3 =三月: ▲ supportive → ▼ skeptical/)
    expect(code).toBe(0)
    expect((await suite.check()).code).toBe(0)
  })

  test('writes only goldens that changed', async () => {
    const old = new Date('2020-01-01T00:00:00Z')
    utimesSync(join(suite.folder, GOLDEN), old, old)
    await suite.check(['--update', '--only', 'words'])
    expect(statSync(join(suite.folder, GOLDEN)).mtime).toEqual(old)
    raiseWeight(suite)
    await suite.check(['--update', '--only', 'words'])
    expect(statSync(join(suite.folder, GOLDEN)).mtime).not.toEqual(old)
  })

  test('never writes labels', async () => {
    const labels = suite.read('cases/words/labels.csv')
    suite.replace('cases/words/page.csv', '龘龘靐靐', '齉齉靐靐')
    await suite.check(['--update', '--only', 'words'])
    expect(suite.read('cases/words/labels.csv')).toBe(labels)
  })

  test.each([
    ['true', [], 2],
    ['1', [], 2],
    ['TRUE', [], 2],
    ['true', ['--force'], 0],
    ['false', [], 0],
    ['', [], 0],
  ])('with CI=%s %j exits %i', async (CI, more, code) => {
    raiseWeight(suite)
    const before = suite.read(GOLDEN)
    const run = await suite.check(['--update', '--only', 'words', ...more], { CI })
    expect(run.code).toBe(code)
    expect(suite.read(GOLDEN) === before).toBe(code === 2)
    if (code === 2) expect(run.err).toMatch(/nobody looks at it in CI\n {2}hint: .*--force/)
  })
})

describe('--init', () => {
  const page = (name: string) => join(suite.folder, name)

  test('makes a case: the page with its frames, its golden, labels to be filled in', async () => {
    const fixture = join(import.meta.dirname, '..', 'fixtures', 'saved-frames--comments-beside-the-page')
    cpSync(join(fixture, 'page.html'), page('老街.html'))
    cpSync(join(fixture, 'page_files'), page('老街_files'), { recursive: true })
    const run = await kanfa(['check', '--init', page('老街.html'), page('new')])
    expect(run.code).toBe(0)
    expect(readdirSync(page('new/老街')).sort()).toEqual(['golden.csv', 'labels.csv', 'page.html', 'page_files'])
    expect(readdirSync(page('new/老街/page_files'))).toEqual(['comment.html'])
    const [heading, ...rows] = readFileSync(page('new/老街/labels.csv'), 'utf8').trim().split('\n')
    expect(heading).toBe('n,text,label,second')
    expect(rows).toHaveLength(3)
    expect(rows.every((row) => row.endsWith(',,'))).toBe(true)
    expect(await kanfa(['check', page('new')])).toMatchObject({ code: 0, out: '1 case, 3 comments: 1 held\n' })
  })

  test('leaves a case as it is, and still makes the others', async () => {
    suite.write('words.csv', 'text\n龘龘\n')
    suite.write('more.csv', 'text\n龘龘\n')
    const golden = suite.read(GOLDEN)
    const run = await kanfa(['check', '--init', page('words.csv'), '--init', page('more.csv'), page('cases')])
    expect(run.code).toBe(2)
    expect(run.err).toMatch(/cases\/words: there is a case already/)
    expect(run.out).toMatch(/more: 1 comment; labels\.csv waits for a person/)
    const zh = await kanfa(['check', '--init', page('more.csv'), page('others'), '--lang', 'zh'])
    expect(zh.out).toMatch(/more: 1 条评论；labels\.csv 等人来填\n$/)
    expect(suite.read(GOLDEN)).toBe(golden)
  })

  test.each([
    ['a page that is not there', 'none.html', /none\.html: no such file/],
    ['a folder', 'cases', /--init needs pages, not folders/],
    ['standard input', '-', /--init needs a page in a file/],
  ])('%s makes no case', async (_what, name, err) => {
    const run = await kanfa(['check', '--init', name === '-' ? name : page(name), page('new')])
    expect(run.code).toBe(2)
    expect(run.err).toMatch(err)
    expect(readdirSync(suite.folder).sort()).toEqual(['cases', 'words.tsv'])
  })
})

describe('floors: 3 of 4 labels agree, macro-F1 0.6', () => {
  const label = () => suite.replace('cases/words/labels.csv', '龘龘,supportive', '龘龘,neutral')

  test.each([
    ['none', [], undefined, 0],
    ['met in all', ['--min-agreement', '0.75', '--min-macro-f1', '0.6'], undefined, 0],
    ['agreement in all', ['--min-agreement', '0.76'], undefined, 1],
    ['macro-F1 in all', ['--min-macro-f1', '0.7'], undefined, 1],
    ['met by the case', [], { minAgreement: 0.75 }, 0],
    ['agreement of the case', [], { minAgreement: 0.76 }, 1],
    ['macro-F1 of the case', [], { minMacroF1: 0.7 }, 1],
  ])('%s', async (_what, argv, floors, code) => {
    label()
    if (floors) suite.write('cases/words/case.json', JSON.stringify({ floors }))
    const run = await suite.check(argv)
    expect(run.code).toBe(code)
    expect(/(agreement 0\.750|macro-F1 0\.\d+) is below/.test(run.out)).toBe(code === 1)
  })

  test('without any label a floor is missed', async () => {
    rmSync(join(suite.folder, 'cases/words/labels.csv'))
    const run = await suite.check(['--min-agreement', '0.1'])
    expect(run).toMatchObject({
      code: 1,
      out: expect.stringMatching(/agreement must be 0\.1, but no comment has a label/),
    })
  })
})

test.each([
  ['0', 1],
  ['0.1', 1],
  ['1', 0],
])('a stance that leads by less than --tolerance %s: exit %i', async (tolerance, code) => {
  raiseWeight(suite)
  expect((await suite.check(['--tolerance', tolerance])).code).toBe(code)
})

describe('reporters', () => {
  test('several at once, to standard output and to files; the summary of a step is added to', async () => {
    suite.write('summary.md', 'before\n')
    const file = (name: string) => join(suite.folder, name)
    const argv = ['pretty', 'github', `junit=${file('a.xml')}`, `json=${file('a.json')}`, `markdown=${file('a.md')}`]
    const { out, code } = await suite.check(
      argv.flatMap((each) => ['--reporter', each]),
      { GITHUB_STEP_SUMMARY: file('summary.md'), FORCE_COLOR: '1' },
    )
    expect(code).toBe(0)
    expect(out).toContain('\u001b[')
    expect(out.match(/2 cases, 10 comments: .*2 held/g)).toHaveLength(2)
    expect(suite.read('a.xml')).toMatch(/^<\?xml/)
    expect(JSON.parse(suite.read('a.json')).cases).toHaveLength(2)
    expect(suite.read('summary.md')).toBe(`before\n${suite.read('a.md')}\n`)
  })

  test('a report that cannot be written is said, exit 2', async () => {
    const run = await suite.check(['--reporter', `junit=${join(suite.folder, 'none', 'a.xml')}`])
    expect(run).toMatchObject({ code: 2, err: expect.stringMatching(/a\.xml: cannot be written: its folder/) })
  })
})

describe('which cases run', () => {
  const names = async (argv: readonly string[], folders = ['cases']): Promise<string[]> => {
    const { out } = await kanfa([
      'check',
      ...folders.map((each) => join(suite.folder, each)),
      '--lexicon',
      join(suite.folder, 'words.tsv'),
      '--engine',
      'node-rs',
      ...argv,
      '--reporter',
      'json',
    ])
    const { cases } = JSON.parse(out) as { cases: { name: string }[] }
    return cases.map(({ name }) => name.slice(join(suite.folder, 'cases').length + 1))
  }
  beforeEach(() => {
    for (const name of ['a--one', 'a--two', 'b--one', 'deep/c--one'])
      cpSync(join(suite.folder, 'cases/words'), join(suite.folder, 'cases', name), { recursive: true })
  })

  test.each([
    ['a--*', ['a--one', 'a--two']],
    ['{a,b}--one', ['a--one', 'b--one']],
    ['?--one', ['a--one', 'b--one', 'deep/c--one']],
    ['[ab]--*', ['a--one', 'a--two', 'b--one']],
    ['deep/*', ['deep/c--one']],
    ['**/c--*', ['deep/c--one']],
    ['--two', ['a--two']],
  ])('--only %s', async (glob, expected) => {
    expect(await names(['--only', glob])).toEqual(expected)
  })

  test('shards are disjoint and together all', async () => {
    const shards = await Promise.all([1, 2, 3, 4].map((i) => names(['--shard', `${i}/4`])))
    expect(shards.flat().sort()).toEqual(await names([]))
    expect(shards.map((each) => each.length)).toEqual([2, 2, 1, 1])
  })

  test('a shard without labels has nothing to hold against the floors', async () => {
    const run = await kanfa([
      'check',
      join(suite.folder, 'cases'),
      '--only',
      'blog',
      '--shard',
      '1/1',
      '--min-agreement',
      '1',
    ])
    expect(run.code).toBe(0)
  })

  test('--bail ends at the first case that fails', async () => {
    suite.write('cases/a--two/golden.csv', 'n,text,stance\n1,没了,neutral\n')
    expect(await names(['--bail'])).toEqual(['a--one', 'a--two'])
    expect(await names([])).toHaveLength(6)
  })

  test('the order of folders, a case named twice and the locale change nothing', async () => {
    const folders = ['a--two', 'blog', 'b--one', 'deep'].map((name) => join(suite.folder, 'cases', name))
    const runs = await Promise.all([
      kanfa(['check', ...folders]),
      kanfa(['check', ...folders.toReversed(), folders[0]!, join(folders[1]!, 'golden.csv')]),
      kanfa(['check', ...folders], { env: { LANG: 'zh_CN.UTF-8' } }),
      kanfa(['check', ...folders], { env: { LC_ALL: 'sv_SE.UTF-8' } }),
    ])
    for (const { out } of runs) expect(out).toBe(runs[0]!.out)
  })
})

describe('bad input is named with file, line and what to do; the other cases still run', () => {
  const cases: readonly [what: string, spoil: (suite: Suite) => void, err: RegExp][] = [
    [
      'a row with too few cells',
      ({ read, write }) => write(GOLDEN, `${read(GOLDEN)}5,6\n`),
      /golden\.csv:6: the row has 2 cells, the heading has 11\n {2}hint: correct it/,
    ],
    [
      'an open quote',
      ({ replace }) => replace(GOLDEN, ',靐靐,', ',"靐靐,'),
      /golden\.csv:3: a quote .*\n {2}hint: correct it/,
    ],
    [
      'an id twice',
      ({ replace }) => replace(GOLDEN, '\n3,13,', '\n3,12,'),
      /golden\.csv:4: id 12 stands on line 3 already\n {2}hint/,
    ],
    [
      'a number twice',
      ({ replace }) => replace(GOLDEN, '\n3,13,', '\n2,13,'),
      /golden\.csv:4: comment 2 stands on line 3 already\n {2}hint/,
    ],
    [
      'an unknown stance',
      ({ replace }) => replace(GOLDEN, 'question', 'curious'),
      /golden\.csv:5: no stance "curious"; stances are supportive, skeptical, question, neutral\n {2}hint/,
    ],
    [
      'an unknown column',
      ({ replace }) => replace(GOLDEN, 'n,id', 'n,uid'),
      /golden\.csv:1: no column "uid" in goldens/,
    ],
    ['an empty golden', ({ write }) => write(GOLDEN, ''), /golden\.csv:1: there is no heading\n {2}hint/],
    [
      'a golden that is no text',
      ({ write }) => write(GOLDEN, Buffer.from('504b030414000600', 'hex')),
      /golden\.csv: not a text/,
    ],
    [
      'an unknown label',
      ({ replace }) => replace('cases/words/labels.csv', 'question', '疑问'),
      /labels\.csv:5: no stance "疑问"/,
    ],
    [
      'a label twice',
      ({ replace }) => replace('cases/words/labels.csv', '\n3,', '\n2,'),
      /labels\.csv:4: comment 2 stands on line 3 already/,
    ],
    [
      'settings that are no JSON',
      ({ write }) => write('cases/words/case.json', '{\n"floors": {\n'),
      /case\.json:3:\d+: not JSON: /,
    ],
    [
      'a setting that does not exist',
      ({ write }) => write('cases/words/case.json', '{\n"flors": {}\n}'),
      /case\.json:2:\d+: no setting "flors"/,
    ],
    [
      'a floor that is no share',
      ({ write }) => write('cases/words/case.json', '{"floors":{"minAgreement":75}}'),
      /case\.json:1:\d+: floors\.minAgreement must be a number between 0 and 1, got 75/,
    ],
    [
      'a page that is gone',
      ({ folder }) => rmSync(join(folder, 'cases/words/page.csv')),
      /: the case has no page\n {2}hint/,
    ],
    [
      'two pages',
      ({ write }) => write('cases/words/page.txt', 'x'),
      /: the case has two pages: page\.csv, page\.txt\n {2}hint/,
    ],
    ['an empty page', ({ write }) => write('cases/words/page.csv', ''), /page\.csv: the file is empty\n {2}hint/],
    [
      'a page that is no text',
      ({ write }) => write('cases/words/page.csv', Buffer.from('504b030414000600', 'hex')),
      /page\.csv: not a text or web page: the file is a ZIP archive\n {2}hint/,
    ],
    [
      'a page that no longer decodes',
      ({ write }) => {
        write('cases/words/case.json', '{"options":{"encoding":"utf-8"}}')
        write('cases/words/page.csv', Buffer.from(`text\n${'\xff\xc0\n'.repeat(9)}`, 'latin1'))
      },
      /page\.csv: not valid utf-8 at byte 5\n {2}hint: name the right encoding/,
    ],
    [
      'a page without its column of texts',
      ({ replace }) => replace('cases/words/page.csv', 'text', 'x'),
      /page\.csv:?\d*: no column holds the comments/,
    ],
  ]
  let run: Run
  beforeAll(async () => {
    const all = copySuite(original)
    for (const [what, spoil] of cases) {
      const one = copySuite(original)
      spoil(one)
      cpSync(join(one.folder, 'cases/words'), join(all.folder, 'cases', what), { recursive: true })
      rmSync(one.folder, { recursive: true })
    }
    run = await all.check()
    rmSync(all.folder, { recursive: true })
  })

  test.each(cases)('%s', (what, _spoil, err) => {
    const said = run.err.split(/^suite\/cases\//m).filter((each) => each.startsWith(what))
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(err)
  })

  test('the other cases still run, exit 2', () => {
    const counts = `${cases.length + 2} cases, 10 comments: 2 held, ${cases.length} could not run`
    expect(run).toMatchObject({ code: 2, out: expect.stringContaining(counts) })
    expect(run.err).not.toMatch(/\n {4}at /)
  })

  test('several problems of one case are all said', async () => {
    suite.replace(GOLDEN, 'question', 'curious')
    suite.replace('cases/words/labels.csv', 'question', 'curious')
    const { err } = await suite.check()
    expect(err).toMatch(/golden\.csv:5: [\s\S]*labels\.csv:5: /)
  })

  test.each([
    [['nowhere'], /nowhere: no such file or folder/],
    [['cases', '--only', 'x*'], /no case matches --only x\*/],
    [[], /check what\? name a folder with cases/],
    [['cases', '--shard', '5/4'], /It is not I\/N/],
    [['cases', '--tolerance', '2'], /not a number between 0 and 1/],
    [['cases', '--reporter', 'tap'], /cannot be "tap"\n {2}hint: choices are: pretty, json, junit, github, markdown/],
    [['cases', '--watch', '--update'], /--watch would accept every change/],
  ])('%j exits 2', async (argv, err) => {
    const run = await kanfa(['check', ...argv.map((each) => (each === 'cases' ? join(suite.folder, each) : each))])
    expect(run.code).toBe(2)
    expect(run.err).toMatch(err)
  })

  test('a folder without cases', async () => {
    mkdirSync(join(suite.folder, 'empty'))
    const run = await kanfa(['check', join(suite.folder, 'empty')])
    expect(run).toMatchObject({
      code: 2,
      err: expect.stringMatching(/empty: no cases in this folder\n {2}hint: .*--init/),
    })
  })
})

test('what a page warns of is said where its case did not hold', async () => {
  const blog = join(suite.folder, 'cases/blog/page.html')
  const bytes = readFileSync(blog)
  const at = bytes.indexOf('写得太好了')
  writeFileSync(blog, Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff]), bytes.subarray(at)]))
  const { out, code } = await suite.check()
  expect(out).toMatch(/! suite\/cases\/blog\/page\.html: 1 byte is not valid utf-8, with � in place/)
  expect(code).toBe(1)
})

test("a case's note is shown where it failed", async () => {
  suite.write('cases/words/case.json', '{"note":"the shop\'s old layout"}')
  expect((await suite.check()).out).not.toContain('old layout')
  raiseWeight(suite)
  expect((await suite.check()).out).toMatch(/note the shop's old layout/)
})

test("a case's own options are used", async () => {
  suite.replace('cases/words/page.csv', 'id,author,text', 'id,author,留下的字')
  expect((await suite.check()).code).toBe(2)
  suite.write('cases/words/case.json', '{"options":{"map":{"text":"留下的字"}}}')
  expect((await suite.check()).code).toBe(0)
})

describe('--watch', () => {
  test('checks again when a page, a golden or a lexicon changes, and ends with the last exit code', async () => {
    const watch = startWatching(['check', join(suite.folder, 'cases'), '--lexicon', join(suite.folder, 'words.tsv')])
    expect(await watch.checked()).toMatch(/2 held/)
    suite.replace('cases/words/page.csv', '龘龘靐靐', '靐靐')
    expect(await watch.checked()).toMatch(/text .*[\s\S]*1 changed/)
    suite.replace('cases/words/page.csv', ',=三月,靐靐', ',=三月,龘龘靐靐')
    expect(await watch.checked()).toMatch(/2 held/)
    suite.replace(GOLDEN, ',阿岸,', ',阿案,')
    expect(await watch.checked()).toMatch(/author .*阿案[\s\S]*1 changed/)
    suite.replace(GOLDEN, ',阿案,', ',阿岸,')
    expect(await watch.checked()).toMatch(/2 held/)
    raiseWeight(suite)
    expect(await watch.checked()).toMatch(/stance .*supportive → .*skeptical[\s\S]*1 changed/)
    suite.write('words.tsv', 'term\tstance\tweight\n龘龘\tsupportive\tx\n')
    expect(await watch.checked()).toMatch(/words\.tsv:2:\d+: weight must be a number/)
    watch.interrupt()
    expect(await watch.ended).toBe(2)
  })
})

/** Runs kanfa with `--watch` in a terminal that can be interrupted. `checked` gives what was said until it watches again. */
function startWatching(argv: readonly string[]) {
  const signals = new EventEmitter()
  const said = new PassThrough({ encoding: 'utf8' })
  const terminal = Object.assign(signals, {
    kill: () => true,
    stdin: new PassThrough(),
    stdout: said,
    stderr: said,
    env: { LANG: 'C', COLUMNS: '200' },
  })
  const ended = main([...argv, '--watch'], terminal)
  return { ended, interrupt: () => signals.emit('SIGINT'), checked }

  async function checked(): Promise<string> {
    let text = ''
    while (!text.includes('watching: Ctrl-C ends\n')) {
      const chunk = said.read() as string | null
      if (chunk === null) await new Promise((resolve) => said.once('readable', resolve))
      else text += chunk
    }
    return text
  }
}
