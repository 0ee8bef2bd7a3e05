import { Readable, Writable } from 'node:stream'
import { main } from '../src/cli/main.js'

/** What a run of the command line came to. */
export interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs kanfa in this process, as in a pipe: no window, English, nothing on standard input but what is given. */
export async function kanfa(
  argv: readonly string[],
  options: { stdin?: string | Uint8Array; env?: Record<string, string>; columns?: number; cwd?: string } = {},
): Promise<Run> {
  const out = collect()
  const err = collect()
  const code = await main(argv, {
    stdin: Readable.from(options.stdin === undefined ? [] : [Buffer.from(options.stdin)]),
    stdout: Object.assign(out.stream, options.columns ? { isTTY: true, columns: options.columns } : {}),
    stderr: err.stream,
    env: { LANG: 'en_US.UTF-8', ...options.env },
    ...(options.cwd !== undefined && { cwd: () => options.cwd! }),
  })
  return { code, out: out.text(), err: err.text() }
}

/** The objects of an NDJSON answer. */
export function records(out: string): Record<string, unknown>[] {
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

function collect() {
  const chunks: Buffer[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(Buffer.from(chunk))
      done()
    },
  })
  return { stream, text: () => Buffer.concat(chunks).toString() }
}
