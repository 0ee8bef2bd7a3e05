import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from './package-folder.js'
import { unreadable } from './unreadable.js'

/** A file that has been read. */
export interface TextFile {
  readonly file: string
  readonly text: string
}

/** The lexicons kanfa comes with. */
export function readBundledLexicons(): TextFile[] {
  return readLexiconFiles(join(packageFolder(), 'lexicons'))
}

/** A lexicon file, or every `.tsv` of a folder: `learned*` after the others, each group in the order of its names. Throws `not-found`, `unreadable`. */
export function readLexiconFiles(path: string): TextFile[] {
  try {
    if (!statSync(path).isDirectory()) return [readText(path)]
    const names = readdirSync(path).filter((name) => name.endsWith('.tsv'))
    const learned = (name: string) => Number(name.startsWith('learned'))
    names.sort((a, b) => learned(a) - learned(b) || (a < b ? -1 : 1))
    return names.map((name) => readText(join(path, name)))
  } catch (error) {
    throw unreadable(error, path)
  }
}

/** The numbers and word lists of `lexicons/` that are not entries, by file name. */
export function readBundledFile(name: string): TextFile {
  return readText(join(packageFolder(), 'lexicons', name))
}

function readText(file: string): TextFile {
  return { file, text: readFileSync(file, 'utf8') }
}
