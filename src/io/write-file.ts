import { constants } from 'node:fs'
import { appendFile, copyFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { KanfaError } from '../errors.js'
import { notWritten } from './not-written.js'
import { openFileSink } from './sinks.js'

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

/** Writes a text file that is not there yet. Throws `exists`, `bad-output`. */
export async function writeNew(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw notWritten(error, path)
    throw new KanfaError('exists', {}, { file: path }, { cause: error })
  }
}

/** Makes a folder, and those above it, where there is none. Throws `bad-output`. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((error) => Promise.reject(notWritten(error, path)))
}

/** Adds to a file that others write to as well (GitHub's step summary). Throws `bad-output`. */
export async function appendText(path: string, text: string): Promise<void> {
  await appendFile(path, text).catch((error) => Promise.reject(notWritten(error, path)))
}

/** Copies a file to a place whose folder is made. Throws `bad-output` when there is a file already. */
export async function copyTo(path: string, place: string): Promise<void> {
  try {
    await mkdir(dirname(place), { recursive: true })
    await copyFile(path, place, constants.COPYFILE_EXCL)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw notWritten(error, place)
    throw new KanfaError('bad-output', { detail: 'there is one already' }, { file: place }, { cause: error })
  }
}
