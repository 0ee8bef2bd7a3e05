import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { KanfaError } from '../errors.js'
import { unreadable } from './unreadable.js'

/** Bytes of a line; comments are shorter. */
const LONGEST = 1 << 24

/** The lines of a UTF-8 text file, empty ones too; one that ends in `.gz` is unpacked on the way. Throws `not-found`, `unreadable`. */
export async function* readLines(path: string): AsyncGenerator<string> {
  const file = createReadStream(path)
  const bytes = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
  file.on('error', (error) => bytes.destroy(error))
  const input = Readable.from(refuseLongLines(bytes))
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) yield line
  } catch (error) {
    throw unreadable(error, path)
  }
}

/** readline gathers a line whole, and of one that never ends (a packed bomb) more than a string can hold. */
async function* refuseLongLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let since = 0
  for await (const chunk of bytes) {
    const end = Math.max(chunk.lastIndexOf('\n'), chunk.lastIndexOf('\r'))
    since = end < 0 ? since + chunk.length : chunk.length - end - 1
    if (since > LONGEST) throw new KanfaError('unreadable', { detail: 'a line of more than 16 MB' })
    yield chunk
  }
}

/** The bytes of a file. Throws `not-found`, `unreadable`. */
export function readBytesOf(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error) => Promise.reject(unreadable(error, path)))
}
