import type { PageOptions } from '../src/page/open-page.js'
import { readPage } from '../src/page/read-page.js'
import type { Comment, Notice, Page, Source } from '../src/types.js'

/** A source in memory, given in chunks of `size` bytes so that characters and rows are cut anywhere. */
export function memorySource(bytes: Uint8Array | string, ending = '.txt', size = 1 << 16): Source {
  const whole = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes
  return {
    name: `page${ending}`,
    ending,
    size: whole.length,
    async *open() {
      for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size)
    },
  }
}

/** A page read to its end. */
export async function readAll(
  source: Source,
  options?: PageOptions,
): Promise<{ readonly page: Page; readonly comments: readonly Comment[]; readonly notices: readonly Notice[] }> {
  const { page, comments, notices } = await readPage(source, options)
  const all: Comment[] = []
  for await (const comment of comments) all.push(comment)
  return { page, comments: all, notices: notices() }
}
