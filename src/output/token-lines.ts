import type { Span, Token } from '../types.js'
import { showControls } from './sanitize.js'
import { splitCharacters, widthOf } from './width.js'

/** A piece of the text as it is drawn: a character, or what is shown in its place. */
interface Glyph extends Span {
  readonly shown: string
  /** Column of the terminal, from 0. */
  readonly column: number
  readonly width: number
}

/** One line of drawn tokens. */
export interface TokenLine {
  readonly text: string
  readonly glyphs: readonly Glyph[]
}

/** Draws tokens with a blank between them, on lines of at most `width` columns; a token is broken only when it is wider than a line. */
export function drawTokens(text: string, tokens: readonly Token[], width: number): TokenLine[] {
  const lines: TokenLine[] = []
  let glyphs: Glyph[] = []
  let column = 0
  const breakLine = () => {
    if (glyphs.length > 0) lines.push({ glyphs, text: lineText(glyphs) })
    glyphs = []
    column = 0
  }
  for (const token of tokens) {
    const parts = glyphsOf(text, token)
    const tokenWidth = parts.reduce((sum, part) => sum + part.width, 0)
    if (tokenWidth === 0) continue
    if (column > 0 && column + 1 + tokenWidth > width) breakLine()
    if (column > 0) column++
    for (const part of parts) {
      if (column > 0 && column + part.width > width) breakLine()
      glyphs.push({ ...part, column })
      column += part.width
    }
    if (text.slice(token.start, token.end).includes('\n')) breakLine()
  }
  breakLine()
  return lines
}

/** Columns a span takes on a line, half open; `undefined` where none of its characters stands there. */
export function columnsOf({ start, end }: Span, { glyphs }: TokenLine): { from: number; to: number } | undefined {
  const inside = glyphs.filter((glyph) => glyph.start < end && start < glyph.end)
  const first = inside[0]
  const last = inside.at(-1)
  return first && last ? { from: first.column, to: last.column + last.width } : undefined
}

/** A token's characters; blanks between words are not drawn, line ends are. */
function glyphsOf(text: string, token: Token): Omit<Glyph, 'column'>[] {
  let start = token.start
  return splitCharacters(text.slice(token.start, token.end)).map((character) => {
    const shown = token.kind === 'space' ? (character.includes('\n') ? '⏎' : '') : showControls(character)
    const glyph = { start, end: start + character.length, shown, width: widthOf(shown) }
    start = glyph.end
    return glyph
  })
}

function lineText(glyphs: readonly Glyph[]): string {
  let text = ''
  let width = 0
  for (const { shown, column, width: own } of glyphs) {
    text += ' '.repeat(column - width) + shown
    width = column + own
  }
  return text
}
