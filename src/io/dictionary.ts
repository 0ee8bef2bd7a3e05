import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { KanfaError } from '../errors.js'
import { packageFolder } from './package-folder.js'

/** jieba's dictionary without its rare words, as the build made it, or whole. */
export const DICTIONARIES = ['small', 'full'] as const
export type Dictionary = (typeof DICTIONARIES)[number]

/** What the segmenters load: nodejieba wants paths, and a placeholder for what kanfa does not use; @node-rs/jieba wants bytes. */
export interface DictionaryFiles {
  readonly dictionary: string
  readonly placeholder: string
  readonly readDictionary: () => Uint8Array
}

/** Throws `no-segmenter` when the build is missing. */
export function dictionaryFiles(size: Dictionary): DictionaryFiles {
  const dist = join(packageFolder(), 'dist')
  const small = join(dist, 'dictionary.txt')
  if (!existsSync(small)) throw new KanfaError('no-segmenter', { detail: `${small} is missing: run npm run build` })
  const dictionary = size === 'small' ? small : createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt')
  return { dictionary, placeholder: join(dist, 'placeholder.txt'), readDictionary: () => readFileSync(dictionary) }
}
