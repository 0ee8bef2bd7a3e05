import { trieOf } from './gram-trie.js'
import type { MinedTable } from './mined-table.js'

/** Numbers of the heading: where pairs begin among the weights, and how long each of the arrays is. */
const HEADING = 16

/** A mined table as bytes that are read without parsing: a heading, then the arrays as they are, those of wider numbers first. */
export function packMined({ words, wordRows, pairs, grams, firstPair, weights }: MinedTable): Uint8Array {
  const arrays = [
    ...[words.starts, words.places, wordRows, pairs.keys, pairs.rows, pairs.filter, grams.states],
    ...[weights, words.units],
  ]
  const heading = new Int32Array(HEADING)
  heading.set([firstPair, ...arrays.map(({ length }) => length)])
  const parts = [heading, ...arrays].map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength))
  const packed = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    packed.set(part, at)
    at += part.length
  }
  return packed
}

/** The same table again: views of the bytes, which are copied only where numbers would stand crooked. */
export function unpackMined(packed: Uint8Array): MinedTable {
  const { buffer, byteOffset } = packed.byteOffset % 4 === 0 ? packed : packed.slice()
  const [firstPair = 0, ...lengths] = new Int32Array(buffer, byteOffset, HEADING)
  let at = byteOffset + HEADING * 4
  const next = (bytes: number): [ArrayBufferLike, number, number] => {
    const length = lengths.shift() ?? 0
    at += length * bytes
    return [buffer, at - length * bytes, length]
  }
  const [starts, places, wordRows] = [
    new Int32Array(...next(4)),
    new Int32Array(...next(4)),
    new Int32Array(...next(4)),
  ]
  const pairs = {
    keys: new Int32Array(...next(4)),
    rows: new Int32Array(...next(4)),
    filter: new Uint32Array(...next(4)),
  }
  const grams = trieOf(new Int32Array(...next(4)))
  const weights = new Int16Array(...next(2))
  return {
    words: { starts, places, units: new Uint16Array(...next(2)) },
    ...{ wordRows, pairs, grams, firstPair, weights },
  }
}
