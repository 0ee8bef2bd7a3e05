import { mixBits } from './mix-bits.js'

/** A table from two 32-bit numbers to one: open addressing, at most half full. Lookups make no garbage. Typed arrays alone. */
export interface PairHash {
  /** Two numbers a place. */
  readonly keys: Int32Array
  /** −1 where a place is free. */
  readonly rows: Int32Array
  /** A bit for each of eight times as many places (a Bloom filter of one hash): most pairs looked up are not there, and this fits the nearest cache. */
  readonly filter: Uint32Array
}

/** Bits of the filter for each place of the table. */
const FILTER = 8

/** Makes a table of `pairs`, two numbers each after the other; a pair's row is its place among them. */
export function makePairHash(pairs: Int32Array): PairHash {
  const count = pairs.length / 2
  const places = 2 ** Math.ceil(Math.log2(Math.max(count, 16) * 2))
  const hash = {
    keys: new Int32Array(places * 2),
    rows: new Int32Array(places).fill(-1),
    filter: new Uint32Array((places * FILTER) / 32),
  }
  for (let row = 0; row < count; row++) {
    const a = pairs[row * 2]!
    const b = pairs[row * 2 + 1]!
    const mixed = mixBits(a, b)
    let place = mixed & (places - 1)
    while (hash.rows[place] !== -1) place = (place + 1) & (places - 1)
    hash.keys[place * 2] = a
    hash.keys[place * 2 + 1] = b
    hash.rows[place] = row
    hash.filter[(mixed >>> 5) & (hash.filter.length - 1)]! |= 1 << (mixed & 31)
  }
  return hash
}

/** The row of a pair, or −1. */
export function findPair({ keys, rows, filter }: PairHash, a: number, b: number): number {
  const mixed = mixBits(a, b)
  if ((filter[(mixed >>> 5) & (filter.length - 1)]! & (1 << (mixed & 31))) === 0) return -1
  const mask = rows.length - 1
  let place = mixed & mask
  while (rows[place] !== -1) {
    if (keys[place * 2] === a && keys[place * 2 + 1] === b) return rows[place]!
    place = (place + 1) & mask
  }
  return -1
}
