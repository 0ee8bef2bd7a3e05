import { InvalidArgumentError, Option } from 'commander'
import { DICTIONARIES } from '../io/dictionary.js'
import { REPORTER_NAMES } from '../output/check/reporter-names.js'
import { FORMATS } from '../output/formats.js'
import { parseMoment } from '../page/moment.js'
import { ENGINES } from '../text/segmenter.js'
import { STANCES } from '../types.js'
import { LANGUAGES } from './terminal.js'

/** The options commands share, by the name under which `help.*.json` describes them. */
const FLAGS = {
  format: { flags: '-f, --format <name>', choices: FORMATS },
  output: { flags: '-o, --output <file>', parse: fileOrStdout },
  columns: { flags: '--columns <names>', parse: splitNames },
  sort: { flags: '--sort <column>' },
  stance: { flags: '--stance <names>', parse: splitStances },
  summary: { flags: '--summary' },
  unique: { flags: '--unique' },
  resume: { flags: '--resume' },
  quiet: { flags: '-q, --quiet' },
  jobs: { flags: '--jobs <count>', parse: parseJobs },
  lexicon: { flags: '--lexicon <path>', parse: gather },
  'no-learned': { flags: '--no-learned' },
  encoding: { flags: '--encoding <name>' },
  engine: { flags: '--engine <name>', choices: ENGINES },
  dictionary: { flags: '--dictionary <size>', choices: DICTIONARIES },
  lang: { flags: '--lang <code>', choices: LANGUAGES },
  config: { flags: '--config <file>' },
  'no-config': { flags: '--no-config' },
  'no-color': { flags: '--no-color' },
  excel: { flags: '--excel' },
  'no-escape': { flags: '--no-escape' },
  now: { flags: '--now <time>', parse: parseNow },
  map: { flags: '--map <pairs>', parse: splitPairs },
  update: { flags: '--update' },
  force: { flags: '--force' },
  init: { flags: '--init <page>', parse: gather },
  tolerance: { flags: '--tolerance <share>', parse: parseShare },
  'min-confidence': { flags: '--min-confidence <share>', parse: parseShare },
  'min-agreement': { flags: '--min-agreement <share>', parse: parseShare },
  'min-macro-f1': { flags: '--min-macro-f1 <share>', parse: parseShare },
  reporter: { flags: '--reporter <name[=file]>', parse: gatherReporter },
  only: { flags: '--only <glob>' },
  shard: { flags: '--shard <i/n>', parse: parseShard },
  bail: { flags: '--bail' },
  unlabelled: { flags: '--unlabelled <file>', parse: gather },
  calibrate: { flags: '--calibrate <labels>', parse: gather },
  from: { flags: '--from <lexicons>', choices: ['bundled', 'written'] },
  into: { flags: '-o, --output <folder>', parse: folder },
  train: { flags: '--train <file>', parse: gather },
  errors: { flags: '--errors <count>', parse: parseCount },
  figures: { flags: '-f, --format <name>', choices: ['table', 'json'] },
  watch: { flags: '--watch' },
} as const satisfies Record<
  string,
  { flags: string; choices?: readonly string[]; parse?: (value: string, before: never) => unknown }
>

/** What `kanfa lexicon` can do. */
export const LEXICON_ACTIONS = ['check', 'list', 'find', 'diff'] as const
export type LexiconAction = (typeof LEXICON_ACTIONS)[number]

/** Shells that `kanfa completion` knows. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const

export type OptionName = keyof typeof FLAGS

/** An option, made anew for the command that owns it. */
export function makeOption(name: OptionName, description: string): Option {
  const { flags, ...rest } = FLAGS[name]
  const option = new Option(flags, description)
  if ('choices' in rest) option.choices(rest.choices)
  else if (option.required) option.argParser(filled('parse' in rest ? (rest.parse as Parser) : (value) => value))
  return option
}

type Parser = (value: string, before: unknown) => unknown

/** An empty value is a script's variable that was never set: nobody means the working directory or standard output by it. */
function filled(parse: Parser): Parser {
  return (value, before) => {
    if (value.trim() === '') throw new InvalidArgumentError('It is empty.')
    return parse(value, before)
  }
}

/** `-` is standard output, as it is standard input among the inputs. A file behind `/dev/stdout` must not be replaced: others may add to it. */
function fileOrStdout(value: string): string | undefined {
  return value === '-' || value === '/dev/stdout' ? undefined : value
}

function folder(value: string): string {
  if (value === '-') throw new InvalidArgumentError('Several files are written, and standard output is one.')
  return value
}

function splitNames(value: string, before: readonly string[] = []): string[] {
  const names = value
    .split(/[,，]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  if (names.length === 0) throw new InvalidArgumentError('It names none.')
  return [...before, ...names]
}

function splitStances(value: string, before?: readonly string[]): string[] {
  const names = splitNames(value, before)
  const wrong = names.find((name) => !(STANCES as readonly string[]).includes(name))
  if (wrong !== undefined) throw new InvalidArgumentError(`"${wrong}" is none of ${STANCES.join(', ')}.`)
  return names
}

function splitPairs(value: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const pairs = splitNames(value).map((pair) => {
    const at = pair.indexOf('=')
    if (at < 1) throw new InvalidArgumentError(`"${pair}" is not NAME=COLUMN.`)
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const
  })
  const all = [...Object.entries(before), ...pairs]
  const names = all.map(([name]) => name)
  const twice = names.find((name, i) => names.indexOf(name) < i)
  if (twice !== undefined) throw new InvalidArgumentError(`"${twice}" stands twice.`)
  return Object.fromEntries(all)
}

function gather(value: string, before: readonly string[] = []): string[] {
  return [...before, value]
}

function parseNow(value: string): string {
  const { day, hour = 0, minute = 0 } = parseMoment(value) ?? {}
  if (day === undefined || hour > 23 || minute > 59)
    throw new InvalidArgumentError('It is no day or time of ISO 8601, for example 2024-05-01T12:00.')
  return value
}

function parseShare(value: string): number {
  const share = Number(value)
  if (value.trim() === '' || !(share >= 0 && share <= 1))
    throw new InvalidArgumentError('It is not a number between 0 and 1.')
  return share
}

function parseCount(value: string): number {
  if (!/^\d{1,9}$/.test(value.trim())) throw new InvalidArgumentError('It is not a whole number.')
  return Number(value)
}

function parseJobs(value: string): number {
  const jobs = parseCount(value)
  if (jobs < 1 || jobs > 64) throw new InvalidArgumentError('It is not a number from 1 to 64.')
  return jobs
}

function gatherReporter(value: string, before: readonly { readonly file?: string }[] = []): object[] {
  const at = value.indexOf('=')
  const name = at < 0 ? value : value.slice(0, at)
  if (!(REPORTER_NAMES as readonly string[]).includes(name))
    throw new InvalidArgumentError(`"${name}" is none of ${REPORTER_NAMES.join(', ')}.`)
  if (at === value.length - 1) throw new InvalidArgumentError('There is no file behind the =.')
  const file = at < 0 ? undefined : fileOrStdout(value.slice(at + 1))
  if (file === undefined) return [...before, { name }]
  if (before.some((each) => each.file === file)) throw new InvalidArgumentError(`"${file}" stands twice.`)
  return [...before, { name, file }]
}

function parseShard(value: string): { index: number; count: number } {
  const [index = 0, count = 0] = /^\d+\/\d+$/.test(value) ? value.split('/').map(Number) : []
  if (index < 1 || index > count) throw new InvalidArgumentError('It is not I/N with I from 1 to N, for example 1/4.')
  return { index, count }
}
