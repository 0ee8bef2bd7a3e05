import { createRequire } from 'node:module'
import type { Segmenter, SegmenterData } from './segmenter.js'

type NodeRs = typeof import('@node-rs/jieba')

/** Frequency of a user's word: high enough that two common words do not cut it apart. */
const ADDED_FREQUENCY = 2000

/** Loads @node-rs/jieba (prebuilt inside its npm packages; the only file that does). Throws what its loader throws. */
export function loadNodeRs({ dictionary, lexiconWords, read, words }: SegmenterData): Segmenter {
  const { Jieba } = createRequire(import.meta.url)('@node-rs/jieba') as NodeRs
  const jieba = Jieba.withDict(read(dictionary))
  jieba.loadDict(read(lexiconWords))
  const unknown = words.filter((word) => jieba.cut(word, false).length > 1)
  if (unknown.length > 0) jieba.loadDict(Buffer.from(unknown.map((word) => `${word} ${ADDED_FREQUENCY} n\n`).join('')))
  return { engine: 'node-rs', cut: (text) => jieba.cut(text, false) }
}
