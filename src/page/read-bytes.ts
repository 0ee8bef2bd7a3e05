import { resume } from './resume.js'

/** A stream of bytes whose head has been looked at; `chunks` gives all bytes once, the head included. */
export interface Opened {
  /** The first bytes, up to about `HEAD` of them, or all of a shorter stream. */
  readonly head: Uint8Array
  readonly chunks: AsyncIterable<Uint8Array>
  /** Lets go of the stream when it is not read to its end. */
  readonly close: () => Promise<void>
}

/** How many bytes are looked at to tell encoding and format. */
const HEAD = 1 << 16

/** Reads the head of a stream without losing it. */
export async function openBytes(stream: AsyncIterable<Uint8Array>): Promise<Opened> {
  const iterator = stream[Symbol.asyncIterator]()
  const read: Uint8Array[] = []
  let size = 0
  while (size < HEAD) {
    const { value, done } = await iterator.next()
    if (done) break
    read.push(value)
    size += value.length
  }
  const head = joinBytes(read)
  const close = async (): Promise<void> => {
    await iterator.return?.()
  }
  return { head, chunks: resume(head.length > 0 ? [head] : [], iterator), close }
}

/** All bytes of a stream in one piece. */
export async function readBytes(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return joinBytes(chunks)
}

/** Chunks as one piece. */
export function joinBytes(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0]!
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
