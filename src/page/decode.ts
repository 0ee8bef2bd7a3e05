import { KanfaError } from '../errors.js'
import type { Notice } from '../types.js'
import { chooseEncoding, type Encoding } from './choose-encoding.js'
import { mendHkscs } from './hkscs.js'
import { mendEntities } from './mend-entities.js'
import { joinBytes } from './read-bytes.js'

/** Text with the encoding its bytes were read in. `notices` of a stream is complete once its text is read to the end. */
export interface Decoded<Text> {
  readonly text: Text
  readonly encoding: string
  readonly notices: readonly Notice[]
}

/** Bytes that tell an encoding well. */
const EVIDENCE = 4096
/** Bytes a text can have: 2^29 − 24 UTF-16 units are the longest string of the engine. */
const LONGEST = 2 ** 29 - 24

/**
 * Decodes a whole page. Bytes that are not valid are replaced and counted in a notice, and so are zeros, which are dropped.
 *
 * @throws KanfaError `unknown-encoding` for a stated label no decoder knows, `undecodable` when most of what is not ASCII is
 *   invalid, `unreadable` above 512 MB
 */
export function decodeBytes(bytes: Uint8Array, stated?: string, header?: string): Decoded<string> {
  if (bytes.length > LONGEST) throw new KanfaError('unreadable', { detail: 'a page of more than 512 MB' })
  const encoding = chooseEncoding(bytes, stated, header)
  const whole = encoding.name === 'utf-8' && encoding.mistakenForLatin ? mendEntities(bytes) : bytes
  const raw = new TextDecoder(encoding.name).decode(whole)
  const { text, replaced, unreadable } = cleanText(raw, whole, encoding.name)
  if (unreadable) refuse(whole, encoding.name)
  return {
    text,
    encoding: encoding.name,
    notices: [...lieNotice(encoding), ...replacedNotice(replaced, encoding.name)],
  }
}

/**
 * Decodes a stream, a character cut by a chunk's end included. The encoding is chosen from `head`, the stream's first
 * bytes, which `chunks` gives again.
 */
export function decodeStream(
  head: Uint8Array,
  chunks: AsyncIterable<Uint8Array>,
  stated?: string,
): Decoded<AsyncIterable<string>> {
  const encoding = chooseEncoding(head, stated)
  const sample = cleanText(new TextDecoder(encoding.name).decode(head, { stream: true }), head, encoding.name)
  if (sample.unreadable) refuse(head, encoding.name)
  const notices: Notice[] = [...lieNotice(encoding)]
  // a head of ASCII alone says nothing: the first bytes that are not ASCII decide
  const chosen = stated === undefined && isAscii(head) ? undefined : encoding.name
  return { text: decodeChunks(chunks, chosen, notices), encoding: encoding.name, notices }
}

async function* decodeChunks(
  chunks: AsyncIterable<Uint8Array>,
  chosen: string | undefined,
  notices: Notice[],
): AsyncGenerator<string> {
  let decoder = chosen === undefined ? undefined : new TextDecoder(chosen)
  let encoding = chosen ?? 'utf-8'
  let replaced = 0
  for await (const chunk of chosen === undefined ? gatherEvidence(chunks) : chunks) {
    if (!decoder && isAscii(chunk)) {
      yield new TextDecoder().decode(chunk)
      continue
    }
    if (!decoder) {
      encoding = chooseEncoding(chunk).name
      decoder = new TextDecoder(encoding)
    }
    const clean = cleanText(decoder.decode(chunk, { stream: true }), chunk, encoding)
    replaced += clean.replaced
    if (clean.text !== '') yield clean.text
  }
  const clean = cleanText(decoder?.decode() ?? '', new Uint8Array(), encoding)
  if (clean.text !== '') yield clean.text
  notices.push(...replacedNotice(replaced + clean.replaced, encoding))
}

/** The same bytes, the first chunk that is not ASCII made long enough to tell its encoding by. */
async function* gatherEvidence(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] | undefined
  let size = 0
  for await (const chunk of chunks) {
    if (size >= EVIDENCE || (!held && isAscii(chunk))) {
      yield chunk
      continue
    }
    held = [...(held ?? []), chunk]
    size += chunk.length
    if (size >= EVIDENCE) yield joinBytes(held)
  }
  if (held && size < EVIDENCE) yield joinBytes(held)
}

function isAscii(bytes: Uint8Array): boolean {
  return !bytes.some((byte) => byte >= 0x80 || byte === 0)
}

/** Drops zeros and a byte order mark; counts what was replaced; `unreadable` when that is most of what is not ASCII. */
function cleanText(
  raw: string,
  bytes: Uint8Array,
  encoding: string,
): { text: string; replaced: number; unreadable: boolean } {
  const marks = countOf(raw, '\ufffd')
  const zeros = countOf(raw, '\0')
  let foreign = 0
  if (marks > 0) for (const byte of bytes) if (byte >= 0x80) foreign++
  // a replacement mark that the file itself holds is not ours
  const own = marks === 0 ? 0 : Math.min(marks, countOwnMarks(bytes, encoding))
  const bare = zeros === 0 ? raw : raw.replaceAll('\0', '')
  const text = encoding === 'big5' ? mendHkscs(bare) : bare
  return {
    text: text.startsWith('\ufeff') ? text.slice(1) : text,
    replaced: marks - own + zeros,
    unreadable: (marks - own) * 2 > foreign,
  }
}

function countOf(text: string, character: string): number {
  let count = 0
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count++
  return count
}

function countOwnMarks(bytes: Uint8Array, encoding: string): number {
  const mark = encoding === 'utf-8' ? [0xef, 0xbf, 0xbd] : encoding === 'gb18030' ? [0x84, 0x31, 0xa4, 0x37] : undefined
  if (!mark) return 0
  let count = 0
  for (let at = bytes.indexOf(mark[0]!); at >= 0; at = bytes.indexOf(mark[0]!, at + 1)) {
    if (mark.every((byte, i) => bytes[at + i] === byte)) count++
  }
  return count
}

function lieNotice({ name, declaredWrongly }: Encoding): Notice[] {
  if (declaredWrongly === undefined) return []
  return [{ code: 'encoding-lie', args: { declared: declaredWrongly, encoding: name } }]
}

function replacedNotice(count: number, encoding: string): Notice[] {
  return count === 0 ? [] : [{ code: 'replaced-bytes', args: { count, encoding } }]
}

function refuse(bytes: Uint8Array, encoding: string): never {
  throw new KanfaError('undecodable', { encoding, byte: firstInvalidByte(bytes, encoding) })
}

/** 0-based offset of the byte at which a strict decoder stops: by blocks first, then byte by byte in the block. */
function firstInvalidByte(bytes: Uint8Array, encoding: string): number {
  const block = 4096
  const decoder = new TextDecoder(encoding, { fatal: true })
  for (let at = 0; at < bytes.length; at += block) {
    try {
      decoder.decode(bytes.subarray(at, at + block), { stream: true })
    } catch {
      const fine = new TextDecoder(encoding, { fatal: true })
      fine.decode(bytes.subarray(0, at), { stream: true })
      for (let i = at; i < at + block; i++) {
        try {
          fine.decode(bytes.subarray(i, i + 1), { stream: true })
        } catch {
          return i
        }
      }
      return at
    }
  }
  return bytes.length
}
