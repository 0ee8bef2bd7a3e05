import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

/** The rules of the house (README, "Architecture"), held on the source text itself. */
const SRC = join(import.meta.dirname, '..', 'src')
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .sort()
  .map((file) => ({ file, code: readFileSync(join(SRC, file), 'utf8') }))

/** Which rooms a room may import from, besides itself. A file directly in `src/` is a room of its own. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  types: [],
  fill: [],
  'error-codes': [],
  errors: ['types', 'fill', 'error-codes'],
  text: ['types', 'errors'],
  page: ['types', 'errors'],
  lexicon: ['types', 'errors', 'text'],
  stance: ['types', 'errors', 'text', 'lexicon'],
  insight: ['types', 'errors', 'text'],
  quality: ['types', 'error-codes', 'errors', 'text', 'lexicon', 'stance'],
  output: ['types', 'fill', 'error-codes', 'errors', 'insight', 'quality'],
  io: ['types', 'errors'],
  kit: ['types', 'errors', 'text', 'lexicon', 'stance', 'io', 'pipeline'],
  pipeline: ['types', 'errors', 'page', 'text', 'lexicon', 'stance', 'insight'],
  index: ['types', 'errors', 'page', 'text', 'lexicon', 'stance', 'insight', 'output', 'io', 'kit', 'pipeline'],
  cli: [
    'types',
    'fill',
    'error-codes',
    'errors',
    'page',
    'text',
    'lexicon',
    'stance',
    'insight',
    'quality',
    'output',
    'io',
    'kit',
    'pipeline',
  ],
}

/** The only place each package may be imported from. */
const KEEPERS: Readonly<Record<string, RegExp>> = {
  commander: /^cli\//,
  nodejieba: /^text\/nodejieba\.ts$/,
  '@node-rs/jieba': /^text\/node-rs\.ts$/,
  natural: /^(insight\/|quality\/baselines)/,
  chalk: /^(output\/|cli\/)/,
  'csv-stringify': /^(output\/csv|quality\/(golden|label)-file)\.ts$/,
  htmlparser2: /^page\/html\/dom/,
  'css-select': /^page\/html\/dom/,
  'csv-parse': /^quality\/read-rows\.ts$/,
  picomatch: /^cli\/pick-cases\.ts$/,
  'opencc-js': /^text\/fold\.ts$/,
  'd3-scale': /^output\/html\/charts\//,
  'd3-shape': /^output\/html\/charts\//,
  hucre: /^output\/xlsx/,
  fflate: /^output\/xlsx/,
  valibot: /^cli\/config-schema\.ts$/,
}

const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'|createRequire\([^)]*\)\('([^']+)'\)/g

const imports = files.flatMap(({ file, code }) =>
  [...withoutComments(code).matchAll(IMPORT)].map((match) => ({ file, specifier: (match[1] ?? match[2])! })),
)

test.each(files)('$file imports only from the rooms before it', ({ file }) => {
  const wrong = imports
    .filter((each) => each.file === file && each.specifier.startsWith('.') && !each.specifier.endsWith('.json'))
    .map(({ specifier }) => roomOf(relative(SRC, normalize(join(SRC, dirname(file), specifier)))))
    .filter((room) => room !== roomOf(file) && !MAY_IMPORT[roomOf(file)]?.includes(room))
  expect(wrong).toEqual([])
})

test('no file imports itself by a round trip', () => {
  const graph = new Map(files.map(({ file }) => [file, localImports(file)]))
  const done = new Set<string>()
  for (const file of graph.keys()) visit(file, [])

  function visit(file: string, path: readonly string[]): void {
    if (path.includes(file)) throw new Error(`a cycle: ${[...path, file].join(' → ')}`)
    if (done.has(file)) return
    for (const next of graph.get(file) ?? []) visit(next, [...path, file])
    done.add(file)
  }
})

test.each(imports.filter(({ specifier }) => !specifier.startsWith('.') && !specifier.startsWith('node:')))(
  '$file keeps $specifier in its room',
  ({ file, specifier }) => {
    const name = /^(@[^/]+\/)?[^/]+/.exec(specifier)![0]
    expect(file).toMatch(KEEPERS[name] ?? /./)
  },
)

test('natural is imported by subpath: its root prints to stdout and reads .env', () => {
  expect(imports.filter(({ specifier }) => specifier === 'natural')).toEqual([])
})

describe('the rooms between cli and io', () => {
  const core = files.filter(({ file }) => !/^(cli|io)\//.test(file) && file !== 'kit.ts')
  test.each(core)('$file touches no file, clock, environment or screen', ({ code }) => {
    const found = withoutComments(code).match(
      /node:(fs|process|child_process|net|http|os)\b|\bprocess\.|\bconsole\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\.localeCompare\(|\.toLocale\w+\(/g,
    )
    expect(found).toBeNull()
  })
})

test.each(files)('$file has no Chinese in its code: words stand in data files', ({ code }) => {
  expect(withoutComments(code).match(/\p{Script=Han}+/gu)).toBeNull()
})

test.each(files)('$file never ends the process itself', ({ code }) => {
  expect(withoutComments(code)).not.toMatch(/process\.exit\(/)
})

test.each(files)('$file is small enough to read and named for what it holds', ({ file, code }) => {
  expect(code.split('\n').length).toBeLessThanOrEqual(320)
  expect(file).not.toMatch(/(^|\/)(utils?|helpers?|common|misc)\b/)
})

function localImports(file: string): string[] {
  return imports
    .filter((each) => each.file === file && each.specifier.startsWith('.') && each.specifier.endsWith('.js'))
    .map(({ specifier }) => relative(SRC, normalize(join(SRC, dirname(file), specifier))).replace(/\.js$/, '.ts'))
}

function roomOf(file: string): string {
  return file
    .replaceAll('\\', '/')
    .split('/')[0]!
    .replace(/\.[jt]s$/, '')
}

/** Comments blanked out; quotes keep a `//` inside a string from counting as one. */
function withoutComments(code: string): string {
  return code.replace(
    /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (_whole, quoted?: string) => quoted ?? '',
  )
}
