import { KanfaError } from '../errors.js'

/** Says in kanfa's words what the file system said of a path. Passes on what is a KanfaError already. */
export function unreadable(error: unknown, file: string): KanfaError {
  if (error instanceof KanfaError) return error.where ? error : new KanfaError(error.code, error.args, { file })
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new KanfaError(/^https?:\/\//i.test(file) ? 'not-saved' : 'not-found', {}, { file })
  if (code === undefined) throw error
  return new KanfaError('unreadable', { detail: REASONS[code] ?? code }, { file }, { cause: error })
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ELOOP: 'its links go round in a circle',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'its name is too long',
  ENXIO: 'it is a socket or a device that is not there',
  Z_DATA_ERROR: 'it is no gzip file, or a damaged one',
  Z_BUF_ERROR: 'it is a gzip file that ends too early',
  EIO: 'the disk gave an error',
}
