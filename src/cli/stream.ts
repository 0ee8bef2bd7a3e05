import { KanfaError } from '../errors.js'
import { openPipeSink } from '../io/sinks.js'
import { loadKit } from '../kit.js'
import { selectColumns } from '../output/columns.js'
import { recordOf, toJson } from '../output/ndjson.js'
import { cutLongLines } from '../page/records/cut-long-lines.js'
import { createObjectReader } from '../page/records/object-values.js'
import { readLine } from '../page/records/read-line.js'
import { wholeLines } from '../page/records/whole-lines.js'
import { judgeText } from '../stance/judge.js'
import { type Page, STANCES } from '../types.js'
import { type JudgingOptions, kitOptionsOf } from './judging-options.js'
import type { Run } from './run.js'
import { tell } from './tell.js'

interface StreamOptions extends JudgingOptions {
  readonly columns?: readonly string[]
  readonly map?: Readonly<Record<string, string>>
}

const KEYS = [
  ...['id', 'author', 'text', 'time', 'likes', 'region', 'replyTo', 'section'],
  ...['stance', 'confidence', ...STANCES, 'cues'],
]
/** Characters of a line; the cues of a longer one would fill the memory of a machine. */
const LONGEST = 1_000_000
/** What stands for bytes that are not UTF-8. */
const BROKEN = '\ufffd'
/** What only a whole page knows. */
const OF_A_PAGE = ['page', 'title', 'n', 'repeatOf', 'echo', 'url', 'encoding', 'reader', 'timeIso']
/** Lines belong to no page. */
const NO_PAGE: Page = { source: '-', reader: 'stream', guessed: false, encoding: 'utf-8' }

/**
 * `kanfa stream`: comments on standard input, one JSON value a line, and for each line one line on standard output, in its place:
 * the comment with its stance, `{"error": {code, message}}` for a line that is none, an empty line for an empty one. Nothing is
 * kept from one line to the next, so that any cutting of the input gives the same answers: what GNU parallel, Hadoop streaming
 * and Spark's `pipe()` ask for. What has come is answered before more is read, and a slow reader slows the reading.
 */
export const stream: Run<StreamOptions> = async (_inputs, options, terminal) => {
  const columns = selectColumns(options.columns ?? KEYS)
  const outside = columns.find(({ key }) => OF_A_PAGE.includes(key))
  if (outside)
    throw new KanfaError('usage', { detail: `column ${outside.key} belongs to a page; stream sees lines only` })
  const read = createObjectReader(options.map)
  const { judge } = loadKit(kitOptionsOf(options, terminal))

  function answer(line: string): string {
    if (line.trim() === '') return ''
    try {
      if (line.length > LONGEST) throw new KanfaError('bad-row', { detail: 'a line of more than 1,000,000 characters' })
      const comment = { n: 1, ...readLine(line, read) }
      return toJson(recordOf({ ...comment, ...judgeText(comment.text, judge).verdict }, NO_PAGE, columns))
    } catch (error) {
      if (!(error instanceof KanfaError)) throw error
      return toJson({ error: { code: error.code, message: error.message } })
    }
  }

  const sink = openPipeSink(terminal.stdout)
  let first = true
  let count = 0
  let isWhole = true
  for await (const piece of wholeLines(cutLongLines(terminal.stdin.setEncoding('utf8'), LONGEST))) {
    const lines = (first ? piece.replace(/^\ufeff/, '') : piece).split('\n')
    first = false
    // behind the last line end there is nothing
    if (piece.endsWith('\n')) lines.pop()
    for (const line of lines) {
      count++
      if (isWhole && line.includes(BROKEN)) {
        isWhole = false // once: of a file in another encoding every line is broken
        tell({ code: 'broken-text', where: { file: '-', line: count } }, options, terminal)
      }
      if (!(await sink.write(`${answer(line)}\n`))) return 0
    }
    await sink.finish()
  }
  return 0
}
