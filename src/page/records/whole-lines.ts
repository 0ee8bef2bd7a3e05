import { KanfaError } from '../../errors.js'

/** Characters of a line that are held: more than a string may have are refused before they are gathered. */
const LONGEST = 1 << 28

/**
 * Cuts a stream of text anew so that every piece but the last ends with a line end; a line is joined once, however many
 * chunks it comes in. Line ends of old Macs (`\r` alone) become `\n` where a text has no other.
 *
 * @throws KanfaError `unreadable` for a line of more than 256 MB
 */
export async function* wholeLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let held: string[] = []
  let size = 0
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf('\n') + 1
    if (end === 0) {
      held.push(chunk)
      size += chunk.length
      if (size > LONGEST) throw new KanfaError('unreadable', { detail: 'a line of more than 256 MB' })
      continue
    }
    held.push(chunk.slice(0, end))
    yield held.join('')
    held = end < chunk.length ? [chunk.slice(end)] : []
    size = chunk.length - end
  }
  const last = held.join('')
  if (last !== '') yield last.includes('\n') || !last.includes('\r') ? last : last.replaceAll('\r', '\n')
}
