import { KanfaError } from '../errors.js'
import { packageLexicons, readLearnedLexicons, readLexiconFiles, readWrittenLexicons } from '../io/lexicon-files.js'
import { loadKit } from '../kit.js'
import { diffEntries } from '../lexicon/diff-entries.js'
import { parseLexicon } from '../lexicon/parse.js'
import { renderEntry } from '../output/entry-line.js'
import { checkEntries } from '../stance/check-entries.js'
import { fold } from '../text/fold.js'
import type { Entry, Stance } from '../types.js'
import { chineseDetail } from './chinese-detail.js'
import { type JudgingOptions, kitOptionsOf } from './judging-options.js'
import type { LexiconAction } from './options.js'
import type { Run } from './run.js'
import { tell } from './tell.js'
import { languageOf, type Terminal } from './terminal.js'

interface LexiconOptions extends JudgingOptions {
  readonly stance?: readonly Stance[]
}

const ACTIONS: Readonly<Record<LexiconAction, Run<LexiconOptions>>> = {
  check: checkLexicons,
  list: listEntries,
  find: findTerm,
  diff: compareLexicons,
}

/** `kanfa lexicon ACTION …`: looks into lexicons. */
export const lexicon: Run<LexiconOptions> = ([action = 'list', ...operands], options, terminal) =>
  ACTIONS[action as LexiconAction](operands, options, terminal)

/** `check [PATH…]`: what is wrong with lexicons, the bundled ones without a path. 1 when something is. */
async function checkLexicons(paths: readonly string[], options: LexiconOptions, terminal: Terminal): Promise<number> {
  const entries = readEntries(paths)
  const kitOptions = kitOptionsOf(options, terminal)
  // what a person wrote must hold without what was learned
  const learned = paths.length > 0 && kitOptions.learned
  const { judge } = loadKit({ ...kitOptions, learned, lexicons: [...(kitOptions.lexicons ?? []), ...paths] })
  const problems = checkEntries(entries, judge)
  const zh = (options.lang ?? languageOf(terminal)) === 'zh'
  for (const { entry, detail } of problems)
    print(terminal, `${renderEntry(entry)}${zh ? `：${chineseDetail(detail)}` : `: ${detail}`}`)
  return problems.length > 0 ? 1 : 0
}

/** `list [PATH…]`: every entry with its place, of the bundled lexicons without a path; then those of `--lexicon`. */
async function listEntries(paths: readonly string[], options: LexiconOptions, terminal: Terminal): Promise<number> {
  const entries = paths.length > 0 ? readEntries([...paths, ...(options.lexicon ?? [])]) : entriesInUse(options)
  for (const entry of entries) if (isWanted(entry, options)) print(terminal, renderEntry(entry))
  return 0
}

/** `find TERM`: where a term stands, alone or inside others, in the bundled lexicons and those of `--lexicon`. */
async function findTerm(
  [term = '', ...others]: readonly string[],
  options: LexiconOptions,
  terminal: Terminal,
): Promise<number> {
  if (term.trim() === '') throw new KanfaError('usage', { detail: 'lexicon find needs a term' })
  if (others.length > 0) throw new KanfaError('usage', { detail: 'lexicon find takes one term' })
  const wanted = fold(term)
  const entries = entriesInUse(options).filter((entry) => isWanted(entry, options))
  const exact = entries.filter((entry) => entry.term === wanted)
  const inside = entries.filter((entry) => entry.term !== wanted && entry.term.includes(wanted))
  for (const entry of [...exact, ...inside]) print(terminal, renderEntry(entry))
  if (exact.length + inside.length === 0) tell({ code: 'no-entry', args: { term } }, options, terminal)
  return 0
}

/** `diff A B`: entries that are gone (-), new (+), or weigh otherwise. */
async function compareLexicons(
  [a, b, ...others]: readonly string[],
  options: LexiconOptions,
  terminal: Terminal,
): Promise<number> {
  if (!a || !b || others.length > 0)
    throw new KanfaError('usage', { detail: 'lexicon diff needs two files or folders' })
  for (const { before, after } of diffEntries(readEntries([a]), readEntries([b]))) {
    if (before && isWanted(before, options)) print(terminal, `- ${renderEntry(before)}`)
    if (after && isWanted(after, options)) print(terminal, `+ ${renderEntry(after)}`)
  }
  return 0
}

/** The entries of the bundled lexicons, without the learned ones where those are left out, and of `--lexicon`. */
function entriesInUse({ lexicon = [], learned }: LexiconOptions): Entry[] {
  const bundled = [...readWrittenLexicons(), ...(learned === false ? [] : readLearnedLexicons())]
  return [
    ...bundled.flatMap(({ text, file }) => parseLexicon(text, file)),
    ...lexicon.flatMap((path) => readEntries([path])),
  ]
}

/** Whether an entry speaks for a stance that was asked for. */
function isWanted(entry: Entry, { stance }: LexiconOptions): boolean {
  return stance === undefined || (entry.stance !== undefined && stance.includes(entry.stance))
}

function readEntries(paths: readonly string[]): Entry[] {
  const files = (paths.length > 0 ? paths : [packageLexicons()]).flatMap(readLexiconFiles)
  return files.flatMap(({ text, file }) => parseLexicon(text, file))
}

function print({ stdout }: Terminal, line: string): void {
  stdout.write(`${line}\n`)
}
