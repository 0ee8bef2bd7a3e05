import { createRequire } from 'node:module'
import type { Segmenter } from './segmenter.js'

type NodeRs = typeof import('@node-rs/jieba')

/** Frequency of an added word: high enough that a term of two common words is not cut apart, as nodejieba's own words are. */
const ADDED_FREQUENCY = 20_000

/**
 * Loads @node-rs/jieba (prebuilt inside its npm packages; the only file that does).
 * `dictionary` is the file's bytes, lines `word frequency tag`; `words` are added on top.
 */
export function loadNodeRs(dictionary: Uint8Array, words: readonly string[]): Segmenter {
  const { Jieba } = createRequire(import.meta.url)('@node-rs/jieba') as NodeRs
  const jieba = Jieba.withDict(dictionary)
  if (words.length > 0) jieba.loadDict(Buffer.from(words.map((word) => `${word} ${ADDED_FREQUENCY} n\n`).join('')))
  return { engine: 'node-rs', cut: (text) => jieba.cut(text, false) }
}
