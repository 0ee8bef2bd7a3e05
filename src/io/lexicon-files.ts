import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { KanfaError } from '../errors.js'
import type { Entry } from '../types.js'
import { packageFolder } from './package-folder.js'
import { unreadable } from './unreadable.js'

/** A file that has been read. */
export interface TextFile {
  readonly file: string
  readonly text: string
}

/** The folder with the lexicons kanfa comes with. */
export function packageLexicons(): string {
  return join(packageFolder(), 'lexicons')
}

/** The lexicons kanfa comes with: those a person wrote. */
export function readWrittenLexicons(): TextFile[] {
  return readBundled((name) => !isLearned(name))
}

/** The lexicons kanfa comes with: those that `kanfa learn` made. */
export function readLearnedLexicons(): TextFile[] {
  return readBundled(isLearned)
}

/** The learned lexicons as the build packed them; `undefined` before a build, and when one was changed after it. */
export function readPackedLexicons(): Uint8Array | undefined {
  return readPacked('learned.bin', isLearned)
}

/** The written lexicons as the build packed them, JSON of their entries, each with its path for `file`; `undefined` as above. */
export function readPackedWritten(): Entry[] | undefined {
  const packed = readPacked('written.json', (name) => !isLearned(name))
  if (packed === undefined) return undefined
  const entries = JSON.parse(packed.toString()) as Entry[]
  const paths = new Map(entries.map(({ file }) => [file, join(packageLexicons(), file)]))
  return entries.map((entry) => ({ ...entry, file: paths.get(entry.file)! }))
}

function readPacked(name: string, packs: (name: string) => boolean): Buffer | undefined {
  const path = join(packageFolder(), 'dist', name)
  if (!existsSync(path)) return undefined
  const packedAt = statSync(path).mtimeMs
  const lexicons = listLexicons(packageLexicons()).filter(packs)
  const changed = lexicons.some((lexicon) => statSync(join(packageLexicons(), lexicon)).mtimeMs > packedAt)
  return changed ? undefined : readFileSync(path)
}

function readBundled(wanted: (name: string) => boolean): TextFile[] {
  const names = listLexicons(packageLexicons()).filter(wanted)
  return names.map((name) => readText(join(packageLexicons(), name)))
}

function isLearned(name: string): boolean {
  return name.startsWith('learned')
}

/** Names of a folder's lexicon files: the learned ones after the others, each group in the order of its names. */
function listLexicons(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.tsv'))
  return names.sort((a, b) => Number(isLearned(a)) - Number(isLearned(b)) || (a < b ? -1 : 1))
}

/** The `scoring.json` of a folder with lexicons, where it has one. */
export function readScoringFile(path: string): TextFile | undefined {
  const file = join(path, 'scoring.json')
  return statSync(path).isDirectory() && existsSync(file) ? readText(file) : undefined
}

/** A lexicon file, or every `.tsv` of a folder: `learned*` after the others, each group in the order of its names. Throws `not-found`, `unreadable`, `no-lexicons`. */
export function readLexiconFiles(path: string): TextFile[] {
  try {
    if (!statSync(path).isDirectory()) return [readText(path)]
    const names = listLexicons(path)
    if (names.length === 0 && readScoringFile(path) === undefined)
      throw new KanfaError('no-lexicons', {}, { file: path })
    return names.map((name) => readText(join(path, name)))
  } catch (error) {
    throw unreadable(error, path)
  }
}

/** The numbers and word lists of `lexicons/` that are not entries, by file name. */
export function readBundledFile(name: string): TextFile {
  return readText(join(packageLexicons(), name))
}

function readText(file: string): TextFile {
  return { file, text: readFileSync(file, 'utf8') }
}
