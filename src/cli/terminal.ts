import type { Readable, Writable } from 'node:stream'

/** What a command knows of the world around it. `process` is one; tests give their own. */
export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number }
  readonly stderr: Writable & { readonly isTTY?: boolean }
  /** The working directory; without it no config is looked for. */
  readonly cwd?: () => string
  readonly env: Readonly<Record<string, string | undefined>>
  /** The language of this call, where it is known already. */
  readonly language?: Language
}

/** The working directory; `undefined` where there is none, or it was removed under the shell. */
export function workingFolder({ cwd }: Terminal): string | undefined {
  try {
    return cwd?.()
  } catch {
    return undefined
  }
}

/** Width of a table that does not go to a window. */
const PIPE_WIDTH = 100

/** Columns of the window; `COLUMNS` where there is none. */
export function widthOf({ stdout, env }: Terminal): number {
  return stdout.columns ?? (Number(env.COLUMNS) || PIPE_WIDTH)
}

/** The window as a pager needs it; `undefined` where there is none, or one that can only print. */
export function screenOf({ stdout, env }: Terminal) {
  if (!stdout.isTTY || stdout.rows === undefined || env.TERM === 'dumb') return undefined
  return { stdout, rows: stdout.rows, env }
}

/** The call's language; else `zh` where the environment speaks Chinese (LC_ALL, LC_MESSAGES, LANG, in the order POSIX gives them), else `en`. */
export function languageOf({ language, env }: Terminal): Language {
  if (language) return language
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return /^zh/i.test(locale) ? 'zh' : 'en'
}

export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Whether colour may be used on standard output: a window, no `NO_COLOR` (no-color.org); `FORCE_COLOR` overrides both. */
export function mayColour({ stdout, env }: Terminal): boolean {
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '') return env.FORCE_COLOR !== '0'
  if (env.NO_COLOR || env.TERM === 'dumb') return false
  return stdout.isTTY === true
}

/** What figures drawn for a person are drawn with: the language and colour asked for, the window's width. */
export function lookIn(terminal: Terminal, { lang, color }: { readonly lang?: Language; readonly color: boolean }) {
  return {
    language: lang ?? languageOf(terminal),
    color: color && mayColour(terminal),
    width: widthOf(terminal),
  }
}
