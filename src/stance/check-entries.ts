import { readExample } from '../lexicon/example.js'
import { entryKey } from '../lexicon/parse.js'
import { fold } from '../text/fold.js'
import { CUE_KINDS, type Entry, GAP } from '../types.js'
import { type Judge, judgeText } from './judge.js'
import { isMined } from './mined-table.js'

/** Something wrong with an entry; `detail` says what in English. */
export interface EntryProblem {
  readonly entry: Entry
  readonly detail: string
}

/**
 * What a reader of the file cannot see: a term that two files or two stances claim, one that never matches although the text is
 * the term itself, an example that comes out otherwise or does not hold its term. `judge` must know the entries.
 */
export function checkEntries(entries: readonly Entry[], judge: Judge): EntryProblem[] {
  return [
    ...findDoubles(entries),
    ...entries.flatMap((entry) => checkMatch(entry, judge) ?? checkExample(entry, judge) ?? []),
  ]
}

function findDoubles(entries: readonly Entry[]): EntryProblem[] {
  const first = new Map<string, Entry>()
  const spoken = new Map<string, Entry>()
  return entries.flatMap((entry) => {
    if (isMined(entry.kind)) return []
    const same = first.get(entryKey(entry))
    if (same) return { entry, detail: `stands in ${placeOf(same)} already` }
    first.set(entryKey(entry), entry)
    if (entry.kind !== 'term') return []
    const other = spoken.get(entry.term)
    if (other && other.stance !== entry.stance)
      return { entry, detail: `speaks for ${entry.stance} here and for ${other.stance} in ${placeOf(other)}` }
    spoken.set(entry.term, entry)
    return []
  })
}

const WHOLE: ReadonlySet<Entry['kind']> = new Set(['term', 'code', 'emoji'])

function checkMatch(entry: Entry, judge: Judge): EntryProblem | undefined {
  if (!WHOLE.has(entry.kind)) return undefined
  const { cues } = judgeText(entry.term, judge).verdict
  return cues.some(({ term, kind }) => term === entry.term && kind === entry.kind)
    ? undefined
    : { entry, detail: 'never matches: the segmenter does not yield it, or a longer entry covers it' }
}

function checkExample(entry: Entry, judge: Judge): EntryProblem | undefined {
  const example = readExample(entry)
  if (!example) return undefined
  if (!entry.term.split(GAP).every((part) => fold(example.text).includes(part)))
    return { entry, detail: `its example does not hold it: ${example.text}` }
  const { stance, cues } = judgeText(example.text, judge).verdict
  if (stance === example.stance) return undefined
  const modifies = !(CUE_KINDS as readonly string[]).includes(entry.kind)
  const works = modifies || cues.some(({ term, value }) => term === entry.term && value !== 0)
  return {
    entry,
    detail: `its example comes out as ${stance}, not ${example.stance}${works ? '' : ', and the entry does not match in it'}: ${example.text}`,
  }
}

function placeOf({ file, line }: Entry): string {
  return `${file}:${line}`
}
