import type { Command } from 'commander'
import { KanfaError } from '../errors.js'
import type { Format } from '../output/formats.js'
import type { AnalyzeOptions } from './analyze.js'
import { formatOf, givesRowsAlone } from './report-options.js'

/** A call as commander understood it. */
interface Call {
  /** What stands behind the command. */
  readonly args: readonly string[]
  /** The config's settings among them. */
  readonly options: AnalyzeOptions & {
    readonly update?: boolean
    readonly init?: readonly string[]
    readonly from?: string
  }
}

/** Where some options of a command would change nothing. */
interface Rule {
  /** The options, as commander calls their values. */
  readonly names: readonly string[]
  readonly isIdle: (call: Call) => boolean
  readonly detail: string
}

const SEPARATED: ReadonlySet<Format> = new Set(['csv', 'tsv'])

/** Rules of all commands that give comments. */
const COMMENTS: readonly Rule[] = [
  {
    names: ['columns', 'sort'],
    isIdle: ({ options }) => options.summary === true,
    detail: 'with --summary no comments are shown',
  },
  {
    names: ['excel', 'escape'],
    isIdle: ({ options }) => !SEPARATED.has(formatOf(options)),
    detail: 'it is for CSV and TSV',
  },
]

/** The rules of each command that has any. */
const RULES: Readonly<Record<string, readonly Rule[]>> = {
  parse: COMMENTS,
  report: COMMENTS,
  analyze: [
    ...COMMENTS,
    {
      names: ['stance'],
      // a report quotes comments of those stances
      isIdle: ({ options }) => options.summary === true && formatOf(options) !== 'html',
      detail: 'with --summary shares count all stances',
    },
    {
      names: ['jobs'],
      isIdle: ({ options }) => options.jobs! > 1 && !(givesRowsAlone(options) && options.sort === undefined),
      detail: 'threads share rows of CSV, TSV and NDJSON, without --sort',
    },
  ],
  check: [
    {
      names: [
        ...['update', 'tolerance', 'minAgreement', 'minMacroF1', 'reporter'],
        ...['only', 'shard', 'bail', 'watch', 'color'],
      ],
      isIdle: ({ options }) => options.init !== undefined,
      detail: 'with --init no case is compared',
    },
    { names: ['force'], isIdle: ({ options }) => !options.update, detail: 'it lets --update run in CI' },
  ],
  learn: [
    {
      names: ['from'],
      isIdle: ({ options: { from, learned } }) => from === 'bundled' && learned === false,
      detail: 'with --no-learned only the written lexicons are learned on',
    },
  ],
  lexicon: [
    {
      names: ['engine', 'dictionary'],
      isIdle: ({ args: [action] }) => action !== 'check',
      detail: 'only check cuts words',
    },
    { names: ['stance'], isIdle: ({ args: [action] }) => action === 'check', detail: 'check looks at every entry' },
    {
      names: ['lexicon'],
      isIdle: ({ args: [action] }) => action === 'diff',
      detail: 'diff reads its two operands alone',
    },
    {
      names: ['learned'],
      isIdle: ({ args: [action, ...operands] }) => action === 'diff' || (action === 'list' && operands.length > 0),
      detail: 'the bundled lexicons are not read',
    },
  ],
}

/**
 * Refuses an option of the command line that would change nothing: who gave it expects something else than would come. Settings of
 * the config are for all calls and may rest. Throws `idle-option`.
 */
export function refuseIdleOptions(called: Command): void {
  const call: Call = { args: called.args, options: called.opts() }
  for (const { names, isIdle, detail } of RULES[called.name()] ?? []) {
    const given = called.options.find((option) => {
      const name = option.attributeName()
      return names.includes(name) && called.getOptionValueSource(name) === 'cli'
    })
    if (given && isIdle(call)) throw new KanfaError('idle-option', { option: given.long!, detail })
  }
}
