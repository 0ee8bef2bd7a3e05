/**
 * Cuts a stream of text anew so that every piece but the last ends with a line end; a line is joined once, however many
 * chunks it comes in. Line ends of old Macs (`\r` alone) become `\n` where a text has no other.
 */
export async function* wholeLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let held: string[] = []
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf('\n') + 1
    if (end === 0) {
      held.push(chunk)
      continue
    }
    held.push(chunk.slice(0, end))
    yield held.join('')
    held = end < chunk.length ? [chunk.slice(end)] : []
  }
  const last = held.join('')
  if (last !== '') yield last.includes('\n') || !last.includes('\r') ? last : last.replaceAll('\r', '\n')
}
