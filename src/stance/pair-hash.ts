/** A table from two 32-bit numbers to one: open addressing, about a third full. Lookups make no garbage. */
export interface PairHash {
  /** Two numbers a place. */
  readonly keys: Int32Array
  /** −1 where a place is free. */
  readonly rows: Int32Array
}

/** Makes a table of `pairs`, two numbers each after the other; a pair's row is its place among them. */
export function makePairHash(pairs: Int32Array): PairHash {
  const count = pairs.length / 2
  const places = 2 ** Math.ceil(Math.log2(Math.max(count, 1) * 3))
  const keys = new Int32Array(places * 2)
  const rows = new Int32Array(places).fill(-1)
  for (let row = 0; row < count; row++) {
    const a = pairs[row * 2]!
    const b = pairs[row * 2 + 1]!
    let place = placeOf(a, b, places)
    while (rows[place] !== -1) place = (place + 1) & (places - 1)
    keys[place * 2] = a
    keys[place * 2 + 1] = b
    rows[place] = row
  }
  return { keys, rows }
}

/** The row of a pair, or −1. */
export function findPair({ keys, rows }: PairHash, a: number, b: number): number {
  const mask = rows.length - 1
  let place = placeOf(a, b, rows.length)
  while (rows[place] !== -1) {
    if (keys[place * 2] === a && keys[place * 2 + 1] === b) return rows[place]!
    place = (place + 1) & mask
  }
  return -1
}

/** Multiplications by odd constants mix the bits; the high ones choose the place. */
function placeOf(a: number, b: number, places: number): number {
  let mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 13)) & (places - 1)
}
