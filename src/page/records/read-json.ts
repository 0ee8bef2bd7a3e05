import { KanfaError } from '../../errors.js'
import type { FoundComment, Notice, Reading } from '../../types.js'
import type { ReadOptions } from '../reader.js'
import { resume } from '../resume.js'
import { scriptPrefixLength } from '../script-prefix.js'
import { rememberAuthors } from './authors-seen.js'
import { parseExactJson } from './exact-json.js'
import { findComments, readArticle } from './find-comments.js'
import { type JsonText, jsonValues, mendCut } from './json-values.js'
import { createObjectReader } from './object-values.js'
import { toStrictJson } from './strict-json.js'
import { type WatchedMap, watchMap } from './watch-map.js'
import { wholeLines } from './whole-lines.js'

/** JavaScript or Python, not JSON: the first key is a bare name or stands in single quotes. */
const LITERAL = /^[[{\s]*(?:'|[A-Za-z_$][\w$]*\s*:)/

const LONGEST_LITERAL = 1 << 28

/** A value that was read, or the line of one that could not be. */
type Parsed =
  | { readonly value: unknown; readonly listed: boolean }
  | { readonly badLine: number }
  | { readonly cut: true }

/**
 * Reads JSON exports as a stream: a list, one object a line (NDJSON), API answers with lists somewhere in them, and all of
 * these behind `const x = `, literals of JavaScript and Python included. Digits of long ids are kept. Lines and elements that are no JSON are left out and counted
 * (`rows-skipped`); of a file that ends too early what arrived whole is read (`truncated`).
 *
 * @throws KanfaError `bad-map`, `unknown-column` at the end for a key of `map` that nothing had, `unreadable` for a single value too large to hold
 */
export async function readJson(text: AsyncIterable<string>, options: ReadOptions, ending = ''): Promise<Reading> {
  const chunks = text[Symbol.asyncIterator]()
  const first = await chunks.next()
  const start: string = first.done ? '' : first.value.trimStart()
  const begin = start.slice(scriptPrefixLength(start))
  const rest = resume([begin], chunks)
  const all = LITERAL.test(begin) ? strictly(rest) : rest
  const lines = (ending === '.jsonl' || ending === '.ndjson' || isLineByLine(begin)) && !begin.startsWith('[')
  const parsed = (lines ? parseLines(all) : parseValues(jsonValues(all)))[Symbol.asyncIterator]()
  const head = await parsed.next()
  const warnings: Notice[] = []
  const { read, check } = watchMap(createObjectReader(options.map), options.map ?? {})
  // a document of its own is a page: its title is the page's
  const document = head.done || !('value' in head.value) || head.value.listed ? undefined : head.value.value
  return {
    reader: lines ? 'records:ndjson' : 'records:json',
    guessed: false,
    ...readArticle(document, read),
    comments: readParsed(resume(head.done ? [] : [head.value], parsed), { read, check }, warnings),
    warnings,
  }
}

/** A literal of a program has to be rewritten as a whole; such files are small, and 256 MB of one is refused. */
async function* strictly(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  const parts: string[] = []
  let size = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    size += chunk.length
    if (size > LONGEST_LITERAL) throw new KanfaError('unreadable', { detail: 'a script of more than 256 MB' })
  }
  yield toStrictJson(parts.join(''))
}

async function* readParsed(
  values: AsyncIterable<Parsed>,
  { read, check }: WatchedMap,
  warnings: Notice[],
): AsyncGenerator<FoundComment> {
  const authors = rememberAuthors()
  const bad: number[] = []
  let skipped = 0
  for await (const parsed of values) {
    if ('badLine' in parsed) {
      if (skipped++ === 0) bad.push(parsed.badLine)
    } else if ('cut' in parsed) warnings.push({ code: 'truncated', args: { what: 'a JSON value' } })
    else yield* findComments(parsed.value, { read, authors, listed: parsed.listed })
  }
  check()
  if (skipped > 0) warnings.push({ code: 'rows-skipped', args: { count: skipped, line: bad[0]! } })
}

/** NDJSON: of the first lines one is a whole value by itself and is followed by a line that begins another. */
function isLineByLine(text: string): boolean {
  const lines = text
    .slice(0, 1 << 20)
    .split('\n', 4)
    .map((line) => line.trim())
  return lines.some((line, i) => {
    if (!/^[{[].*[}\]]$/s.test(line) || (i + 1 < lines.length && !/^[{[]|^$/.test(lines[i + 1]!))) return false
    return line.startsWith('{') && lines.length > 1 && parse(line) !== undefined
  })
}

async function* parseLines(chunks: AsyncIterable<string>): AsyncGenerator<Parsed> {
  let line = 0
  for await (const piece of wholeLines(chunks)) {
    for (const text of piece.endsWith('\n') ? piece.slice(0, -1).split('\n') : piece.split('\n')) {
      line++
      if (text.trim() === '') continue
      const parsed = parse(text)
      if (parsed) yield { value: parsed.value, listed: true }
      else yield piece.endsWith('\n') ? { badLine: line } : { cut: true }
    }
  }
}

async function* parseValues(values: AsyncIterable<JsonText>): AsyncGenerator<Parsed> {
  for await (const { text, line, listed, cut } of values) {
    if (cut) yield { cut: true }
    const whole = cut ? mendCut(text) : text
    const parsed = whole === undefined ? undefined : parse(whole)
    if (parsed) yield { value: parsed.value, listed }
    else if (!cut) yield { badLine: line }
  }
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: parseExactJson(text) }
  } catch {
    return undefined
  }
}
