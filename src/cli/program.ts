import { Argument, Command, type Option } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { fill } from '../fill.js'
import { type CommandName, type CommandPlan, PLANS } from './command-plans.js'
import english from './help.en.json' with { type: 'json' }
import chinese from './help.zh.json' with { type: 'json' }
import { refuseMistypedCommand } from './mistyped-command.js'
import { makeOption } from './options.js'
import { languageOf, type Terminal } from './terminal.js'

type Help = typeof english

/**
 * The commands with their options and help. Their modules are loaded when they are called. `finish` is told a command's exit code.
 * With the arguments' first word only the command it calls gets its options: making those of all takes longer than reading a page.
 */
export function buildProgram(terminal: Terminal, finish: (exitCode: number) => void, word?: string): Command {
  const help = languageOf(terminal) === 'zh' ? chinese : english
  const program = startProgram(help, terminal)
  const called = calledBy(word)
  for (const [name, plan] of Object.entries<CommandPlan>(PLANS)) {
    const command = addCommand(program, name as CommandName, plan, help)
    if (called === undefined || called === name)
      for (const option of plan.options) command.addOption(makeOption(option, help.options[option]))
    command.action(async (...given) => {
      const run = await plan.load(program)
      const operands = given.slice(0, plan.operands.length).flat() as string[]
      finish(await run(operands, given[plan.operands.length], terminal))
    })
  }
  program.hook('preAction', (_, called) => prepareCall(called, terminal))
  return program
}

/** The program without its commands. */
function startProgram(help: Help, { stdout, stderr }: Terminal): Command {
  return new Command('kanfa')
    .description(help.description)
    .version(packageJson.version, '-V, --version', help.version)
    .helpOption('-h, --help', help.help)
    .helpCommand('help [command]', help.helpCommand)
    .configureHelp({
      styleTitle: (title) => help.titles[title as keyof typeof help.titles] ?? title,
      optionDescription: (option) => described(option, help),
      argumentDescription: (argument) => described(argument, help),
    })
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: () => {}, // `main` says it, like every error
    })
    .exitOverride()
    .addHelpText('after', `${examplesText(help.examples, help)}\n\n${help.after}`)
}

/** A command with what stands behind it, without its options. */
function addCommand(program: Command, name: CommandName, { operands, isDefault }: CommandPlan, help: Help): Command {
  const { summary, examples, ...more } = help.commands[name]
  const descriptions: readonly string[] = 'operands' in more ? more.operands : [help.inputs]
  const command = program
    .command(name, { isDefault: isDefault === true })
    .description(summary)
    .addHelpText('after', examplesText(examples, help))
  for (const [i, { name, choices }] of operands.entries()) {
    const argument = new Argument(name, descriptions[i])
    command.addArgument(choices ? argument.choices(choices) : argument)
  }
  return command
}

/** The command that a first word calls; `undefined` for one that may be about all commands. */
function calledBy(word: string | undefined): string | undefined {
  if (word === undefined || word.startsWith('-') || word === 'help' || word === 'completion') return undefined
  return Object.hasOwn(PLANS, word) ? word : 'analyze'
}

/** What is done before a command: what was mistyped is refused, the config laid under the options, and what does nothing refused. */
async function prepareCall(called: Command, terminal: Terminal): Promise<void> {
  refuseMistypedCommand(called)
  if (!called.options.some(({ long }) => long === '--config')) return
  const { applyConfig, refuseIdleOptions, warnOfOtherEnding } = await import('./commands.js')
  await applyConfig(called, terminal)
  refuseIdleOptions(called)
  warnOfOtherEnding(called.opts(), terminal)
}

/** What commander says of an option or an argument, in the language of the help. */
function described({ description, argChoices }: Option | Argument, { choices }: Help): string {
  return argChoices ? `${description} (${fill(choices, { values: argChoices.join(', ') })})` : description
}

function examplesText(examples: readonly (readonly string[])[], { examplesHeading }: Help): string {
  return `\n${examplesHeading}\n${examples.map(([line, what]) => `  ${line}\n      ${what}`).join('\n')}`
}
