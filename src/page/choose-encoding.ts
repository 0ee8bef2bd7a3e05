import data from './common-characters.json' with { type: 'json' }
import { canonicalName, statedEncoding } from './encoding-name.js'
import { mendHkscs } from './hkscs.js'

/** The encoding bytes are read in, by its WHATWG name, and the label the page declared when that was not true. */
export interface Encoding {
  readonly name: string
  readonly declaredWrongly?: string
  /** True when that was a Latin encoding, in which every byte means something: a browser may have believed it. */
  readonly mistakenForLatin?: boolean
}

const COMMON = new Set(data.characters)
const SAMPLE = 1 << 18
/** Characters of three bytes after which valid UTF-8 is no chance any more: what GB18030 or Big5 hold is not valid that long. */
const SURE = 16
const UTF16 = ['utf-16le', 'utf-16be']
/** `<meta charset=…>`, `<meta http-equiv … content="…; charset=…">`, `<?xml … encoding="…">`, in that order in a page. */
const DECLARED = /<(?:meta\b[^>]{0,300}?charset|\?xml\b[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w:-]{2,40})/i
/** How far into a page a declaration is looked for; browsers take 1024 bytes, saved pages put scripts before it. */
const DECLARATION_WITHIN = 1 << 15

/**
 * Chooses the encoding of bytes: what the caller states, else a byte order mark, else what reads best. A declaration in
 * the page is believed unless another encoding reads clearly better (a lying `<meta>` is common in saved pages).
 * Bytes may be a head of a longer text. gb2312 and gbk mean gb18030, big5 has the HKSCS characters (WHATWG).
 *
 * @param header the charset of an MHTML part's header, believed like a declaration in a page that has none
 * @throws KanfaError `unknown-encoding` when `stated` is no encoding
 */
export function chooseEncoding(bytes: Uint8Array, stated?: string, header?: string): Encoding {
  const mark = readMark(bytes)
  if (stated !== undefined) {
    const name = statedEncoding(stated)
    return { name: name === 'utf-16le' ? (mark === 'utf-16be' ? mark : name) : name }
  }
  if (mark !== undefined) return { name: mark }
  const label = readDeclaration(bytes) ?? header
  const declared = label === undefined ? undefined : declaredName(label)
  const sample = takeSample(bytes)
  if (sample === undefined) return { name: 'utf-8' }
  const candidates = isSurelyUtf8(sample)
    ? ['utf-8']
    : ['utf-8', 'gb18030', 'big5', ...(sample.includes(0) ? UTF16 : [])]
  const scored = candidates.map((name) => ({ name, score: candidates.length > 1 ? scoreDecoding(sample, name) : 0 }))
  // a declared encoding that reads as well as the best is the right one
  const believed = scored.find(({ name }) => name === declared)
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  if (believed && believed.score >= best.score - Math.abs(best.score) * 0.02) return { name: believed.name }
  if (label === undefined || declared === undefined || declared === best.name) return { name: best.name }
  return { name: best.name, declaredWrongly: label.toLowerCase(), mistakenForLatin: declared === 'windows-1252' }
}

function readMark(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return a === 0x84 && b === 0x31 && c === 0x95 && d === 0x33 ? 'gb18030' : undefined
}

/** The label in the page's own declaration, as written. */
function readDeclaration(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_WITHIN))
  return DECLARED.exec(head)?.[1]
}

/** What a declaration means; one that can be read as ASCII does not stand in UTF-16. */
function declaredName(label: string): string | undefined {
  const name = canonicalName(label)
  return name?.startsWith('utf-16') ? undefined : name
}

/** The part of the bytes that tells encodings apart: from the first byte that is not ASCII, or all where zeros stand. */
function takeSample(bytes: Uint8Array): Uint8Array | undefined {
  const first = bytes.findIndex((byte) => byte >= 0x80)
  const zero = bytes.subarray(0, SAMPLE).includes(0)
  if (zero) return bytes.subarray(0, SAMPLE)
  return first < 0 ? undefined : bytes.subarray(first, first + SAMPLE)
}

/** Most files are UTF-8, and to score the others' readings takes longer than all the rest of opening a small page. */
function isSurelyUtf8(sample: Uint8Array): boolean {
  if (sample.includes(0)) return false
  try {
    // with `stream` a character cut at the sample's end is no error
    const text = new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    let wide = 0
    for (let i = 0; i < text.length && wide < SURE; i++) if (text.charCodeAt(i) >= 0x800) wide++
    return wide >= SURE
  } catch {
    return false
  }
}

/** How much a decoding looks like Chinese text: common characters and marks count for it, invalid bytes heavily against. */
function scoreDecoding(sample: Uint8Array, encoding: string): number {
  // with `stream` a character cut at the sample's end is no error
  const raw = new TextDecoder(encoding).decode(sample, { stream: true })
  const text = encoding === 'big5' ? mendHkscs(raw) : raw
  let score = 0
  let wide = 0
  let invalid = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    if (code >= 0x800) wide++
    if (code === 0xfffd) invalid++
    // a hole of zeros counts alike in all encodings
    else if (code === 0) score -= encoding.startsWith('utf-16') ? 6 : 3
    else if (code < 0x80) score += code >= 0x20 || code === 9 || code === 10 || code === 13 ? 0.1 : -3
    else if (COMMON.has(character)) score += 2
    else if (code >= 0x4e00 && code <= 0x9fff) score += 0.2
    else if ((code >= 0x3001 && code <= 0x3011) || (code >= 0xff01 && code <= 0xff1f)) score += 1
    else if ((code >= 0xe000 && code <= 0xf8ff) || (code >= 0x3400 && code <= 0x4dbf)) score -= 2
    else if (code < 0x800 || (code >= 0xa000 && code < 0xa4d0)) score -= 0.5
  }
  // three bytes that happen to be valid UTF-8 are hardly chance
  if (encoding === 'utf-8') score += (wide - invalid) * 2
  return score - invalid * 5
}
