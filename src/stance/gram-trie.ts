import { mixBits } from './mix-bits.js'

/**
 * Runs of characters and their weights, as a trie whose steps lie in one hash table: a text is followed only as far as some gram
 * goes on with it, and the weights lie beside what a step reads, for it is waiting for memory that costs. Typed arrays alone, so
 * that it loads from a file as it is.
 *
 * A state is a place in the table, or `ROOT`, where nothing has been read. See `follow`.
 */
export interface GramTrie {
  /** Four numbers a state: the state it follows, −1 where the place is free; the UTF-16 unit read last; two for its weights. */
  readonly states: Int32Array
  /** The same bytes in halves, eight a state: the last four are its weights in the order of `STANCES`, 0 where no gram ends. */
  readonly halves: Int16Array
}

export const ROOT = -2
/** What `follow` gives where no gram goes on. */
export const NOWHERE = -1

/** Halves of a state, and the first of its weights. */
export const HALVES = 8
export const FIRST_WEIGHT = 4

const STATE = 4
const [FOLLOWS, UNIT] = [0, 1]
const FREE = -1

/** Arranges grams: of each its four weights, whole numbers of 16 bits. */
export function makeGramTrie(grams: ReadonlyMap<string, readonly number[]>): GramTrie {
  const count = countStates(grams.keys())
  const states = new Int32Array(STATE * 2 ** Math.ceil(Math.log2(Math.max(count, 8) * 1.5)))
  for (let at = 0; at < states.length; at += STATE) states[at + FOLLOWS] = FREE
  const trie = trieOf(states)
  for (const [gram, weights] of grams) {
    let state = ROOT
    for (let i = 0; i < gram.length; i++) {
      const unit = gram.charCodeAt(i)
      const place = placeOf(states, state, unit)
      states[place * STATE + FOLLOWS] = state
      states[place * STATE + UNIT] = unit
      state = place
    }
    trie.halves.set(weights, state * HALVES + FIRST_WEIGHT)
  }
  return trie
}

/** A trie of states that were made before. */
export function trieOf(states: Int32Array): GramTrie {
  return { states, halves: new Int16Array(states.buffer, states.byteOffset, states.length * 2) }
}

/** The state that a unit leads to, or `NOWHERE`. */
export function follow({ states }: GramTrie, state: number, unit: number): number {
  const place = placeOf(states, state, unit)
  return states[place * STATE + FOLLOWS] === FREE ? NOWHERE : place
}

/** How many different beginnings the grams have. */
function countStates(grams: Iterable<string>): number {
  const beginnings = new Set<string>()
  for (const gram of grams) for (let end = 1; end <= gram.length; end++) beginnings.add(gram.slice(0, end))
  return beginnings.size
}

/** Where a state is or would be: the first place from its hash on that holds it or is free. */
function placeOf(states: Int32Array, follows: number, unit: number): number {
  const mask = states.length / STATE - 1
  let place = mixBits(follows, unit) & mask
  for (;;) {
    const held = states[place * STATE + FOLLOWS]!
    if (held === FREE || (held === follows && states[place * STATE + UNIT] === unit)) return place
    place = (place + 1) & mask
  }
}
