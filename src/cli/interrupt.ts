import type { Terminal } from './terminal.js'

/**
 * On Ctrl-C (SIGINT) or SIGTERM: `cleanUp`, then the process ends by that very signal, as a shell expects.
 * Signals are left alone while `isElsewhere` (a pager has the keyboard). Gives a function that stops listening. Does nothing in a terminal that is not a process.
 */
export function onInterrupt(terminal: Terminal, cleanUp: () => void, isElsewhere = () => false): () => void {
  if (!('kill' in terminal)) return () => {}
  const process = terminal as unknown as NodeJS.Process
  const handlers = (['SIGINT', 'SIGTERM'] as const).map((signal) => {
    const handle = () => {
      if (isElsewhere()) return
      cleanUp()
      process.off(signal, handle)
      process.kill(process.pid, signal)
    }
    process.on(signal, handle)
    return () => process.off(signal, handle)
  })
  return () => {
    for (const stop of handlers) stop()
  }
}

/** Resolves (with nothing) at the first Ctrl-C or SIGTERM, which then does not end the process. Never in a terminal that is not a process. */
export function untilInterrupted(terminal: Terminal): Promise<undefined> {
  return new Promise((resolve) => {
    if (!('kill' in terminal)) return
    const process = terminal as unknown as NodeJS.Process
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve(undefined))
  })
}
