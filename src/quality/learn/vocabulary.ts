/** In `Vocabulary.texts`: a word that has no number, and the break between two texts. */
export const OUTSIDE = -1
export const BREAK = -2

/** Words by number, and texts as runs of these numbers. */
export interface Vocabulary {
  readonly words: readonly string[]
  readonly ids: ReadonlyMap<string, number>
  /** All texts after each other, each word its number, `OUTSIDE` for words without one, `BREAK` before and after each text. */
  readonly texts: Int32Array
}

/** Numbers the words that stand in at least `least` texts, in the order in which they come first. */
export function numberWords(texts: readonly (readonly string[])[], least: number): Vocabulary {
  const counts = new Map<string, number>()
  let size = 1
  for (const text of texts) {
    for (const word of new Set(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
    size += text.length + 1
  }
  const words = [...counts].filter(([, count]) => count >= least).map(([word]) => word)
  const ids = new Map(words.map((word, id) => [word, id]))
  const flat = new Int32Array(size).fill(BREAK)
  let at = 1
  for (const text of texts) {
    for (const word of text) flat[at++] = ids.get(word) ?? OUTSIDE
    at++
  }
  return { words, ids, texts: flat }
}
