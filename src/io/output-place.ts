import { chmodSync, constants, renameSync } from 'node:fs'
import { access, readlink, realpath, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { KanfaError } from '../errors.js'
import { notWritten } from './not-written.js'

/** Where an output really goes. */
export interface OutputPlace {
  /** Behind all links: what is renamed to a link's path would take the link's place. */
  readonly path: string
  /** Permissions of the file that is there, which the one that replaces it keeps. */
  readonly mode?: number
  /** Whether a file can take the place; a device or a named pipe is written to, not replaced. */
  readonly isReplaceable: boolean
}

/** Looks where an output goes. Throws `bad-output` for a folder and for a file that may not be written. */
export async function findOutputPlace(output: string): Promise<OutputPlace> {
  try {
    const path = await behindLinks(output)
    const there = await stat(path).catch(unlessAbsent)
    if (there === undefined) return { path, isReplaceable: true }
    if (there.isDirectory()) throw new KanfaError('bad-output', { detail: 'it is a folder' }, { file: output })
    await access(path, constants.W_OK)
    return { path, mode: there.mode & 0o7777, isReplaceable: there.isFile() }
  } catch (error) {
    throw notWritten(error, output)
  }
}

/** The end of a chain of links, also of one to a file that is not there yet. */
async function behindLinks(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    unlessAbsent(error as NodeJS.ErrnoException)
    const target = await readlink(path).catch(() => undefined)
    return target === undefined ? path : behindLinks(resolve(dirname(path), target))
  }
}

function unlessAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
  return undefined
}

/** Puts a finished file into an output's place. Throws what the system says. */
export function replaceFile(finished: string, { path, mode }: Pick<OutputPlace, 'path' | 'mode'>): void {
  if (mode !== undefined) chmodSync(finished, mode)
  renameSync(finished, path)
}
