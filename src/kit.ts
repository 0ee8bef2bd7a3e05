import { KanfaError } from './errors.js'
import { type Dictionary, dictionaryFiles } from './io/dictionary.js'
import { readBundledFile, readBundledLexicons, readLexiconFiles, type TextFile } from './io/lexicon-files.js'
import { mergeLexicons } from './lexicon/merge.js'
import { parseLexicon } from './lexicon/parse.js'
import type { Kit } from './pipeline.js'
import { indexEntries } from './stance/entry-index.js'
import type { Scoring } from './stance/scoring.js'
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
 * Throws `bad-lexicon`, `not-found`, `unreadable`, `no-segmenter`.
 */
export function loadKit({ lexicons = [], ...choice }: KitOptions = {}): Kit {
  const bundled = readBundledLexicons().map(parse)
  const added = lexicons.flatMap(readLexiconFiles).map(parse)
  const entries = mergeLexicons([...bundled, ...added])
  const words = added.flat().filter((entry) => WORD_KINDS.has(entry.kind))
  const scoring = JSON.parse(readBundledFile('scoring.json').text) as Scoring
  const judge = {
    segmenter: openSegmenter(choice, [...new Set(words.map((entry) => entry.term))]),
    index: indexEntries(entries),
    scoring,
  }
  return { judge, stopWords: parseWordList(readBundledFile('stopwords.txt').text) }
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
