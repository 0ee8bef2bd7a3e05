import traditionalPairs from 'opencc-js/dict/TSCharacters'

let table: Uint16Array | undefined

/**
 * The form in which words are compared: simplified characters, half width, lower case.
 * Works one UTF-16 unit at a time, so the folded text is as long as the text and spans of one are spans of the other.
 * Characters above U+FFFF stay as they are. Source of the traditional–simplified pairs: OpenCC (Apache-2.0) by way of opencc-js.
 */
export function fold(text: string): string {
  table ??= makeTable()
  for (let i = 0; i < text.length; i++) {
    if (table[text.charCodeAt(i)] !== text.charCodeAt(i)) return foldFrom(text, i, table)
  }
  return text
}

const CHUNK = 8192

function foldFrom(text: string, first: number, table: Uint16Array): string {
  let folded = text.slice(0, first)
  for (let from = first; from < text.length; from += CHUNK) {
    const units = new Uint16Array(Math.min(CHUNK, text.length - from))
    for (let i = 0; i < units.length; i++) units[i] = table[text.charCodeAt(from + i)] as number
    folded += String.fromCharCode(...units)
  }
  return folded
}

/** Han and its neighbours have no upper and lower case: half of the table need not be asked. */
const CASELESS = { from: 0x3000, to: 0xa640 }

function makeTable(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit)
  for (const pair of traditionalPairs.split('|')) {
    // pairs outside the Basic Multilingual Plane are two units long and would change lengths
    if (pair.length === 3) table[pair.charCodeAt(0)] = pair.charCodeAt(2)
  }
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = unit - 0xfee0
  table[0x3000] = 0x20
  table[0xa0] = 0x20
  for (let unit = 0; unit < 0x10000; unit++) {
    if (unit >= CASELESS.from && unit < CASELESS.to) continue
    const lower = String.fromCharCode(table[unit] as number).toLowerCase()
    if (lower.length === 1) table[unit] = lower.charCodeAt(0)
  }
  return table
}
