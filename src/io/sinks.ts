import { rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { notWritten, stdoutError } from './not-written.js'
import { findOutputPlace, replaceFile } from './output-place.js'

/** Where results go. `write` waits when the reader is slow; after `finish` all is there, after `abandon` nothing is. */
export interface Sink {
  /** False when nobody reads any more (a closed pipe, `| head`): stop, it is a normal end. */
  readonly write: (piece: string | Uint8Array) => Promise<boolean>
  readonly finish: () => Promise<void>
  readonly abandon: () => void
}

/** A file that appears whole or not at all: it is written beside its place and renamed. Throws `bad-output`. */
export async function openFileSink(output: string): Promise<Sink> {
  const { path, mode, isReplaceable } = await findOutputPlace(output)
  const aside = isReplaceable ? partOf(path) : path
  // opened before anything can fail: a file that opens after it was given up would stay
  const file = await open(aside, 'w', mode).catch((error) => Promise.reject(notWritten(error, output)))
  const stream = file.createWriteStream()
  const sink = streamSink(stream)
  const abandon = () => {
    process.off('exit', abandon)
    stream.destroy()
    if (isReplaceable) removeIfThere(aside)
  }
  process.on('exit', abandon)
  return {
    write: (piece) => sink.write(piece).catch((error) => Promise.reject(notWritten(error, output))),
    finish: async () => {
      try {
        await sink.finish()
        if (isReplaceable) replaceFile(aside, { path, mode })
      } catch (error) {
        throw notWritten(error, output)
      } finally {
        abandon()
      }
    },
    abandon,
  }
}

/** Letters of the output's name that its part keeps: with 255 bytes, the most a name has, a title of 80 Chinese letters leaves no room for more. */
const KEPT = 40

/** Where an output is written until it is whole: hidden, beside its place, for a rename keeps to one disk. */
function partOf(path: string): string {
  const name = [...basename(path)].slice(0, KEPT).join('')
  return join(dirname(path), `.${name}.${process.pid}.part`)
}

/** What could not be made (the name is too long, its folder is a file) cannot be looked for either. */
function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // never there
  }
}

/** Standard output or another stream that stays open after us. Throws `bad-stdout`. */
export function openPipeSink(stream: Writable): Sink {
  const sink = streamSink(stream)
  const failing = (error: unknown): never => {
    throw stdoutError(error)
  }
  return {
    write: (piece) => sink.write(piece).catch(failing),
    finish: () => sink.drain().catch(failing),
    abandon: () => {},
  }
}

/** Characters gathered before they are handed on: many small writes to a pipe are slow. */
const BATCH = 1 << 16

function streamSink(stream: Writable) {
  let waiting: string[] = []
  let size = 0
  let failure: NodeJS.ErrnoException | undefined
  stream.on('error', (error) => {
    failure ??= error
  })

  const drain = async () => {
    const text = waiting.join('')
    waiting = []
    size = 0
    if (text !== '') await send(stream, text)
    if (failure && failure.code !== 'EPIPE') throw failure
  }
  return {
    drain,
    write: async (piece: string | Uint8Array): Promise<boolean> => {
      if (typeof piece === 'string') {
        waiting.push(piece)
        size += piece.length
        if (size >= BATCH) await drain()
      } else {
        await drain()
        await send(stream, piece)
      }
      return failure === undefined
    },
    finish: async () => {
      await drain()
      stream.end()
      await finished(stream)
    },
  }
}

/** Resolves when the piece has been handed to the system, or cannot be any more; the stream's error event tells which. */
function send(stream: Writable, piece: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    stream.write(piece, () => resolve())
  })
}
