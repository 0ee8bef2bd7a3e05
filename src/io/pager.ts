import { spawn } from 'node:child_process'
import type { Writable } from 'node:stream'
import { openPipeSink, type Sink } from './sinks.js'

/** A window that results are shown in. */
export interface Screen {
  readonly stdout: Writable & { readonly fd?: number }
  /** Lines of the window. */
  readonly rows: number
  readonly env: Readonly<Record<string, string | undefined>>
}

/** A sink that knows whether the pager has the keyboard: Ctrl-C is its business then. */
export interface PagerSink extends Sink {
  readonly isPaging: () => boolean
}

/** Characters kept for the case that the pager cannot be run, which shows before a pipe holds so many. */
const MOST_HELD = 1 << 20
/** `less` ends by itself when all fits (F), draws colours (R) and leaves the text on the screen (X). */
const LESS = 'FRX'
/** Exit codes with which a shell says that it could not run the command. */
const NOT_RUN: readonly (number | null)[] = [126, 127]

/**
 * A sink that shows what fits the window as it is, and hands more than that to the reader's pager (`PAGER`, else `less`). A pager
 * that is quit early is a normal end; one that cannot be run leaves the text to the window. `PAGER=cat`, or an empty one, turns it off.
 */
export function openPagerSink({ stdout, rows, env }: Screen): PagerSink {
  const plain = openPipeSink(stdout)
  const command = env.PAGER ?? 'less'
  let held = ''
  let lines = 0
  let pager: ReturnType<typeof startPager> | undefined
  let pages = command.trim() !== '' && command !== 'cat'

  /** Everything so far goes to the window, as does what follows. */
  const turnPlain = async () => {
    pages = false
    pager = undefined
    const text = held
    held = ''
    return plain.write(text)
  }
  const write = async (piece: string | Uint8Array): Promise<boolean> => {
    if (!pages) return plain.write(piece)
    const text = typeof piece === 'string' ? piece : Buffer.from(piece).toString()
    if (held.length < MOST_HELD) held += text
    lines += text.split('\n').length - 1
    if (!pager && lines < rows) return true
    const first = pager === undefined
    pager ??= startPager(command, stdout, env)
    if (await pager.write(first ? held : text)) return true
    return (await pager.finish()) ? false : turnPlain()
  }
  return {
    write,
    finish: async () => {
      if (pager && (await pager.finish())) return
      if (pages) await turnPlain()
      await plain.finish()
    },
    abandon: () => {},
    isPaging: () => pager !== undefined,
  }
}

function startPager(command: string, stdout: Screen['stdout'], env: Screen['env']) {
  const child = spawn(command, {
    shell: true,
    // a window is the pager's own; what is no window is written to
    stdio: ['pipe', stdout.fd === undefined ? 'pipe' : stdout.fd, 'ignore'],
    env: { LESS, LESSCHARSET: 'utf-8', ...env },
  })
  child.stdout?.pipe(stdout, { end: false })
  const ended = new Promise<boolean>((resolve) => {
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(!NOT_RUN.includes(code)))
  })
  const sink = openPipeSink(child.stdin!)
  return {
    write: async (text: string): Promise<boolean> => (await sink.write(text)) && child.exitCode === null,
    /** Waits until the reader has quit it; false when it could not be run. */
    finish: async () => {
      await sink.finish()
      child.stdin!.end()
      return ended
    },
  }
}
