import { constants } from 'node:fs'
import { appendFile, copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { KanfaError } from '../errors.js'
import { openFileSink } from './sinks.js'
import { unreadable } from './unreadable.js'

/** Writes a whole text file, or leaves what was there. Throws `bad-output`. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const sink = await openFileSink(path)
  try {
    await sink.write(text)
    await sink.finish()
  } catch (error) {
    sink.abandon()
    throw error
  }
}

/** Adds to a file that others write to as well (GitHub's step summary). */
export async function appendText(path: string, text: string): Promise<void> {
  await appendFile(path, text)
}

/** Copies a file into a folder that is made for it. Throws `bad-output` when the folder has the file already. */
export async function copyInto(path: string, folder: string, name: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  try {
    await copyFile(path, join(folder, name), constants.COPYFILE_EXCL)
  } catch (error) {
    const there = (error as NodeJS.ErrnoException).code === 'EEXIST'
    if (!there) throw unreadable(error, path)
    throw new KanfaError(
      'bad-output',
      { detail: 'there is one already' },
      { file: join(folder, name) },
      { cause: error },
    )
  }
}
