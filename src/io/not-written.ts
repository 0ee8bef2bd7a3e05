import { KanfaError } from '../errors.js'

/** Says in kanfa's words why a file could not be written. Passes on what is no error of the system. */
export function notWritten(error: unknown, file: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException
  return code === undefined || syscall === undefined
    ? error
    : new KanfaError('bad-output', { detail: REASONS[code] ?? code }, { file }, { cause: error })
}

/** Says in kanfa's words why standard output could not be written. Passes on what is no error of the system. */
export function stdoutError(error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException
  return code === undefined || syscall === undefined
    ? error
    : new KanfaError('bad-stdout', { detail: REASONS[code] ?? code }, undefined, { cause: error })
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOENT: 'its folder does not exist',
  EEXIST: 'there is a file of that name',
  ENOTDIR: 'its folder is a file',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links go round in a circle',
}
