import type { Command } from 'commander'
import { LEXICON_ACTIONS, type OptionName, SHELLS } from './options.js'
import type { Run } from './run.js'

/** How a command is called and where its work is done. */
export interface CommandPlan {
  readonly options: readonly OptionName[]
  /** What stands behind it, as commander writes it. `help.*.json` says in the same order what each is. */
  readonly operands: readonly { readonly name: string; readonly choices?: readonly string[] }[]
  /** Loads its module when it is called. */
  // biome-ignore lint/suspicious/noExplicitAny: commander's options are what the command's own interface says of them
  readonly load: (program: Command) => Promise<Run<any>>
  /** Called where no command is named. */
  readonly isDefault?: true
}

const READING: readonly OptionName[] = ['encoding', 'map', 'now']
const JUDGING: readonly OptionName[] = ['lexicon', 'no-learned', 'engine', 'dictionary']
const CONFIG: readonly OptionName[] = ['config', 'no-config']
const RESULTS: readonly OptionName[] = ['format', 'output', 'resume', 'columns', 'sort', ...READING]
const LOOKS: readonly OptionName[] = ['quiet', 'lang', 'no-color', 'excel', 'no-escape']
const PICKING: readonly OptionName[] = ['stance', 'min-confidence', 'summary', 'unique']
const FLOORS: readonly OptionName[] = ['min-agreement', 'min-macro-f1']

const INPUTS = [{ name: '[input...]' }]
const LABELS = [{ name: '<labels...>' }]

/** Every command, in the order in which help lists them. */
export const PLANS = {
  analyze: {
    options: [...RESULTS, ...PICKING, 'jobs', ...JUDGING, ...LOOKS, ...CONFIG],
    operands: INPUTS,
    load: async () => (await import('./commands.js')).analyze,
    isDefault: true,
  },
  report: {
    options: ['output', 'columns', 'sort', ...PICKING, ...READING, ...JUDGING, 'lang', ...CONFIG],
    operands: INPUTS,
    load: async () => (await import('./commands.js')).report,
  },
  compare: {
    options: ['figures', 'unique', ...READING, ...JUDGING, 'lang', 'no-color', ...CONFIG],
    operands: [{ name: '<before>' }, { name: '<after>' }],
    load: async () => (await import('./commands.js')).compare,
  },
  parse: {
    options: [...RESULTS, ...LOOKS, ...CONFIG],
    operands: INPUTS,
    load: async () => (await import('./commands.js')).parse,
  },
  stream: {
    options: ['columns', 'map', ...JUDGING, 'lang', ...CONFIG],
    operands: [],
    load: async () => (await import('./commands.js')).stream,
  },
  explain: {
    options: ['figures', ...JUDGING, 'lang', 'no-color', ...CONFIG],
    operands: [{ name: '<text>' }],
    load: async () => (await import('./commands.js')).explain,
  },
  check: {
    options: [
      ...(['update', 'force', 'init', 'tolerance'] as const),
      ...FLOORS,
      ...(['reporter', 'only', 'shard', 'bail', 'watch'] as const),
      ...[...JUDGING, 'lang' as const, 'no-color' as const, ...CONFIG],
    ],
    operands: [{ name: '[folder...]' }],
    load: async () => (await import('./commands.js')).check,
  },
  evaluate: {
    options: ['figures', 'errors', 'train', ...FLOORS, ...JUDGING, 'lang', 'no-color', ...CONFIG],
    operands: LABELS,
    load: async () => (await import('./commands.js')).evaluate,
  },
  learn: {
    options: ['into', 'unlabelled', 'calibrate', 'from', ...JUDGING, 'lang', ...CONFIG],
    operands: LABELS,
    load: async () => (await import('./learn.js')).learn,
  },
  lexicon: {
    options: ['stance', ...JUDGING, 'lang', ...CONFIG],
    operands: [{ name: '<action>', choices: LEXICON_ACTIONS }, { name: '[operand...]' }],
    load: async () => (await import('./commands.js')).lexicon,
  },
  init: {
    options: ['lang'],
    operands: [],
    load: async () => (await import('./init.js')).init,
  },
  completion: {
    options: ['lang'],
    operands: [{ name: '<shell>', choices: SHELLS }],
    load: async (program) => (await import('./completion.js')).completionOf(program),
  },
} as const satisfies Readonly<Record<string, CommandPlan>>

export type CommandName = keyof typeof PLANS
