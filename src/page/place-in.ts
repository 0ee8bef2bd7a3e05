import { KanfaError } from '../errors.js'

/** The same error with `file` as its place where it names none; what is no KanfaError is a bug and stays as it is. */
export function placeIn(error: unknown, file: string): unknown {
  if (!(error instanceof KanfaError) || error.where?.file !== undefined) return error
  return new KanfaError(error.code, error.args, { ...error.where, file }, { cause: error })
}
