import { PassThrough } from 'node:stream'
import type { Command } from 'commander'
import help from './help.en.json' with { type: 'json' }
import { buildProgram } from './program.js'

/** The manual page of kanfa, in English. Made at build time, installed by npm. */
export function manPage(): string {
  const nowhere = new PassThrough()
  const program = buildProgram({ stdin: nowhere, stdout: nowhere, stderr: nowhere, env: {} }, () => {})
  return renderManPage(program, (command) =>
    command === program ? help.examples : help.commands[command.name() as keyof typeof help.commands].examples,
  )
}

/**
 * The manual page (roff, man macros) of a program: its commands, their options and examples, as `--help` has them.
 *
 * @param examples of the program and of each command, by its name: a line and what it does
 */
function renderManPage(program: Command, examples: (command: Command) => readonly (readonly string[])[]): string {
  const commands = program.commands.flatMap((command) => [
    `.SS ${roff(`${command.name()} ${command.usage()}`)}`,
    roff(command.description()),
    ...command.options.flatMap(({ flags, description }) => ['.TP', `.B ${roff(flags)}`, roff(description)]),
    ...exampleLines(examples(command)),
  ])
  return `${[
    `.TH KANFA 1 "" "kanfa ${program.version()}" "User Commands"`,
    '.SH NAME',
    `kanfa \\- ${roff(program.description())}`,
    '.SH SYNOPSIS',
    ...program.commands.flatMap((command) => [`.B kanfa ${roff(command.name())}`, roff(command.usage()), '.br']),
    '.SH EXAMPLES',
    ...exampleLines(examples(program)),
    '.SH COMMANDS',
    ...commands,
    '.SH EXIT STATUS',
    '0 done, 1 a check failed, 2 something could not be done (a batch still does the rest).',
    '.SH FILES',
    '.TP',
    '.B kanfa.config.json',
    'settings, in the working directory or a folder above it',
  ].join('\n')}\n`
}

function exampleLines(examples: readonly (readonly string[])[]): string[] {
  return examples.flatMap(([line = '', what = '']) => ['.PP', `.RS 4`, `.B ${roff(line)}`, '.br', roff(what), '.RE'])
}

/** Text as roff takes it: backslashes, dashes and quotes kept, and no line that begins with a control character. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('"', '\\(dq')
    .replace(/^([.'])/gm, '\\&$1')
}
