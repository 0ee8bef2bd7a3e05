import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { KanfaError } from '../errors.js'
import { packageFolder } from './package-folder.js'

/** jieba's dictionary without its rare words, as the build made it, or whole. */
export const DICTIONARIES = ['small', 'full'] as const
export type Dictionary = (typeof DICTIONARIES)[number]

/** Paths of what the segmenters load, and how they are read. */
export interface DictionaryFiles {
  readonly dictionary: string
  readonly lexiconWords: string
  readonly placeholder: string
  readonly placeholderHmm: string
  readonly read: (path: string) => Uint8Array
}

/** The files of a dictionary. Throws `no-segmenter` when the build is missing. */
export function dictionaryFiles(size: Dictionary): DictionaryFiles {
  const dist = join(packageFolder(), 'dist')
  const small = join(dist, 'dictionary.txt')
  if (!existsSync(small)) throw new KanfaError('no-segmenter', { detail: `${small} is missing: run npm run build` })
  return {
    dictionary: size === 'small' ? small : createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt'),
    lexiconWords: join(dist, 'lexicon-words.txt'),
    placeholder: join(dist, 'placeholder.txt'),
    placeholderHmm: join(dist, 'placeholder-hmm.txt'),
    read: (path) => readFileSync(path),
  }
}
