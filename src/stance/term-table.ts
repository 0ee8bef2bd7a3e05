/**
 * Terms arranged so that a piece of a text is looked up by its UTF-16 units, without making a string of it: open addressing,
 * at most half full. Typed arrays alone, so that it loads from a file as it is.
 */
export interface TermTable {
  /** The terms' units, one term after the other. */
  readonly units: Uint16Array
  /** Where each term begins in `units`, and behind the last one where that ends. */
  readonly starts: Int32Array
  /** The number of the term at a place, −1 where it is free. */
  readonly places: Int32Array
}

/** Arranges terms; a term's number is its place among them. They must differ. */
export function makeTermTable(terms: readonly string[]): TermTable {
  const starts = new Int32Array(terms.length + 1)
  for (let number = 0; number < terms.length; number++) starts[number + 1] = starts[number]! + terms[number]!.length
  const units = new Uint16Array(starts[terms.length]!)
  const places = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(terms.length, 1) * 2))).fill(-1)
  for (let number = 0; number < terms.length; number++) {
    const term = terms[number]!
    for (let i = 0; i < term.length; i++) units[starts[number]! + i] = term.charCodeAt(i)
    let place = hashOf(term, 0, term.length) & (places.length - 1)
    while (places[place] !== -1) place = (place + 1) & (places.length - 1)
    places[place] = number
  }
  return { units, starts, places }
}

/** The number of the term that stands from `start` to `end` of the text, or −1. */
export function findTerm({ units, starts, places }: TermTable, text: string, start: number, end: number): number {
  const mask = places.length - 1
  let place = hashOf(text, start, end) & mask
  for (let number = places[place]!; number !== -1; number = places[place]!) {
    let at = starts[number]!
    if (starts[number + 1]! - at === end - start) {
      let i = start
      while (i < end && units[at] === text.charCodeAt(i)) {
        i++
        at++
      }
      if (i === end) return number
    }
    place = (place + 1) & mask
  }
  return -1
}

/** FNV-1a over units, its bits mixed once more. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash ^ (hash >>> 15)
}
