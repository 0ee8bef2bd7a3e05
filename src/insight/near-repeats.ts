import { createKeptTexts } from './kept-texts.js'

/** Dice coefficient of two texts' pairs of letters from which on they are nearly the same. */
const LEAST_ALIKE = 0.8
/** Comments that can be found again: between one and two generations of so many different ones. */
const GENERATION = 100_000
/** Bands of two minima each: texts that share 67 % of all their pairs (Dice 0.8) meet in one of eight with a chance of 99 %. */
const BANDS = 8
const ROWS = 2

/** Odd factors of the hash functions: fixed, so that the same comments give the same answers. */
const FACTORS = Int32Array.from({ length: BANDS * ROWS }, (_, i) => mix(i + 1) | 1)

/** Letters of a text that are compared. */
const MOST_LETTERS = 1_000

/** The number under which a nearly equal text was kept; where there is none, keeps this one under `n`. */
export type NearRepeatFinder = (letters: string, n: number) => number | undefined

/**
 * Finds texts that share most of their pairs of letters (Dice coefficient of the sets ≥ 0.8), by MinHash with banding
 * (Broder 1997): a text is compared with the at most sixteen that fell into one of its bands, so that time stays linear.
 * It looks back over 100,000 to 200,000 different texts and at their first 1,000 letters, so that memory stays bounded.
 */
export function createNearRepeatFinder(): NearRepeatFinder {
  let young = createKeptTexts()
  let old = createKeptTexts()
  const bands = new Uint32Array(BANDS)
  return (whole, n) => {
    const letters = whole.length > MOST_LETTERS ? whole.slice(0, MOST_LETTERS) : whole
    fillBands(bands, letters)
    let pairs: ReadonlySet<number> | undefined
    for (const band of bands) {
      for (const kept of [young, old]) {
        const place = kept.find(band)
        if (place < 0) continue
        pairs ??= pairsOf(unitsOf(letters))
        if (areAlike(pairs, pairsOf(kept.lettersAt(place)))) return kept.numberAt(place)
      }
    }
    young.keep(bands, letters, n)
    if (young.keys() > GENERATION * BANDS) {
      ;[young, old] = [old, young]
      young.clear()
    }
    return undefined
  }
}

function unitsOf(letters: string): Uint16Array {
  const units = new Uint16Array(letters.length)
  for (let i = 0; i < letters.length; i++) units[i] = letters.charCodeAt(i)
  return units
}

/** The different pairs of neighbouring letters, as 32-bit numbers. */
function pairsOf(units: Uint16Array): ReadonlySet<number> {
  const pairs = new Set<number>()
  for (let i = 1; i < units.length; i++) pairs.add((units[i - 1]! << 16) | units[i]!)
  return pairs
}

const minima = new Uint32Array(BANDS * ROWS)

/** For each band a number that two texts share with the chance that both their minima are the same. */
function fillBands(bands: Uint32Array, letters: string): void {
  minima.fill(0xffffffff)
  // a pair that comes again changes no minimum
  for (let at = 1; at < letters.length; at++) {
    const pair = (letters.charCodeAt(at - 1) << 16) | letters.charCodeAt(at)
    // mixed once, then multiplied: the high bits of each product are a hash of their own (Dietzfelbinger et al. 1997)
    const mixed = mix(pair)
    for (let i = 0; i < FACTORS.length; i++) {
      const hash = Math.imul(mixed, FACTORS[i]!) >>> 0
      if (hash < minima[i]!) minima[i] = hash
    }
  }
  for (let band = 0; band < BANDS; band++) {
    const hash = mix(minima[band * ROWS]! ^ Math.imul(minima[band * ROWS + 1]!, 0x85ebca6b) ^ band)
    bands[band] = (hash >>> 2) + 1 // 0 is no key
  }
}

/** Murmur3's finisher: spreads every bit over all. */
function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function areAlike(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared++
  return 2 * shared >= LEAST_ALIKE * (a.size + b.size)
}
