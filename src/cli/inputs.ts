import { KanfaError } from '../errors.js'
import { findSources } from '../io/sources.js'
import type { Source } from '../types.js'
import type { Terminal } from './terminal.js'

/** The sources of a command's inputs; piped standard input when there are none. Throws `usage` when there is nothing at all to read. */
export function sourcesOf(inputs: readonly string[], terminal: Terminal): AsyncIterable<Source | KanfaError> {
  if (inputs.length > 0) return findSources(inputs, terminal.stdin)
  if (terminal.stdin.isTTY)
    throw new KanfaError('usage', { detail: 'nothing to read: name a file or a folder, or pipe a page in' })
  return findSources(['-'], terminal.stdin)
}
