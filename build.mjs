// Builds dist/: the bundled tool and library, the dictionary the segmenters load, the licences of what is bundled.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Writable } from 'node:stream'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'rolldown'

const require = createRequire(import.meta.url)
const root = dirname(fileURLToPath(import.meta.url))
const finished = join(root, 'dist')
/** The build grows beside the old one and takes its place when it is whole. */
const dist = join(root, '.dist-new')

/** Longer words rarer than this in jieba's corpus stay out of the dictionary unless comments use them (`rare-words.txt`): they take most of its loading time. */
const LEAST_FREQUENCY = 100

/** The native engines are required when they are used, and bring their own files. */
const ENGINES = ['nodejieba', '@node-rs/jieba']

/** Frequency of a lexicon's term that jieba does not know: high enough that two common words do not cut it apart. */
const TERM_FREQUENCY = 2000

/** `import text from './style.css?raw'` is the file's text, as in vitest. */
const rawText = {
  name: 'raw-text',
  resolveId: { filter: { id: /\?raw$/ }, handler: (id, importer) => join(dirname(importer), id) },
  load: {
    filter: { id: /\?raw$/ },
    handler: (id) => `export default ${JSON.stringify(readFileSync(id.slice(0, -'?raw'.length), 'utf8'))}`,
  },
}

rmSync(dist, { recursive: true, force: true })
mkdirSync(dist)
writeDictionary()
const chunks = [
  // CommonJS: a start opens few files, and V8 can keep what it made of them (bin/require-parsed.js)
  ...(await bundle({ kanfa: 'src/cli/main.ts', 'judge-worker': 'src/cli/judge-worker.ts' }, 'cjs')),
  ...(await bundle({ index: 'src/index.ts' }, 'esm')),
]
writeLicences(chunks)
await packLexicons()
await writeFromProgram()
rmSync(finished, { recursive: true, force: true })
renameSync(dist, finished)
await keepParsed()

/** Bundles entries, each lazily loaded part in a file of its own and what every start needs in one; gives the chunks. */
async function bundle(input, format) {
  const ending = format === 'cjs' ? 'cjs' : 'js'
  const { output } = await build({
    input,
    cwd: root,
    platform: 'node',
    external: ENGINES,
    plugins: [rawText],
    transform: { target: 'node20.19' },
    output: {
      dir: dist,
      format,
      entryFileNames: `[name].${ending}`,
      chunkFileNames: `[name]-[hash].${ending}`,
      comments: false, // all licences stand in THIRD-PARTY-LICENSES.txt
      codeSplitting: { groups: [{ name: 'core', tags: ['$initial'], test: (id) => !id.endsWith('judge-worker.ts') }] },
    },
  })
  return output
}

/**
 * jieba's dictionary as it is installed, without its rare words, and beside it the terms of the lexicons that jieba does not
 * know at all: the segmenter must know a term for it to match. Both engines read the same files.
 */
function writeDictionary() {
  const lines = readFileSync(require.resolve('@node-rs/jieba/dict.txt'), 'utf8').split('\n').filter(Boolean)
  const terms = lexiconTerms()
  const seen = new Set(readFileSync(join(root, 'lexicons', 'rare-words.txt'), 'utf8').split('\n'))
  const kept = lines.filter((line) => {
    const [word, frequency] = line.split(' ')
    return terms.delete(word) || Number(frequency) >= LEAST_FREQUENCY || seen.has(word) || word.length === 1
  })
  const added = [...terms].map((term) => `${term} ${TERM_FREQUENCY} n`)
  writeFileSync(join(dist, 'dictionary.txt'), `${kept.join('\n')}\n`)
  writeFileSync(join(dist, 'lexicon-words.txt'), `${added.join('\n')}\n`)
  // nodejieba refuses to start with empty IDF, stop-word and HMM files; kanfa uses none of them, and the HMM's alone takes 15 MB
  writeFileSync(join(dist, 'placeholder.txt'), '的 1\n')
  writeFileSync(join(dist, 'placeholder-hmm.txt'), `${'0 0 0 0\n'.repeat(5)}${'的:0\n'.repeat(4)}`)
}

/** Terms of the written lexicons that are made of Chinese characters alone: the others are lifted out before jieba sees them. */
function lexiconTerms() {
  const folder = join(root, 'lexicons')
  const files = readdirSync(folder).filter((file) => file.endsWith('.tsv') && !file.startsWith('learned'))
  const terms = files.sort().flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .map((line) => line.split('\t', 1)[0]),
  )
  return new Set(terms.filter((term) => /^\p{Script=Han}{2,}$/u.test(term)))
}

/** Names every package whose code is in the bundle, with its licence text. */
function writeLicences(chunks) {
  const files = chunks.flatMap(({ moduleIds }) => moduleIds ?? [])
  const packages = new Set(
    files.flatMap((file) => /[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(file)?.[1] ?? []),
  )
  const sections = [...packages].sort().map((name) => {
    const folder = join(root, 'node_modules', name)
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const texts = readdirSync(folder).filter(
      (file) => /^(licen[cs]e|copying|notice)/i.test(file) && /\.(md|txt)$|^[^.]+$/i.test(file),
    )
    const body = texts
      .filter((file) => file !== 'LICENSES')
      .map((file) => readFileSync(join(folder, file), 'utf8').trim())
    return [`${name} ${version} (${license})`, ...body].join('\n\n')
  })
  writeFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), `${sections.join(`\n\n${'─'.repeat(60)}\n\n`)}\n`)
  console.log(`dist/: ${chunks.length} files, ${packages.size} packages bundled (dist/THIRD-PARTY-LICENSES.txt)`)
}

/** The lexicons in a form that loads at once: parsing their 45,000 lines at each start would take longer than all the rest. */
async function packLexicons() {
  const { parseLexicon, mergeLexicons, tabulateMined, packMined } = await importSources(`
    export { parseLexicon } from './src/lexicon/parse.ts'
    export { mergeLexicons } from './src/lexicon/merge.ts'
    export { tabulateMined } from './src/stance/mined-table.ts'
    export { packMined } from './src/stance/pack-mined.ts'`)
  const folder = join(root, 'lexicons')
  const names = readdirSync(folder).filter((name) => name.endsWith('.tsv'))
  const read = (learned) =>
    names
      .filter((name) => name.startsWith('learned') === learned)
      .sort()
      .map((name) => parseLexicon(readFileSync(join(folder, name), 'utf8'), name))
  writeFileSync(join(dist, 'learned.bin'), packMined(tabulateMined(read(true).flat())))
  writeFileSync(join(dist, 'written.json'), JSON.stringify(mergeLexicons(read(false))))
}

/** The manual page and the schema of the config: the same definitions the tool itself runs on. */
async function writeFromProgram() {
  const { manPage, CONFIG, toJsonSchema } = await importSources(`
    export { manPage } from './src/cli/man-page.ts'
    export { CONFIG } from './src/cli/config-schema.ts'
    export { toJsonSchema } from '@valibot/to-json-schema'`)
  writeFileSync(join(dist, 'kanfa.1'), manPage())
  writeFileSync(join(dist, 'kanfa.schema.json'), `${JSON.stringify(toJsonSchema(CONFIG), undefined, 2)}\n`)
}

/** Runs what is run most, and keeps beside the code what V8 made of it. */
async function keepParsed() {
  const { parsedOf, required, requireParsed } = await import('./bin/require-parsed.js')
  const { main } = requireParsed(join(finished, 'kanfa.cjs'))
  const page = join(root, 'fixtures', 'seed-like--netizen-views', 'page.txt')
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = { stdin: process.stdin, stdout: silent, stderr: silent, env: {}, cwd: () => root }
  for (const argv of [['--help'], [page]]) await main(argv, terminal)
  for (const [file, { script }] of required) writeFileSync(parsedOf(file), script.createCachedData())
}

/** Runs sources of the project while it is built. */
async function importSources(contents) {
  const entry = '\0sources'
  const { output } = await build({
    input: entry,
    cwd: root,
    platform: 'node',
    external: ENGINES,
    plugins: [
      rawText,
      {
        name: 'sources',
        resolveId: (id, importer) =>
          id === entry ? id : importer === entry && id.startsWith('.') ? join(root, id) : null,
        load: (id) => (id === entry ? contents : null),
      },
    ],
    output: { format: 'esm', codeSplitting: false },
    write: false,
  })
  const file = join(dist, 'sources.mjs')
  writeFileSync(file, output[0].code)
  const sources = await import(`${pathToFileURL(file).href}?${createHash('sha256').update(contents).digest('hex')}`)
  rmSync(file)
  return sources
}
