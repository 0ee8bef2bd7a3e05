import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { unreadable } from './unreadable.js'

/** The lines of a UTF-8 text file, empty ones too; one that ends in `.gz` is unpacked on the way. Throws `not-found`, `unreadable`. */
export async function* readLines(path: string): AsyncGenerator<string> {
  const file = createReadStream(path)
  const text = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
  file.on('error', (error) => text.destroy(error))
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) yield line
  } catch (error) {
    throw unreadable(error, path)
  }
}

/** The bytes of a file. Throws `not-found`, `unreadable`. */
export function readBytesOf(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error) => Promise.reject(unreadable(error, path)))
}
