import { KanfaError } from '../errors.js'
import { isSameFile } from '../io/same-file.js'
import { findSources } from '../io/sources.js'
import type { Source } from '../types.js'
import type { Terminal } from './terminal.js'

/**
 * The sources of a command's inputs; piped standard input when there are none. The output of an earlier run, where it lies in
 * one of the folders, is none of them. Throws `usage` when there is nothing at all to read, `output-is-input` for an output
 * that would take an input's place.
 */
export async function sourcesOf(
  inputs: readonly string[],
  { output }: { readonly output?: string },
  terminal: Terminal,
): Promise<AsyncIterable<Source | KanfaError>> {
  if (inputs.length === 0 && terminal.stdin.isTTY)
    throw new KanfaError('usage', { detail: 'nothing to read: name a file or a folder, or pipe a page in' })
  refuseTwoOfStdin(inputs)
  if (output === undefined) return findSources(inputs.length > 0 ? inputs : ['-'], terminal.stdin)
  for (const input of inputs)
    if (await isSameFile(input, output)) throw new KanfaError('output-is-input', {}, { file: input })
  return without(output, findSources(inputs.length > 0 ? inputs : ['-'], terminal.stdin))
}

/** Throws `usage` where `-` stands twice: the second would be empty. */
export function refuseTwoOfStdin(inputs: readonly string[]): void {
  if (inputs.filter((input) => input === '-').length > 1)
    throw new KanfaError('usage', { detail: 'standard input can be read only once: name - once' })
}

async function* without(
  output: string,
  sources: AsyncIterable<Source | KanfaError>,
): AsyncGenerator<Source | KanfaError> {
  for await (const source of sources)
    if (source instanceof KanfaError || !(await isSameFile(source.name, output))) yield source
}
