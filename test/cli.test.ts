import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { kanfa, records } from './terminal.js'

const folder = mkdtempSync(join(tmpdir(), 'kanfa-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

const PAGE = join(import.meta.dirname, '..', 'fixtures', 'seed-like--netizen-views', 'page.txt')
const TABLE = 'author,text\n甲,大家辛苦了，支持！\n乙,谁信啊，又是一刀切\n丙,请问几点开门？\n'

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('what a user asks for', () => {
  test('analyze is the default command, and a table the default format', async () => {
    const named = await kanfa(['analyze', PAGE])
    const bare = await kanfa([PAGE])
    expect(bare).toEqual(named)
    expect(bare.code).toBe(0)
    expect(bare.out).toMatch(/supportive .*%/)
  })

  test('each of the three comments gets the stance a reader would give', async () => {
    const { out, code } = await kanfa(['-f', 'ndjson'], { stdin: TABLE })
    expect(code).toBe(0)
    expect(records(out).map((row) => row.stance)).toEqual(['supportive', 'skeptical', 'question'])
  })

  test('machine columns have fixed names, probabilities sum to 1, confidence is the winner', async () => {
    const { out } = await kanfa(['-f', 'csv'], { stdin: TABLE })
    expect(out.split('\n')[0]).toBe(
      'page,title,n,id,author,text,time,likes,region,replyTo,section,stance,confidence,supportive,skeptical,question,neutral,cues,repeatOf,echo',
    )
    for (const row of records((await kanfa(['-f', 'ndjson'], { stdin: TABLE })).out)) {
      const shares = ['supportive', 'skeptical', 'question', 'neutral'].map((stance) => Number(row[stance]))
      expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 3)
      expect(row.confidence).toBeCloseTo(Math.max(...shares), 4)
    }
  })

  test('spans of cues are offsets into the comment', async () => {
    const { out } = await kanfa(['-f', 'ndjson'], { stdin: 'text\n谢谢大家！！\n' })
    const [row] = records(out)
    const cues = row!.cues as { term: string; kind: string; start: number; end: number }[]
    const thanks = cues.find((cue) => cue.term === '谢谢')!
    expect((row!.text as string).slice(thanks.start, thanks.end)).toBe('谢谢')
  })

  test('--stance keeps, --columns picks and orders, --sort orders', async () => {
    const kept = await kanfa(['-f', 'csv', '--stance', 'skeptical,question', '--columns', 'stance,author'], {
      stdin: TABLE,
    })
    expect(kept.out).toBe('stance,author\nskeptical,乙\nquestion,丙\n')
    const sorted = await kanfa(['-f', 'csv', '--sort', '-n', '--columns', 'n'], { stdin: TABLE })
    expect(sorted.out).toBe('n\n3\n2\n1\n')
  })

  test('--summary gives the counts of the page', async () => {
    const { out } = await kanfa(['-f', 'json', '--summary'], { stdin: TABLE })
    expect(JSON.stringify(JSON.parse(out))).toContain('supportive')
  })

  test('--lexicon lays words over the bundled ones; the new term decides', async () => {
    const lexicon = file('mine.tsv', 'term\tstance\tweight\n绿皮西瓜\tskeptical\t4\n')
    const text = 'text\n这就是绿皮西瓜\n'
    const [before] = records((await kanfa(['-f', 'ndjson'], { stdin: text })).out)
    const [after] = records((await kanfa(['-f', 'ndjson', '--lexicon', lexicon], { stdin: text })).out)
    expect(after!.stance).toBe('skeptical')
    expect(Number(after!.skeptical)).toBeGreaterThan(Number(before!.skeptical))
  })

  test('--lang zh: Chinese headings in tables, English keys in machine formats', async () => {
    const table = await kanfa(['--lang', 'zh'], { stdin: TABLE })
    expect(table.out).toContain('支持')
    expect((await kanfa(['--lang', 'zh', '-f', 'csv'], { stdin: TABLE })).out).toMatch(/^page,title,n,/)
    expect((await kanfa(['--help'], { env: { LANG: 'zh_CN.UTF-8' } })).out).toContain('网友评论')
  })

  test('-o writes the format of the file ending and leaves nothing else behind', async () => {
    const output = join(folder, 'out', 'stances.csv')
    mkdirSync(join(folder, 'out'))
    const { code, out } = await kanfa(['-o', output], { stdin: TABLE })
    expect({ code, out }).toEqual({ code: 0, out: '' })
    expect(readFileSync(output, 'utf8').split('\n')).toHaveLength(5)
    expect(readdirSync(join(folder, 'out'))).toEqual(['stances.csv'])
  })

  test('a folder is read in the order of its paths, saved frames with their page', async () => {
    const pages = join(folder, 'pages')
    mkdirSync(join(pages, 'b_files'), { recursive: true })
    writeFileSync(join(pages, 'c.csv'), TABLE)
    writeFileSync(join(pages, 'a.csv'), TABLE)
    writeFileSync(join(pages, 'ignored.png'), 'x')
    writeFileSync(join(pages, '._a.csv'), 'Mac OS X')
    const { out } = await kanfa(['parse', '-f', 'csv', '--columns', 'page,n', pages])
    expect(
      out
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.replace(`${pages}/`, '')),
    ).toEqual(['a.csv,1', 'a.csv,2', 'a.csv,3', 'c.csv,1', 'c.csv,2', 'c.csv,3'])
  })

  test('formulas are neutralised in text, not in numbers; --no-escape leaves them', async () => {
    const stdin = 'text,likes\n=1+1,-3\n'
    expect((await kanfa(['parse', '-f', 'csv', '--columns', 'text,likes'], { stdin })).out).toBe(
      "text,likes\n'=1+1,-3\n",
    )
    expect((await kanfa(['parse', '-f', 'csv', '--columns', 'text,likes', '--no-escape'], { stdin })).out).toBe(
      'text,likes\n=1+1,-3\n',
    )
  })

  test('explain reads a comment from a pipe, in GBK too', async () => {
    const [utf8, gbk] = [Buffer.from('支持\n'), Buffer.from('d6a7b3d60a', 'hex')]
    expect(await kanfa(['explain', '-'], { stdin: gbk })).toEqual(await kanfa(['explain', '-'], { stdin: utf8 }))
    expect((await kanfa(['explain', '-'], { stdin: utf8 })).out).toMatch(/^支持\n/)
  })

  test('explain draws the arithmetic of one comment', async () => {
    const { out, code } = await kanfa(['explain', '我不支持'])
    expect(code).toBe(0)
    expect(out).toContain('支持')
    expect(out).toMatch(/softmax/)
  })

  test.each(['bash', 'zsh', 'fish'])('completion for %s names commands and options', async (shell) => {
    const { out, code } = await kanfa(['completion', shell])
    expect(code).toBe(0)
    for (const word of ['analyze', 'explain', 'format', 'ndjson']) expect(out).toContain(word)
  })
})

describe('what goes wrong is said in one line that names place and cause', () => {
  const cases: readonly [what: string, argv: () => string[], stdin: string | undefined, code: number, err: RegExp][] = [
    ['a missing file', () => ['nowhere.html'], undefined, 2, /^nowhere\.html: no such file/],
    [
      'an address',
      () => ['https://news.example/a.html'],
      undefined,
      2,
      /^https:\/\/news\.example\/a\.html: is an address;/,
    ],
    ['a folder without pages', () => [mkdtempSync(join(folder, 'empty-'))], undefined, 2, /no readable pages/],
    [
      'an unknown option',
      () => ['--colums', 'n', PAGE],
      undefined,
      2,
      /unknown option --colums \(did you mean "--columns"\?\)/,
    ],
    [
      'an unknown column',
      () => ['-f', 'csv', '--columns', 'stanse', PAGE],
      undefined,
      2,
      /no column "stanse".*"stance"/,
    ],
    [
      'an unknown stance',
      () => ['--stance', 'angry', PAGE],
      undefined,
      2,
      /--stance <names> cannot be "angry"[\s\S]*choices are: supportive/,
    ],
    [
      'an unknown format',
      () => ['-f', 'excel', PAGE],
      undefined,
      2,
      /--format <name> cannot be "excel"[\s\S]*choices are: table/,
    ],
    ['an empty file', () => [file('empty.html', '')], undefined, 2, /empty\.html: the file is empty/],
    [
      'a picture',
      () => [file('photo.html', Buffer.from('ffd8ffe000104a46494600010101', 'hex'))],
      undefined,
      2,
      /photo\.html: not a text or web page/,
    ],
    [
      'an unwritable output',
      () => ['-o', join(folder, 'none', 'x.csv'), PAGE],
      undefined,
      2,
      /x\.csv: cannot be written: its folder does not exist/,
    ],
    ['an output that is a folder', () => ['-o', folder, PAGE], undefined, 2, /cannot be written: it is a folder/],
    [
      'a page without comments',
      () => [file('prose.txt', '只是一段没有评论的文字。\n')],
      undefined,
      0,
      /prose\.txt: no comments found/,
    ],
    [
      'a lexicon line',
      () => ['--lexicon', file('bad.tsv', 'term\tstance\tweight\n好\tsupportive\t强\n'), PAGE],
      undefined,
      2,
      /bad\.tsv:2:\d+: weight must be a number, got "强"\n.*好.*\n *\^+\n {2}hint:/,
    ],
    ['an unknown shell', () => ['completion', 'cmd'], undefined, 2, /shell cannot be "cmd"[\s\S]*bash, zsh, fish/],
    ['a mistyped command', () => ['analize', PAGE], undefined, 2, /no command.*"analize" \(did you mean "analyze"/],
    [
      'a command behind options',
      () => ['--unique', 'check'],
      undefined,
      2,
      /"check" is a command.*\n.*kanfa check OPTIONS/,
    ],
    ['a mistyped format', () => ['-f', 'jsn', PAGE], undefined, 2, /cannot be "jsn" \(did you mean "json"/],
    ['a mistyped stance', () => ['--stance', 'skeptcal', PAGE], undefined, 2, /did you mean "skeptical"/],
    ['a mistyped action', () => ['lexicon', 'chek'], undefined, 2, /action cannot be "chek" \(did you mean "check"/],
    [
      'help about no command',
      () => ['help', 'analize'],
      undefined,
      2,
      /^kanfa: no command.*"analize" \(did you mean "analyze"\?\)\n/,
    ],
    ['an option without its value', () => [PAGE, '-o'], undefined, 2, /--output <file> needs a value/],
    ['a command without its argument', () => ['explain'], undefined, 2, /nothing was given for text/],
  ]
  test.each(cases)('%s', async (_what, argv, stdin, code, err) => {
    const run = await kanfa(argv(), { stdin })
    expect(run.err).toMatch(err)
    expect(run.code).toBe(code)
    expect(run.err).not.toMatch(/\n {4}at /)
  })

  test('the other files of a batch are still done', async () => {
    const good = file('good.csv', TABLE)
    const { code, out, err } = await kanfa(['-f', 'csv', '--columns', 'n,stance', 'nowhere.html', good])
    expect(code).toBe(2)
    expect(err).toMatch(/nowhere/)
    expect(out.trim().split('\n')).toHaveLength(4)
  })

  test.each([
    ['an option', [PAGE, '--columns', 'nonsense']],
    ['an encoding', [PAGE, '--encoding', 'gbl']],
    ['every input', ['nowhere.html', 'neither.html']],
    ['every input of a batch that can be gone on with', ['nowhere.html', 'neither.html', '--resume']],
  ])('a run that failed by %s leaves an older output as it was', async (_, argv) => {
    const output = file('kept.csv', 'precious')
    const { code } = await kanfa(['-o', output, ...argv])
    expect(code).toBe(2)
    expect(readFileSync(output, 'utf8')).toBe('precious')
    expect(existsSync(join(folder, `.kept.csv.${process.pid}.part`))).toBe(false)
  })

  test('names and comments cannot speak to the terminal', async () => {
    const { out, err } = await kanfa(['parse'], { stdin: 'text\n\u001b[31m红\u202e色\u0007\n' })
    expect(out + err).not.toMatch(/[\u001b\u0007\u202e]/)
  })
})

describe('where the output goes', () => {
  test('- is standard output, as it is standard input', async () => {
    const direct = await kanfa(['parse', '-', '-f', 'csv'], { stdin: TABLE })
    expect(await kanfa(['parse', '-', '-f', 'csv', '-o', '-'], { stdin: TABLE, cwd: folder })).toEqual(direct)
    expect(direct.out).toContain('谁信啊')
    expect(existsSync(join(folder, '-'))).toBe(false)
  })

  test('a report is not written into a file of another format', async () => {
    const output = join(folder, 'report.csv')
    const { code, err } = await kanfa(['report', file('r.csv', TABLE), '-o', output])
    expect([code, err, existsSync(output)]).toEqual([2, expect.stringMatching(/-o report\.html/), false])
  })

  test('--stance that names none keeps nothing, and is refused', async () => {
    const { code, err } = await kanfa(['-', '--stance', ', '], { stdin: TABLE })
    expect([code, err]).toEqual([2, expect.stringMatching(/It names none/)])
  })
})

describe('an output that is there already', () => {
  test.each([
    ['by its name', 'own.csv'],
    ['by a link', 'link.csv'],
  ])('is not written over the input it is, %s', async (_, name) => {
    const input = file('own.csv', TABLE)
    const output = join(folder, name)
    if (output !== input && !existsSync(output)) symlinkSync(input, output)
    for (const argv of [
      ['parse', input],
      [input, '-f', 'csv'],
      ['parse', input, '--resume'],
    ]) {
      const { code, err } = await kanfa([...argv, '-o', output])
      expect([code, err]).toEqual([
        2,
        expect.stringMatching(/own\.csv: is an input, and the output would take its place/),
      ])
    }
    expect(readFileSync(input, 'utf8')).toBe(TABLE)
  })

  test('is none of the pages of the folder it lies in', async () => {
    const pages = join(folder, 'with-output')
    mkdirSync(pages)
    writeFileSync(join(pages, 'a.csv'), TABLE)
    const output = join(pages, 'stances.csv')
    const run = async () => {
      const { code, err } = await kanfa(['parse', pages, '-o', output])
      return { code, err, rows: readFileSync(output, 'utf8') }
    }
    const first = await run()
    expect(first.rows.split('\n')).toHaveLength(5)
    expect(await run()).toEqual(first)
  })
})

describe('a file beside the pages that holds nothing is named', () => {
  const nothing = join(folder, 'nothing')
  test.each([
    ['an empty config', ['--config', file('empty.json', '')], /empty\.json: the file is empty/],
    ['a config of bytes', ['--config', file('bytes.json', '{"lang":"en"}\0\0')], /bytes\.json: not valid/],
    ['an empty lexicon', ['--lexicon', file('empty.tsv', '\n# later\n')], /empty\.tsv: the file is empty/],
    ['a folder without lexicons', ['--lexicon', nothing], /nothing: no lexicon in this folder/],
  ])('%s', async (_, options, message) => {
    mkdirSync(nothing, { recursive: true })
    const { code, err } = await kanfa([PAGE, '-f', 'csv', ...options])
    expect([code, err]).toEqual([2, expect.stringMatching(message)])
  })
})
