import { createRequire } from 'node:module'
import type { Segmenter, SegmenterData } from './segmenter.js'

type NodeJieba = typeof import('nodejieba')

/**
 * Loads nodejieba (optional native dependency; the only file that does). Throws what its loader throws when the native part is missing.
 * `insertWord` changes the whole process: a second segmenter with other words knows the first one's too.
 */
export function loadNodejieba(data: SegmenterData): Segmenter {
  const { dictionary, lexiconWords, placeholder, placeholderHmm, words } = data
  const jieba = createRequire(import.meta.url)('nodejieba') as NodeJieba
  jieba.load({
    ...{ dict: dictionary, userDict: lexiconWords, hmmDict: placeholderHmm },
    ...{ idfDict: placeholder, stopWordDict: placeholder },
  })
  // a word that jieba knows would get a smaller frequency than its own
  for (const word of words) if (jieba.cut(word).length > 1) jieba.insertWord(word)
  return { engine: 'nodejieba', cut: (text) => jieba.cut(text) }
}
