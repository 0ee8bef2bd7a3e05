import type { MinedParts } from './mined-table.js'

/** Bytes of the heading: the lengths of the five parts. */
const HEADING = 20

/** Mined entries as bytes that are read without parsing: five lengths, the numbers, and the words with a newline between them. */
export function packMined({ words, wordRows, pairs, grams, weights }: MinedParts): Uint8Array {
  const text = new TextEncoder().encode(words.join('\n'))
  const heading = Int32Array.of(wordRows.length, pairs.length, grams.length, weights.length, text.length)
  const parts = [heading, wordRows, pairs, grams, weights].map(
    (part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength),
  )
  const packed = new Uint8Array(parts.reduce((sum, part) => sum + part.length, text.length))
  let at = 0
  for (const part of [...parts, text]) {
    packed.set(part, at)
    at += part.length
  }
  return packed
}

/** The same entries again. The bytes are copied, so that the numbers stand where processors want them. */
export function unpackMined(packed: Uint8Array): MinedParts {
  const { buffer } = packed.slice()
  const [wordRows = 0, pairs = 0, grams = 0, weights = 0, text = 0] = new Int32Array(buffer, 0, HEADING / 4)
  let at = HEADING
  const next = (count: number, size: number) => {
    at += count * size
    return at - count * size
  }
  return {
    wordRows: new Int32Array(buffer, next(wordRows, 4), wordRows),
    pairs: new Int32Array(buffer, next(pairs, 4), pairs),
    grams: new Int32Array(buffer, next(grams, 4), grams),
    weights: new Int16Array(buffer, next(weights, 2), weights),
    words: new TextDecoder().decode(new Uint8Array(buffer, next(text, 1), text)).split('\n'),
  }
}
