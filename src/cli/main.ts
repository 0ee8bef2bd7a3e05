import { CommanderError } from 'commander'
import { exitCodeOf, KanfaError } from '../errors.js'
import { buildProgram } from './program.js'
import { renderNotice } from './render-notice.js'
import { languageOf, type Terminal } from './terminal.js'

/**
 * Runs kanfa with the arguments after its name and gives the exit code: 0 done, 1 a check failed, 2 could not.
 * Never ends the process itself, so that what is on its way to a pipe arrives.
 */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode = 0
  const program = buildProgram(terminal, (code) => {
    exitCode = Math.max(exitCode, code)
  })
  try {
    await program.parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof KanfaError) terminal.stderr.write(renderNotice(error, languageOf(terminal)))
    else terminal.stderr.write(`${error instanceof Error ? error.stack : error}\nthis is a bug in kanfa\n`)
    return exitCodeOf(error)
  }
}
