import { KanfaError } from '../../errors.js'

/** The text of one JSON value of a stream. */
export interface JsonText {
  readonly text: string
  /** 1-based line on which it begins. */
  readonly line: number
  /** True for an element of the outermost list, false for a document of its own. */
  readonly listed: boolean
  /** True when the stream ends within it. */
  readonly cut: boolean
}

/** The longest string of the engine. */
const LONGEST = 2 ** 29 - 24
const [NEWLINE, QUOTE, BACKSLASH] = [10, 34, 92]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125]

/**
 * Cuts a stream of JSON into values: the elements of the outermost list one by one (objects, lists and strings), or each
 * document of `{…} {…}`. What stands between and after them is passed over. Memory holds one value at a time.
 *
 * @throws KanfaError `unreadable` for a single value of more than 512 MB
 */
export async function* jsonValues(chunks: AsyncIterable<string>): AsyncGenerator<JsonText> {
  // the depth at which values begin and end: 1 in a list, 0 for documents; not known before the first bracket
  let base: number | undefined
  let depth = 0
  let done = false
  let inString = false
  let escaped = false
  let line = 1
  let startLine = 1
  let held: string[] = []
  let size = 0
  for await (const chunk of chunks) {
    let start = held.length > 0 ? 0 : -1
    for (let at = 0; at < chunk.length && !done; at++) {
      const code = chunk.charCodeAt(at)
      let ends = false
      if (code === NEWLINE) line++
      if (inString) {
        if (escaped) escaped = false
        else if (code === BACKSLASH) escaped = true
        else if (code === QUOTE) {
          inString = false
          ends = depth === base
        }
      } else if (code === QUOTE) {
        inString = base !== undefined
        if (base === 1 && depth === 1 && start < 0) [start, startLine] = [at, line]
      } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
        if (base === undefined && code === OPEN_LIST) base = 1
        else {
          base ??= 0
          if (start < 0) [start, startLine] = [at, line]
        }
        depth++
      } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
        depth = Math.max(0, depth - 1)
        ends = depth === base
        done = base === 1 && depth === 0
      }
      if (!ends || start < 0) continue
      held.push(chunk.slice(start, at + 1))
      yield { text: held.join(''), line: startLine, listed: base === 1, cut: false }
      held = []
      size = 0
      start = -1
    }
    if (start < 0) continue
    held.push(chunk.slice(start))
    size += chunk.length - start
    if (size > LONGEST)
      throw new KanfaError('unreadable', { detail: 'a JSON value of more than 512 MB' }, { line: startLine })
  }
  if (held.length > 0 || (base === 1 && !done))
    yield { text: held.join(''), line: startLine, listed: base === 1, cut: true }
}

/**
 * A JSON text that was cut off, closed behind its last whole object or list, so that what arrived can be read;
 * `undefined` when nothing in it is whole.
 */
export function mendCut(text: string): string | undefined {
  const open: number[] = []
  let inString = false
  let escaped = false
  let end = -1
  let openAtEnd = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (inString) {
      if (escaped) escaped = false
      else if (code === BACKSLASH) escaped = true
      else if (code === QUOTE) inString = false
    } else if (code === QUOTE) inString = true
    else if (code === OPEN_OBJECT || code === OPEN_LIST) open.push(code)
    else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      open.pop()
      end = at + 1
      openAtEnd = open.length
    }
  }
  if (end < 0) return undefined
  // what is open now and was open there has not closed since
  const closing = open
    .slice(0, openAtEnd)
    .reverse()
    .map((code) => (code === OPEN_LIST ? ']' : '}'))
  return text.slice(0, end) + closing.join('')
}
