import type { Terminal } from './terminal.js'

/** What a command's module exports: its work, which gives the exit code. */
export type Run<Options> = (inputs: string[], options: Options, terminal: Terminal) => Promise<number>
