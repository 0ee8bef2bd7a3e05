import { KanfaError } from '../errors.js'
import type { FoundComment, Notice, Reading, Source } from '../types.js'
import { binaryType } from './binary-type.js'
import { decodeBytes } from './decode.js'
import type { Format } from './detect.js'
import { readMhtml } from './mhtml.js'
import type { PageOptions, Understood } from './open-page.js'
import { readBytes } from './read-bytes.js'
import type { ReadOptions } from './reader.js'
import { beijingTime, readSavedMark } from './saved-mark.js'
import { readText } from './text/read-text.js'

/** A document beside the page: a saved frame or an MHTML part. */
interface Frame {
  readonly bytes: () => Promise<Uint8Array>
  readonly url?: string
  readonly charset?: string
}

const NOTHING: Reading = { reader: 'none', guessed: true, comments: [] }

/**
 * Reads a page that is one document with perhaps frames: HTML, MHTML or copied text.
 *
 * @throws KanfaError `empty` for a page of white space, and what decoding throws
 */
export async function readDocuments(
  format: Format,
  bytes: Uint8Array,
  source: Source,
  options: PageOptions,
): Promise<Understood> {
  if (format === 'mhtml') return readArchive(bytes, options)
  const { text, encoding, notices } = decodeBytes(bytes, options.encoding)
  if (text.trim() === '') throw new KanfaError('empty')
  if (format === 'text') return { reading: await readTextFamily(text, options), encoding, notices }
  const frames = (source.frames ?? []).map((frame) => ({ bytes: () => readBytes(frame.open()) }))
  const { url, savedAt } = readSavedMark(text)
  const reading = await readHtmlWithFrames(text, withUrl(options, url), frames)
  return {
    reading: { ...reading, ...(!reading.url && url && { url }) },
    encoding,
    notices,
    ...(savedAt && { savedAt }),
  }
}

async function readArchive(bytes: Uint8Array, options: PageOptions): Promise<Understood> {
  const { main, frames, date, truncated } = readMhtml(bytes)
  const cut: Notice[] = truncated ? [{ code: 'truncated', args: { what: 'an MHTML part' } }] : []
  if (!main) return { reading: NOTHING, encoding: 'utf-8', notices: cut }
  const { text, encoding, notices } = decodeBytes(main.bytes, options.encoding, main.charset)
  const rest = frames.map(({ bytes, ...frame }) => ({ ...frame, bytes: async () => bytes }))
  const reading = await readHtmlWithFrames(text, withUrl(options, main.url), rest)
  const savedAt = date === undefined ? undefined : beijingTime(date)
  return {
    reading: { ...reading, ...(!reading.url && main.url && { url: main.url }) },
    encoding,
    notices: [...cut, ...notices],
    ...(savedAt && { savedAt }),
  }
}

/** The page's own comments, or those of its frames when it has none of a known layout and a frame has. */
async function readHtmlWithFrames(html: string, options: ReadOptions, frames: readonly Frame[]): Promise<Reading> {
  const main = await readHtmlFamily(html, options).catch(emptyLayout)
  const own = await toArray(main.comments)
  if (own.length > 0 && !main.guessed) return { ...main, comments: own }
  const found: Reading[] = []
  for (const frame of [...(await framesWithin(html)), ...frames]) {
    const text = await readFrame(frame)
    if (text === undefined) continue
    const reading = await readHtmlFamily(text, withUrl(options, frame.url)).catch(emptyLayout)
    const comments = await toArray(reading.comments)
    if (comments.length > 0) found.push({ ...reading, comments })
  }
  const proved = found.filter((reading) => !reading.guessed)
  // what a frame only seems to hold counts when the page itself has nothing at all
  const chosen = proved.length > 0 ? proved : own.length > 0 ? [] : found
  const first = chosen[0]
  if (!first) return { ...main, comments: own }
  const comments: FoundComment[] = []
  for (const reading of chosen) comments.push(...(await toArray(reading.comments)))
  const { title, body, url, time } = main
  return { ...first, title, body, url, time, comments, warnings: [...(main.warnings ?? []), ...(first.warnings ?? [])] }
}

/** Frames whose documents the page itself holds. */
async function framesWithin(html: string): Promise<readonly Frame[]> {
  const { frameDocuments } = await import('./html/frame-documents.js')
  return frameDocuments(html).map((text) => ({ bytes: async () => new TextEncoder().encode(text), charset: 'utf-8' }))
}

/** The text of a frame; `undefined` for one that is none (pictures are saved under `.html` too): it fails no page. */
async function readFrame({ bytes, charset }: Frame): Promise<string | undefined> {
  try {
    const whole = await bytes()
    return binaryType(whole.subarray(0, 1 << 16)) === undefined
      ? decodeBytes(whole, undefined, charset).text
      : undefined
  } catch (error) {
    if (error instanceof KanfaError) return undefined
    throw error
  }
}

/** A known layout without comments is no failure before its frames are read: many engines live in one. */
function emptyLayout(error: unknown): Reading {
  if (!(error instanceof KanfaError) || error.code !== 'no-comments-known') throw error
  return { reader: String(error.args.reader), guessed: false, comments: [] }
}

async function readHtmlFamily(html: string, options: ReadOptions): Promise<Reading> {
  const { readHtml } = await import('./html/read-html.js')
  return readHtml(html, options) ?? NOTHING
}

async function readTextFamily(text: string, options: ReadOptions): Promise<Reading> {
  return readText(text, options) ?? NOTHING
}

function withUrl(options: ReadOptions, url: string | undefined): ReadOptions {
  return url === undefined ? options : { ...options, url }
}

async function toArray(comments: Reading['comments']): Promise<readonly FoundComment[]> {
  if (Array.isArray(comments)) return comments
  const all: FoundComment[] = []
  for await (const comment of comments) all.push(comment)
  return all
}
