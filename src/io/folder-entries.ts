import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'

/** Where the system finds a file; bytes where its name is not UTF-8, for no text leads there. */
export type Place = string | Buffer

/** What lies in a folder. */
export interface FolderEntry {
  /** As a person reads it. */
  readonly name: string
  readonly place: Place
  readonly entry: Dirent<string> | Dirent<Buffer>
}

/** The entries of a folder, in no order. Archives made on a Chinese Windows leave names in GBK: they are read as such. */
export async function listFolder(folder: Place): Promise<FolderEntry[]> {
  if (typeof folder === 'string') {
    const entries = await readdir(folder, { withFileTypes: true })
    if (!entries.some(({ name }) => name.includes(BROKEN)))
      return entries.map((entry) => ({ name: entry.name, place: join(folder, entry.name), entry }))
  }
  const entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' })
  return entries.map((entry) => {
    const place = Buffer.concat([Buffer.from(folder), Buffer.from(sep), entry.name])
    return { name: readName(entry.name), place, entry }
  })
}

/** Stands in the text of a name for bytes that are not UTF-8. */
export const BROKEN = '\ufffd'

function readName(bytes: Buffer): string {
  const name = bytes.toString()
  return name.includes(BROKEN) ? new TextDecoder('gb18030').decode(bytes) : name
}

/** The place that has another end: `页_files` for `页.html`. */
export function withEnd(place: Place, end: string, other: string): Place {
  return typeof place === 'string'
    ? place.slice(0, -end.length) + other
    : Buffer.concat([place.subarray(0, -end.length), Buffer.from(other)])
}
