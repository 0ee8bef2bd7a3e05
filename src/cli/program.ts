import { Argument, Command, type Option } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { fill } from '../errors.js'
import english from './help.en.json' with { type: 'json' }
import chinese from './help.zh.json' with { type: 'json' }
import { refuseMistypedCommand } from './mistyped-command.js'
import { LEXICON_ACTIONS, makeOption, type OptionName, SHELLS } from './options.js'
import { languageOf, type Terminal } from './terminal.js'

const READING: readonly OptionName[] = ['format', 'output', 'resume', 'columns', 'sort', 'encoding', 'map', 'now']
const JUDGING: readonly OptionName[] = ['lexicon', 'no-learned', 'engine', 'dictionary']
const CHECKING: readonly OptionName[] = [
  'update',
  'force',
  'init',
  'tolerance',
  'min-agreement',
  'min-macro-f1',
  'reporter',
  'only',
  'shard',
  'bail',
  'watch',
]
const LOOKS: readonly OptionName[] = ['quiet', 'lang', 'no-color', 'excel', 'no-escape']

/**
 * The commands with their options and help. Their modules are loaded when they are called. `finish` is told a command's exit code.
 * With the arguments' first word only the command it calls gets its options: making those of all takes longer than reading a page.
 */
export function buildProgram(terminal: Terminal, finish: (exitCode: number) => void, word?: string): Command {
  const help = languageOf(terminal) === 'zh' ? chinese : english
  const program = new Command('kanfa')
    .description(help.description)
    .version(packageJson.version, '-V, --version', help.version)
    .helpOption('-h, --help', help.help)
    .helpCommand('help [command]', help.helpCommand)
    .configureHelp({
      styleTitle: (title) => help.titles[title as keyof typeof help.titles] ?? title,
      optionDescription: (option) => described(option),
      argumentDescription: (argument) => described(argument),
    })
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      outputError: () => {}, // `main` says it, like every error
    })
    .exitOverride()
    .addHelpText('after', `${examplesText(help.examples)}\n\n${help.after}`)

  const called = calledBy(word, Object.keys(help.commands))

  command('analyze', [...READING, 'stance', 'min-confidence', 'summary', 'unique', 'jobs', ...JUDGING, ...LOOKS], {
    isDefault: true,
  })
    .argument('[input...]', help.inputs)
    .action(async (inputs, options) => finish(await (await import('./commands.js')).analyze(inputs, options, terminal)))

  command('report', [
    'output',
    'columns',
    'sort',
    'stance',
    'min-confidence',
    'summary',
    'unique',
    'encoding',
    'map',
    'now',
    ...JUDGING,
    'lang',
  ])
    .argument('[input...]', help.inputs)
    .action(async (inputs, options) => finish(await (await import('./commands.js')).report(inputs, options, terminal)))

  command('compare', ['figures', 'unique', 'encoding', 'map', 'now', ...JUDGING, 'lang', 'no-color'])
    .argument('<before>', help.commands.compare.before)
    .argument('<after>', help.commands.compare.after)
    .action(async (before, after, options) =>
      finish(await (await import('./commands.js')).compare([before, after], options, terminal)),
    )

  command('parse', [...READING, ...LOOKS])
    .argument('[input...]', help.inputs)
    .action(async (inputs, options) => finish(await (await import('./commands.js')).parse(inputs, options, terminal)))

  command('stream', ['columns', 'map', ...JUDGING, 'lang']).action(async (options) =>
    finish(await (await import('./commands.js')).stream([], options, terminal)),
  )

  command('explain', ['figures', ...JUDGING, 'lang', 'no-color'])
    .argument('<text>', help.commands.explain.argument)
    .action(async (text, options) => finish(await (await import('./commands.js')).explain([text], options, terminal)))

  command('check', [...CHECKING, ...JUDGING, 'lang', 'no-color'])
    .argument('[folder...]', help.commands.check.argument)
    .action(async (folders, options) => finish(await (await import('./commands.js')).check(folders, options, terminal)))

  command('evaluate', ['figures', 'errors', 'train', 'min-agreement', 'min-macro-f1', ...JUDGING, 'lang', 'no-color'])
    .argument('<labels...>', help.commands.evaluate.argument)
    .action(async (paths, options) => finish(await (await import('./commands.js')).evaluate(paths, options, terminal)))

  command('learn', ['into', 'unlabelled', 'calibrate', 'from', ...JUDGING, 'lang'])
    .argument('<labels...>', help.commands.learn.argument)
    .action(async (paths, options) => finish(await (await import('./learn.js')).learn(paths, options, terminal)))

  command('lexicon', ['stance', ...JUDGING, 'lang'])
    .addArgument(new Argument('<action>', help.commands.lexicon.action).choices(LEXICON_ACTIONS))
    .argument('[operand...]', help.commands.lexicon.argument)
    .action(async (action, operands, options) =>
      finish(await (await import('./commands.js')).lexicon([action, ...operands], options, terminal)),
    )

  command('init', ['lang']).action(async () => finish(await (await import('./init.js')).init(terminal)))

  command('completion', ['lang'])
    .addArgument(new Argument('<shell>', help.commands.completion.argument).choices(SHELLS))
    .action(async (shell) => finish(await (await import('./completion.js')).completion(shell, program, terminal)))

  program.hook('preAction', async (_, called) => {
    refuseMistypedCommand(called)
    if (!called.options.some(({ long }) => long === '--config')) return
    const { applyConfig, refuseIdleOptions, warnOfOtherEnding } = await import('./commands.js')
    await applyConfig(called, terminal)
    refuseIdleOptions(called)
    warnOfOtherEnding(called.opts(), terminal)
  })
  return program

  /** What commander says of an option or an argument, in the language of the help. */
  function described({ description, argChoices }: Option | Argument): string {
    if (!argChoices) return description
    return `${description} (${fill(help.choices, { values: argChoices.join(', ') })})`
  }

  function command(name: keyof typeof help.commands, options: readonly OptionName[], flags = {}): Command {
    const { summary, examples } = help.commands[name]
    const made = program.command(name, flags).description(summary).addHelpText('after', examplesText(examples))
    const all: readonly OptionName[] =
      name === 'init' || name === 'completion' ? options : [...options, 'config', 'no-config']
    if (called === undefined || called === name)
      for (const option of all) made.addOption(makeOption(option, help.options[option]))
    return made
  }

  function examplesText(examples: readonly (readonly string[])[]): string {
    return `\n${help.examplesHeading}\n${examples.map(([line, what]) => `  ${line}\n      ${what}`).join('\n')}`
  }
}

/** The command that a first word calls; `undefined` for one that may be about all commands. */
function calledBy(word: string | undefined, names: readonly string[]): string | undefined {
  if (word === undefined || word.startsWith('-') || word === 'help' || word === 'completion') return undefined
  return names.includes(word) ? word : 'analyze'
}
