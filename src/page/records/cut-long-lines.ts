/**
 * The same text, of each line its first `most` characters at least and one chunk more at most: a line that never ends takes no
 * more memory than that.
 */
export async function* cutLongLines(chunks: AsyncIterable<string>, most: number): AsyncGenerator<string> {
  let length = 0
  for await (const chunk of chunks) {
    const first = chunk.indexOf('\n')
    const end = first < 0 ? chunk.length : first
    if (length <= most) yield chunk
    else if (end < chunk.length) yield chunk.slice(end)
    length = first < 0 ? length + chunk.length : chunk.length - 1 - chunk.lastIndexOf('\n')
  }
}
