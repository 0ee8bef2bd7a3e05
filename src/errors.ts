import { CODES, type CodeInfo, type ErrorCode } from './error-codes.js'
import { type Args, fill } from './fill.js'
import type { Notice, Where } from './types.js'

/**
 * The only error kanfa throws on purpose: a code, where it happened, and the arguments of its message.
 * `message` is the English line without its place; the command line renders it again in the user's language.
 */
export class KanfaError extends Error implements Notice {
  override readonly name = 'KanfaError'
  constructor(
    readonly code: ErrorCode,
    readonly args: Args = {},
    readonly where?: Where,
    options?: ErrorOptions,
  ) {
    super(fill(CODES[code].message, args), options)
  }
}

/** True for a notice that takes nothing away from the results: `--quiet` leaves it out. */
export function isWarning({ code }: Notice): boolean {
  return (CODES as Readonly<Record<string, CodeInfo>>)[code]?.severity === 'warning'
}

/** 1 or 2 for an error: a thing that is not a KanfaError is a bug and gives 2. */
export function exitCodeOf(error: unknown): 1 | 2 {
  const info: CodeInfo | undefined = error instanceof KanfaError ? CODES[error.code] : undefined
  return info?.severity === 1 ? 1 : 2
}
