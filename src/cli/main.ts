import { CommanderError } from 'commander'
import { exitCodeOf, KanfaError } from '../errors.js'
import { stdoutError } from '../io/not-written.js'
import { callLanguage } from './call-language.js'
import { refuseUnknownTopic } from './mistyped-command.js'
import { buildProgram } from './program.js'
import { tell } from './tell.js'
import type { Terminal } from './terminal.js'
import { usageError } from './usage-error.js'

/**
 * Runs kanfa with the arguments after its name and gives the exit code: 0 done, 1 a check failed, 2 could not.
 * Never ends the process itself, so that what is on its way to a pipe arrives.
 */
export async function main(argv: readonly string[], outside: Terminal): Promise<number> {
  // everything else of the terminal stays where it is: `process` makes its streams when they are asked for
  const terminal: Terminal = Object.create(outside, { language: { value: await callLanguage(argv, outside) } })
  let exitCode = 0
  watchStreams(outside, (error) => {
    exitCode = 2
    if ('exitCode' in outside) outside.exitCode = 2 // the streams of a file fail only after `main` is done
    tell(error, {}, terminal)
  })
  const finish = (code: number) => {
    exitCode = Math.max(exitCode, code)
  }
  const program = buildProgram(terminal, finish, argv[0])
  try {
    refuseUnknownTopic(argv, program)
    await program.parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    const said = error instanceof CommanderError ? usageError(error) : error
    if (said instanceof KanfaError) tell(said, {}, terminal)
    else terminal.stderr.write(`${said instanceof Error ? said.stack : said}\nthis is a bug in kanfa\n`)
    return exitCodeOf(said)
  }
}

/**
 * A reader who went away (`kanfa --help | head`) is a normal end. Other failures of standard output are told once, unless who
 * writes results listens himself; where standard error fails, nobody can be told.
 */
function watchStreams({ stdout, stderr }: Terminal, onFailure: (error: KanfaError) => void): void {
  let told = false
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || stdout.listenerCount('error') > 1 || told) return
    const said = stdoutError(error)
    if (!(said instanceof KanfaError)) throw error
    told = true
    onFailure(said)
  })
  stderr.on('error', () => {})
}
