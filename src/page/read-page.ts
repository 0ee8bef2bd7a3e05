import { KanfaError } from '../errors.js'
import type { Source } from '../types.js'
import { binaryType } from './binary-type.js'
import { chooseEncoding } from './choose-encoding.js'
import { type Decoded, decodeStream } from './decode.js'
import { detectFormat, type Format } from './detect.js'
import { numberComments } from './number-comments.js'
import type { OpenPage, PageOptions, Understood } from './open-page.js'
import { placeIn } from './place-in.js'
import { type Opened, openBytes, readBytes } from './read-bytes.js'
import { readDocuments } from './read-documents.js'
import { readJson } from './records/read-json.js'
import { readTable } from './records/read-table.js'

/**
 * From bytes to comments: looks at the head, tells the format, decodes, and asks the family of readers that knows it.
 * A page has one source; the frames saved beside it are read when the page itself shows no comments.
 *
 * @throws KanfaError with the source's name as its place: `empty`, `binary`, `undecodable`, `unknown-encoding`,
 *   `unreadable`, `no-text-column`, `bad-map`, and `no-comments-known` for a known layout without comments that does not
 *   itself say that it has none. Reading `comments` can throw what opening the source's bytes throws.
 */
export async function readPage(source: Source, options: PageOptions = {}): Promise<OpenPage> {
  try {
    const opened = await openBytes(source.open())
    try {
      return await numberComments(await understand(opened, source, options), source, options)
    } catch (error) {
      await opened.close()
      throw error
    }
  } catch (error) {
    throw placeIn(error, source.name)
  }
}

async function understand({ head, chunks }: Opened, source: Source, options: PageOptions): Promise<Understood> {
  if (head.length === 0) throw new KanfaError('empty')
  const type = binaryType(head)
  if (type !== undefined) throw new KanfaError('binary', { type })
  const format = detectFormat(decodeHead(head, chooseEncoding(head, options.encoding).name), source.ending)
  if (format !== 'table' && format !== 'json') return readDocuments(format, await readBytes(chunks), source, options)
  return readRecords(format, decodeStream(head, chunks, options.encoding), options, source.ending)
}

function decodeHead(head: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(head, { stream: true }).replaceAll('\0', '')
}

async function readRecords(
  format: Format,
  { text, encoding, notices }: Decoded<AsyncIterable<string>>,
  options: PageOptions,
  ending: string,
): Promise<Understood> {
  const reading = format === 'json' ? await readJson(text, options, ending) : await readTable(text, options, ending)
  return { reading, encoding, notices }
}
