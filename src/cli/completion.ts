import type { Command, Option } from 'commander'
import { COLUMNS } from '../output/columns.js'
import { STANCES } from '../types.js'
import type { Run } from './run.js'

/** `kanfa completion SHELL`: prints the completion script of a shell, made from the program's own commands and options. */
export function completionOf(program: Command): Run<object> {
  return async ([shell = ''], _options, terminal) => {
    terminal.stdout.write(SCRIPTS[shell]!(program.commands))
    return 0
  }
}

const SCRIPTS: Readonly<Record<string, (commands: readonly Command[]) => string>> = { bash, zsh, fish }

function bash(commands: readonly Command[]): string {
  const cases = commands.map(
    (command) =>
      `    ${command.name()}) words='${flagsOf(command).join(' ')}' first='${firstWords(command).join(' ')}' ;;`,
  )
  const values = uniqueOptions(commands).flatMap((option) =>
    valuesOf(option).length > 0
      ? [
          `    ${flagNames(option).join('|')}) COMPREPLY=($(compgen -W '${valuesOf(option).join(' ')}' -- "$word")); return ;;`,
        ]
      : [],
  )
  return `# bash completion of kanfa
_kanfa() {
  local word="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words first
  case "$previous" in
${values.join('\n')}
  esac
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    *) words='${flagsOf(commands.find((command) => command.name() === 'analyze')!).join(' ')}' ;;
  esac
  if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W "$words" -- "$word")); return; fi
  [[ $COMP_CWORD == 1 ]] && COMPREPLY=($(compgen -W '${commands.map((command) => command.name()).join(' ')}' -- "$word"))
  if [[ $COMP_CWORD == 2 && -n $first ]]; then COMPREPLY=($(compgen -W "$first" -- "$word")); return; fi
  COMPREPLY+=($(compgen -f -- "$word"))
}
complete -o filenames -F _kanfa kanfa
`
}

function zsh(commands: readonly Command[]): string {
  const described = commands.map((command) => `    '${command.name()}:${zshQuote(command.description())}'`)
  const cases = commands.map(
    (command) => `    ${command.name()}) shift words; (( CURRENT-- )); _arguments ${zshArguments(command)} ;;`,
  )
  return `#compdef kanfa
_kanfa() {
  local -a commands
  commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then _describe command commands; _files; return; fi
  case "$words[2]" in
${cases.join('\n')}
    *) _arguments ${zshArguments(commands.find((command) => command.name() === 'analyze')!)} ;;
  esac
}
compdef _kanfa kanfa
`
}

function zshArguments(command: Command): string {
  const first = firstWords(command).length > 0 ? [`'1:value:(${firstWords(command).join(' ')})'`] : []
  return [...command.options.map(zshOption), ...first, "'*:file:_files'"].join(' ')
}

function zshOption(option: Option): string {
  const values = valuesOf(option)
  const action = values.length > 0 ? `:value:(${values.join(' ')})` : option.required ? ':value:_files' : ''
  return flagNames(option)
    .map((flag) => `'${flag}[${zshQuote(option.description).replace(/[[\]]/g, '')}]${action}'`)
    .join(' ')
}

function fish(commands: readonly Command[]): string {
  const lines = commands.map(
    (command) => `complete -c kanfa -n __fish_use_subcommand -a ${command.name()} -d '${quote(command.description())}'`,
  )
  for (const command of commands) {
    const first = firstWords(command)
    if (first.length > 0)
      lines.push(
        `complete -c kanfa -f -n '__fish_seen_subcommand_from ${command.name()}; and not __fish_seen_subcommand_from ${first.join(' ')}' -a '${first.join(' ')}'`,
      )
    for (const option of command.options) {
      const seen = `__fish_seen_subcommand_from ${command.name()}`
      const when = command.name() === 'analyze' ? `${seen}; or __fish_use_subcommand` : seen
      const parts = [`complete -c kanfa -n '${when}'`]
      if (option.short) parts.push(`-s ${option.short.slice(1)}`)
      if (option.long) parts.push(`-l ${option.long.slice(2)}`)
      const values = valuesOf(option)
      if (values.length > 0) parts.push(`-x -a '${values.join(' ')}'`)
      else if (option.required) parts.push('-r')
      lines.push(`${parts.join(' ')} -d '${quote(option.description)}'`)
    }
  }
  return `# fish completion of kanfa\n${lines.join('\n')}\n`
}

/** The values an option may have, or those of which it takes a list; none where anything goes. */
function valuesOf(option: Option): readonly string[] {
  if (option.argChoices) return option.argChoices
  if (option.long === '--stance') return STANCES
  return option.long === '--columns' || option.long === '--sort' ? COLUMNS.map(({ key }) => key) : []
}

/** What may stand right behind a command, where that is not a file. */
function firstWords(command: Command): readonly string[] {
  return command.registeredArguments[0]?.argChoices ?? []
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

/** In zsh's lists a colon parts a word from what it does. */
function zshQuote(text: string): string {
  return quote(text).replace(/:/g, '\\:')
}

function quote(text: string): string {
  return text.replace(/'/g, '’')
}
