// Builds dist/: the bundled tool and library, the dictionary the segmenters load, the licences of what is bundled.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const require = createRequire(import.meta.url)
const root = dirname(fileURLToPath(import.meta.url))
const finished = join(root, 'dist')
/** The build grows beside the old one and takes its place when it is whole. */
const dist = join(root, '.dist-new')

/** Longer words rarer than this in jieba's corpus stay out of the dictionary unless comments use them (`rare-words.txt`): they take most of its loading time. */
const LEAST_FREQUENCY = 100

/** Frequency of a lexicon's term that jieba does not know: high enough that two common words do not cut it apart. */
const TERM_FREQUENCY = 2000

/** Bundled CommonJS packages ask for Node's own modules with require. */
const BANNER = {
  js: "import { createRequire as kanfaRequire } from 'node:module'; const require = kanfaRequire(import.meta.url);",
}

/** `import text from './style.css?raw'` is the file's text, as in vitest. */
const rawText = {
  name: 'raw-text',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.slice(0, -'?raw'.length)),
      namespace: 'raw-text',
    }))
    onLoad({ filter: /./, namespace: 'raw-text' }, ({ path }) => ({
      contents: readFileSync(path, 'utf8'),
      loader: 'text',
      watchFiles: [path],
    }))
  },
}

rmSync(dist, { recursive: true, force: true })
mkdirSync(dist)
writeDictionary()
// the library and the threads are bundled by themselves: a file for each set of entries that share some code would be more files to open
const metafiles = [
  await bundle({ main: 'src/cli/main.ts' }),
  await bundle({ index: 'src/index.ts', 'judge-worker': 'src/cli/judge-worker.ts' }),
]
writeLicences({
  inputs: Object.assign({}, ...metafiles.map(({ inputs }) => inputs)),
  outputs: Object.assign({}, ...metafiles.map(({ outputs }) => outputs)),
})
await packLexicons()
await writeFromProgram()
rmSync(finished, { recursive: true, force: true })
renameSync(dist, finished)

async function bundle(entryPoints) {
  const { metafile } = await build({
    entryPoints,
    absWorkingDir: root,
    outdir: dist,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none', // all licences stand in THIRD-PARTY-LICENSES.txt
    metafile: true,
    logLevel: 'warning',
    external: ['nodejieba', '@node-rs/jieba'],
    plugins: [rawText],
    banner: BANNER,
  })
  return metafile
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
function writeLicences(metafile) {
  const packages = new Set(
    Object.keys(metafile.inputs).flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
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
  console.log(
    `dist/: ${Object.keys(metafile.outputs).length} files, ${packages.size} packages bundled (dist/THIRD-PARTY-LICENSES.txt)`,
  )
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

/** Runs sources of the project while it is built. */
async function importSources(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    external: ['nodejieba', '@node-rs/jieba'],
    plugins: [rawText],
    banner: BANNER,
    logLevel: 'warning',
  })
  const file = join(dist, 'sources.mjs')
  writeFileSync(file, outputFiles[0].contents)
  const sources = await import(`${pathToFileURL(file).href}?${createHash('sha256').update(contents).digest('hex')}`)
  rmSync(file)
  return sources
}
