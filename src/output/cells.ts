import { fill } from '../fill.js'
import type { Page, RowComment, ScoredComment, Stance } from '../types.js'
import { type Column, isScored } from './columns.js'
import { formName } from './form-name.js'
import { type Cell, type GridColumn, NO_BREAK, type Part } from './grid.js'
import type { Headings } from './headings.js'
import { findHighlights, paintLine } from './highlight.js'
import { decidingReasons, nameReason, signed } from './reasons.js'
import { showControls } from './sanitize.js'
import { type Paint, STANCE_MARKS } from './stance-style.js'
import { widthOf } from './width.js'

/** Characters of a comment that the terminal shows; the rest is counted. Other formats give it whole. */
const MOST_TEXT = 1_000

/** What the cells of the terminal are drawn with. */
export interface Look {
  readonly width: number
  readonly headings: Headings
  readonly paint: Paint
}

/** How a column is laid out in the terminal. */
export function gridColumnOf({ key, kind }: Column, { headings, width }: Look): GridColumn {
  const heading = headings.columns[key as keyof Headings['columns']]
  if (kind === 'number' || kind === 'share') return { heading, align: 'right', tooWide: 'wrap', least: 4, most: 12 }
  if (kind === 'stance') {
    const least = Math.max(...Object.values(headings.stances).map((name) => widthOf(name))) + 2
    return { heading, align: 'left', tooWide: 'wrap', least, most: 24 }
  }
  if (kind === 'id') return { heading, align: 'left', tooWide: 'wrap', least: 24, most: 24 }
  if (key === 'time' || key === 'timeIso') return { heading, align: 'left', tooWide: 'wrap', least: 10, most: 20 }
  if (key === 'text') return { heading, align: 'left', tooWide: 'wrap', least: 28, most: 120 }
  if (key === 'cues') return { heading, align: 'left', tooWide: 'wrap', least: 20, most: Math.floor(width / 3) }
  if (key === 'quotes') return { heading, align: 'left', tooWide: 'wrap', least: 16, most: 60 }
  return {
    heading,
    align: 'left',
    tooWide: 'cut',
    least: 8,
    most: key === 'title' || key === 'url' ? 40 : Math.max(10, Math.min(20, Math.floor(width / 6))),
  }
}

/** What stands in a cell of the terminal. With `withCues` the deciding words stand under the text, where they have no column of their own. */
export function cellOf(column: Column, comment: RowComment, page: Page, look: Look, withCues: boolean): Cell {
  if (column.key === 'text') return [...textParts(comment, look), ...(withCues ? cueParts(comment, look, '└ ') : [])]
  if (column.key === 'cues') return cueParts(comment, look, '')
  const value = column.value(comment, page)
  if (value === undefined) return []
  if (column.key === 'unsure') return [{ text: `(${look.headings.stances[value as Stance]})`, paint: look.paint.faint }]
  if (column.kind === 'stance') return [stancePart(value as Stance, look)]
  if (column.key === 'confidence') return [{ text: confidenceText(value as number) }]
  if (column.kind === 'share') return [{ text: percent(value as number) }]
  return [{ text: showControls(String(value)), paint: column.kind === 'text' ? undefined : look.paint.faint }]
}

/** A stance with its mark, in its colour. */
function stancePart(stance: Stance, { headings, paint }: Look): Part {
  return {
    text: `${STANCE_MARKS[stance]} ${headings.stances[stance]}`,
    paint: (line) => paint.stance(stance, line),
  }
}

/** A probability as whole per cent, never 100 %: words do not make certain. */
export function confidenceText(probability: number): string {
  return percent(Math.min(0.99, probability))
}

/** A share as whole per cent. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

/** The text with its deciding words coloured in place. */
function textParts(comment: RowComment, { headings, paint }: Look): Part[] {
  const text = comment.text.slice(0, MOST_TEXT)
  const shown = showControls(text)
  const highlights = isScored(comment) ? findHighlights(decidingReasons(comment).reasons, text, shown) : []
  const body = { text: shown, paint: (line: string, start: number) => paintLine(line, start, highlights, paint) }
  const hidden = comment.text.length - text.length
  return hidden > 0 ? [body, { text: fill(headings.hidden, { count: hidden }), paint: paint.faint }] : [body]
}

/** The deciding words with their values, and what else is to be known of the comment. */
function cueParts(comment: RowComment, { headings, paint }: Look, lead: string): Part[] {
  if (!isScored(comment)) return []
  const notes = [
    decidingNames(comment, headings).map(unbroken).join('; '),
    comment.repeatOf === undefined ? '' : fill(headings.repeatOf, { n: comment.repeatOf }),
    comment.echo === undefined ? '' : fill(headings.echo, { share: percent(comment.echo) }),
  ]
  return notes
    .filter((note) => note !== '')
    .map((note) => ({ text: lead + note, breaks: 'blanks', paint: paint.faint }))
}

/** The deciding words of a comment with their values, what all others add as the last one of its own stance. */
export function decidingNames(comment: ScoredComment, headings: Headings): string[] {
  const { reasons, lighter } = decidingReasons(comment)
  const names = reasons.map((reason) =>
    nameReason(
      { ...reason, name: formName(reason.name, headings) },
      comment.stance,
      (stance) => headings.stances[stance],
    ),
  )
  const own = reasons.filter(({ stance }) => stance === comment.stance).length
  if (lighter !== undefined) names.splice(own, 0, `${headings.lighter} ${signed(lighter)}`)
  return names.map(showControls)
}

function unbroken(name: string): string {
  return name.replace(/\s/g, NO_BREAK)
}
