import { KanfaError } from './errors.js'
import { type Dictionary, dictionaryFiles } from './io/dictionary.js'
import {
  readBundledFile,
  readLearnedLexicons,
  readLexiconFiles,
  readPackedLexicons,
  readPackedWritten,
  readScoringFile,
  readWrittenLexicons,
  type TextFile,
} from './io/lexicon-files.js'
import { mergeLexicons } from './lexicon/merge.js'
import { parseLexicon } from './lexicon/parse.js'
import type { Kit } from './pipeline.js'
import { indexEntries } from './stance/entry-index.js'
import { isMined, type MinedTable, tabulateMined } from './stance/mined-table.js'
import { unpackMined } from './stance/pack-mined.js'
import { parseScoring, type Scoring } from './stance/scoring.js'
import { loadNodeRs } from './text/node-rs.js'
import { loadNodejieba } from './text/nodejieba.js'
import type { Engine, Segmenter } from './text/segmenter.js'
import type { Entry, Notice } from './types.js'

/** What the user chose of the tools that judge. */
export interface KitOptions {
  /** Lexicon files or folders, added over the bundled ones in this order. */
  readonly lexicons?: readonly string[]
  /** Without it nodejieba, and @node-rs/jieba where that does not load. */
  readonly engine?: Engine
  readonly dictionary?: Dictionary
  /** False: without the learned lexicons kanfa comes with, and with the numbers that fit the written ones alone. */
  readonly learned?: boolean
  /** Told when the other engine has to take over. */
  readonly onNotice?: (notice: Notice) => void
}

/** Kinds that are matched between token edges: the segmenter must know their terms, or they never stand between edges. */
const WORD_KINDS: ReadonlySet<Entry['kind']> = new Set([
  'term',
  'negator',
  'intensifier',
  'hedge',
  'contrast',
  'rhetorical',
])

/**
 * Loads the tools that judge a comment, the slow part of a start: lexicons, numbers, a segmenter. Once a process.
 * Throws `bad-lexicon`, `bad-scoring`, `not-found`, `unreadable`, `no-segmenter`.
 */
export function loadKit({ lexicons = [], learned = true, ...choice }: KitOptions = {}): LoadedKit {
  const added = lexicons.flatMap(readLexiconFiles).map(parse)
  const written = readPackedWritten() ?? mergeLexicons(readWrittenLexicons().map(parse))
  const entries = added.length === 0 ? written : mergeLexicons([written, ...added])
  const words = added.flat().filter((entry) => WORD_KINDS.has(entry.kind))
  const judge = {
    segmenter: openSegmenter(choice, [...new Set(words.map((entry) => entry.term))]),
    index: indexEntries(entries),
    mined: loadMined(added, learned),
    scoring: loadScoring(lexicons, learned),
  }
  return { judge, entries, stopWords: parseWordList(readBundledFile('stopwords.txt').text) }
}

/** The tools that judge, with the written entries they were made of. */
export interface LoadedKit extends Kit {
  readonly entries: readonly Entry[]
}

/** The learned entries; as the build packed them unless the user's lexicons hold some of their own. */
function loadMined(added: readonly (readonly Entry[])[], learned: boolean): MinedTable {
  const own = added.flat().filter((entry) => isMined(entry.kind))
  const packed = learned && own.length === 0 ? readPackedLexicons() : undefined
  const bundled = learned && !packed ? readLearnedLexicons().map(parse) : []
  return packed ? unpackMined(packed) : tabulateMined(mergeLexicons([...bundled, own]))
}

/** The learned entries in use, those of the user's lexicons over the bundled ones. Throws `bad-lexicon`, `not-found`, `unreadable`. */
export function readMinedEntries({ lexicons = [] }: KitOptions): Entry[] {
  const lists = [...readLearnedLexicons(), ...lexicons.flatMap(readLexiconFiles)].map(parse)
  return mergeLexicons(lists).filter((entry) => isMined(entry.kind))
}

/** The numbers of the score: the bundled ones, and over them those beside the user's lexicons. */
function loadScoring(lexicons: readonly string[], learned: boolean): Scoring {
  const bundled = readBundledFile(learned ? 'scoring.json' : 'written-scoring.json')
  const files = [bundled, ...lexicons.flatMap((path) => readScoringFile(path) ?? [])]
  return Object.assign({}, ...files.map(({ text, file }) => parseScoring(text, file)))
}

/** Loads a jieba engine that knows `words`. Throws `no-segmenter` when the engine asked for, or every engine, fails to load. */
export function openSegmenter(
  { engine, dictionary = 'small', onNotice }: KitOptions,
  words: readonly string[],
): Segmenter {
  const files = dictionaryFiles(dictionary)
  const open = {
    nodejieba: () => loadNodejieba({ ...files, words }),
    'node-rs': () => loadNodeRs({ ...files, words }),
  }
  if (engine) return attempt(open[engine])
  try {
    return open.nodejieba()
  } catch (error) {
    onNotice?.({ code: 'engine-fallback', args: { detail: firstLine(error) } })
    return attempt(open['node-rs'])
  }
}

function parse({ text, file }: TextFile): Entry[] {
  return parseLexicon(text, file)
}

/** One word a line; blank lines and `#` comments are passed over. */
function parseWordList(text: string): ReadonlySet<string> {
  return new Set(text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#')))
}

function attempt(open: () => Segmenter): Segmenter {
  try {
    return open()
  } catch (error) {
    throw new KanfaError('no-segmenter', { detail: firstLine(error) }, undefined, { cause: error })
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]!
}
