import type { Reading } from '../../types.js'
import type { TextReader } from '../reader.js'
import { withBareNames } from './bare-names.js'
import type { Found } from './found.js'
import { readFrontMatter } from './front-matter.js'
import { joinLines, type Line, splitLines } from './lines.js'
import { isMarked, readMarkdownTable, withoutMarkdown } from './markdown.js'
import { readFooted } from './read-footed.js'
import { readGeneric } from './read-generic.js'
import { readHeaded } from './read-headed.js'
import { readInline } from './read-inline.js'
import { readLabelled } from './read-labelled.js'
import { withReplyTo } from './reply-to.js'
import { SHAPES, type Shape } from './shape.js'
import { PARAGRAPH, titleOf } from './title.js'

const LAYOUTS = { inline: readInline, head: readHeaded, foot: readFooted } as const

/**
 * Reads a page that was copied or saved as text or Markdown. Every shape reads the whole text, and the one that finds most,
 * each comment counted by what such a comment proves, is believed; below a shape's least number nothing is.
 * Gives `undefined` when no shape fits.
 */
export const readText: TextReader = (text) => {
  const best = chooseReading(splitLines(text))
  if (!best) return undefined
  const { shape, found, lines } = best
  const front = readFrontMatter(text)
  const above = lines.slice(0, found.first)
  const title = front.title ?? found.post?.text.split('\n', 1)[0] ?? titleOf(above)
  return {
    reader: `text:${shape.name}`,
    guessed: shape === GENERIC || shape.strength <= GUESSED,
    title,
    body: found.post?.text ?? bodyOf(above, title),
    time: found.post?.time ?? front.date,
    comments: withReplyTo(withBareNames(found.comments)).filter(({ text, time }) => text !== '' || time !== undefined),
  } satisfies Reading
}

/** A shape by its name and what one comment of it proves. */
type Known = Pick<Shape, 'name' | 'strength'>

/** What the generic reader finds counts more than what shapes of bare lines find, and less than what known sites' do. */
const GENERIC: Known = { name: 'generic', strength: 4 }
/** A table's headings say what each cell is. */
const TABLE: Known = { name: 'markdown-table', strength: 12 }
/** Labels say what each line is. */
const LABELLED: Known = { name: 'labelled', strength: 8 }
/** Shapes that prove no more are guesses. */
const GUESSED = 1

/** A shape with what it found, in which lines, and how much that proves. */
interface Believed {
  readonly shape: Known
  readonly found: Found
  readonly lines: readonly Line[]
  readonly proof: number
}

/** The lines as they stand, or without Markdown's marks where that proves more. */
function chooseReading(lines: readonly Line[]): Believed | undefined {
  const best = chooseShape(lines)
  const plain = withoutMarkdown(lines)
  if (!plain) return best
  // a mark is no part of a name
  const marked = best?.found.comments.filter(({ author }) => author !== undefined && isMarked(author)).length ?? 0
  const isOff = best !== undefined && marked * 2 >= best.found.comments.length
  return isOff ? (chooseShape(plain) ?? best) : chooseShape(plain, best)
}

function chooseShape(lines: readonly Line[], before?: Believed): Believed | undefined {
  let best = before
  const offer = (shape: Known, least: number, most: number, read: (needed: number) => Found | undefined) => {
    // a shape that could not be believed more, whatever it finds, need not look
    const needed = Math.max(least, best === undefined ? 0 : Math.floor(best.proof / shape.strength) + 1)
    if (needed > most) return
    const found = read(needed)
    if (!found || found.comments.length < least) return
    const proof = found.comments.length * shape.strength
    if (!best || proof > best.proof) best = { shape, found, lines, proof }
  }
  for (const shape of SHAPES) offer(shape, shape.min, lines.length, () => LAYOUTS[shape.layout](lines, shape))
  offer(GENERIC, 1, lines.length, (needed) => readGeneric(lines, needed))
  offer(TABLE, 1, lines.length, () => readMarkdownTable(lines))
  // a line may hold several labels
  offer(LABELLED, 2, Number.POSITIVE_INFINITY, () => readLabelled(lines))
  return best
}

/** The article: from the title to the heading that opens the list. */
function bodyOf(above: readonly Line[], title: string | undefined): string | undefined {
  const start = above.findIndex((line) => line.text.replace(/^#\s+/, '') === title) + 1
  const open = above.findLastIndex(({ role }) => role.opens)
  const body = joinLines(
    above.slice(start, open > start ? open : undefined).filter((line) => line.text.length > PARAGRAPH / 2),
  )
  return body === '' ? undefined : body
}
