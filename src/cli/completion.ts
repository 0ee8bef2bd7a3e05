import type { Command, Option } from 'commander'
import { KanfaError } from '../errors.js'
import type { Terminal } from './terminal.js'

/** Prints the completion script of a shell, made from the program's own commands and options. */
export async function completion(shell: string, program: Command, terminal: Terminal): Promise<number> {
  const make = SCRIPTS[shell]
  if (!make)
    throw new KanfaError('usage', { detail: `no completion for "${shell}"; there is one for bash, zsh and fish` })
  terminal.stdout.write(make(program.commands))
  return 0
}

const SCRIPTS: Readonly<Record<string, (commands: readonly Command[]) => string>> = { bash, zsh, fish }

function bash(commands: readonly Command[]): string {
  const cases = commands.map((command) => `    ${command.name()}) words='${flagsOf(command).join(' ')}' ;;`)
  const values = uniqueOptions(commands).flatMap((option) =>
    option.argChoices
      ? [
          `    ${flagNames(option).join('|')}) COMPREPLY=($(compgen -W '${option.argChoices.join(' ')}' -- "$word")); return ;;`,
        ]
      : [],
  )
  return `# bash completion of kanfa
_kanfa() {
  local word="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words
  case "$previous" in
${values.join('\n')}
  esac
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    *) words='${flagsOf(commands.find((command) => command.name() === 'analyze')!).join(' ')}' ;;
  esac
  if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W "$words" -- "$word")); return; fi
  [[ $COMP_CWORD == 1 ]] && COMPREPLY=($(compgen -W '${commands.map((command) => command.name()).join(' ')}' -- "$word"))
  COMPREPLY+=($(compgen -f -- "$word"))
}
complete -o filenames -F _kanfa kanfa
`
}

function zsh(commands: readonly Command[]): string {
  const described = commands.map((command) => `    '${command.name()}:${quote(command.description())}'`)
  const cases = commands.map(
    (command) => `    ${command.name()}) _arguments ${command.options.map(zshOption).join(' ')} '*:file:_files' ;;`,
  )
  return `#compdef kanfa
_kanfa() {
  local -a commands
  commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then _describe command commands; _files; return; fi
  case "$words[2]" in
${cases.join('\n')}
    *) _files ;;
  esac
}
compdef _kanfa kanfa
`
}

function zshOption(option: Option): string {
  const action = option.argChoices ? `:value:(${option.argChoices.join(' ')})` : option.required ? ':value:_files' : ''
  return flagNames(option)
    .map((flag) => `'${flag}[${quote(option.description).replace(/[[\]]/g, '')}]${action}'`)
    .join(' ')
}

function fish(commands: readonly Command[]): string {
  const lines = commands.map(
    (command) => `complete -c kanfa -n __fish_use_subcommand -a ${command.name()} -d '${quote(command.description())}'`,
  )
  for (const command of commands) {
    for (const option of command.options) {
      const parts = [`complete -c kanfa -n '__fish_seen_subcommand_from ${command.name()}'`]
      if (option.short) parts.push(`-s ${option.short.slice(1)}`)
      if (option.long) parts.push(`-l ${option.long.slice(2)}`)
      if (option.argChoices) parts.push(`-x -a '${option.argChoices.join(' ')}'`)
      else if (option.required) parts.push('-r')
      lines.push(`${parts.join(' ')} -d '${quote(option.description)}'`)
    }
  }
  return `# fish completion of kanfa\n${lines.join('\n')}\n`
}

function flagsOf(command: Command): string[] {
  return command.options.flatMap(flagNames)
}

function flagNames(option: Option): string[] {
  return [option.short, option.long].filter((flag) => flag !== undefined)
}

/** An option of each name; of those that commands share the one with the most choices. */
function uniqueOptions(commands: readonly Command[]): Option[] {
  const byFlags = new Map<string, Option>()
  for (const option of commands.flatMap((command) => command.options)) {
    const known = byFlags.get(option.flags)
    if (!known || (option.argChoices?.length ?? 0) > (known.argChoices?.length ?? 0)) byFlags.set(option.flags, option)
  }
  return [...byFlags.values()]
}

function quote(text: string): string {
  return text.replace(/'/g, '’').replace(/:/g, ' ')
}
