import type { ChalkInstance } from 'chalk'
import type { Difference } from '../../quality/compare-rows.js'
import type { GoldenRow } from '../../quality/golden-row.js'
import type { Stance } from '../../types.js'
import { NO_BREAK } from '../grid.js'
import { type createPaint, STANCE_MARKS } from '../stance-style.js'
import { widthOf } from '../width.js'
import { type Breaks, truncateText, wrapText } from '../wrap.js'
import { whyText } from './cue-changes.js'
import { aroundChange, labelText, oneLine, whoText } from './difference-text.js'

/** What a terminal's report is drawn with. */
export interface PrettyLook {
  readonly chalk: ChalkInstance
  readonly paint: ReturnType<typeof createPaint>
  readonly width: number
}

/** Columns before what a difference says. */
const INDENT = 10
/** Columns of a comment's text that are shown, three lines of a wide window. */
const MOST_TEXT = 300

/** A difference for the terminal: what moved and where, the comment's text, both sides, and the words that did it. */
export function prettyDifference(difference: Difference, golden: string, look: PrettyLook): string[] {
  const { chalk } = look
  switch (difference.kind) {
    case 'lost':
      return [
        ...headLine(chalk.red, 'lost', whoText(difference.before), `${golden}:${difference.line}`, look),
        ...textLines(difference.before.text, look),
      ]
    case 'new':
      return [
        ...headLine(chalk.green, 'new', whoText(difference.after), undefined, look),
        ...toldLines(difference.after, look),
      ]
    case 'moved': {
      const { before, after, line } = difference
      const what = `${whoText(before)}: place ${before.n} → ${after.n}`
      return [...headLine(chalk.yellow, 'moved', what, `${golden}:${line}`, look), ...textLines(before.text, look)]
    }
    case 'field': {
      const { before, after, column, line } = difference
      const [was, is] = aroundChange(before[column], after[column], Math.max(20, Math.floor(look.width / 2) - INDENT))
      return [
        ...headLine(chalk.yellow, column, whoText(before), `${golden}:${line}`, look),
        ...(column === 'text' ? [] : textLines(before.text, look)),
        ...sideLines(chalk.red, '−', was === '' ? '(none)' : was, look),
        ...sideLines(chalk.green, '+', is === '' ? '(none)' : is, look),
      ]
    }
    case 'stance': {
      const { before, after, line, tolerated } = difference
      const why = whyText(before, after)
      const label = labelText(difference)
      const what = `${whoText(after)}: ${stanceText(before.stance)} → ${stanceText(after.stance)}${tolerated ? ' (a near tie, tolerated)' : ''}`
      return [
        ...headLine(tolerated ? chalk.dim : chalk.yellow, 'stance', what, `${golden}:${line}`, look),
        ...textLines(after.text, look),
        ...cueLines(chalk.red, '−', sideText(before), look),
        ...cueLines(chalk.green, '+', sideText(after), look),
        ...(why === undefined ? [] : cueLines(chalk.bold, 'why', why, look)),
        ...(label === undefined ? [] : sideLines(chalk.dim, label, '', look)),
      ]
    }
  }
}

/** A comment with the stance told of it. */
export function toldLines(row: GoldenRow, look: PrettyLook): string[] {
  const { paint } = look
  const told =
    row.stance === ''
      ? []
      : cueLines((text) => paint.stance(row.stance as Stance, text), stanceText(row.stance), oneLine(row.cues), look)
  return [...textLines(row.text, look), ...told]
}

/** `▼ skeptical`. */
export function stanceText(stance: string): string {
  return `${STANCE_MARKS[stance as Stance]} ${stance}`
}

/** What it is, on which comment, and its place: at the line's end where it fits, else whole on a line of its own. */
export function headLine(
  paint: (text: string) => string,
  kind: string,
  what: string,
  place: string | undefined,
  { chalk, width }: PrettyLook,
): string[] {
  const head = `  ${kind.padEnd(INDENT - 2)}`
  if (place === undefined) return [paint(head) + what]
  const fits = widthOf(head) + widthOf(what) + 2 + widthOf(place) <= width
  return fits
    ? [`${paint(head)}${what}  ${chalk.dim(place)}`]
    : [paint(head) + what, `${' '.repeat(INDENT)}${chalk.dim(place)}`]
}

/** A comment's text under its head. */
export function textLines(text: string, { chalk, width }: PrettyLook): string[] {
  if (text === '') return [`${' '.repeat(INDENT)}${chalk.dim('(only an image)')}`]
  const shown = truncateText(oneLine(text), MOST_TEXT)
  return wrapText(shown, Math.max(20, width - INDENT)).map((line) => `${' '.repeat(INDENT)}${line}`)
}

/** A side behind its mark, wrapped under itself. */
export function sideLines(
  paint: (text: string) => string,
  mark: string,
  text: string,
  { width }: PrettyLook,
  breaks?: Breaks,
): string[] {
  const indent = INDENT + widthOf(mark) + 1
  const [first = '', ...rest] = wrapText(oneLine(text), Math.max(20, width - indent), breaks)
  return [
    `${' '.repeat(INDENT)}${paint(mark)} ${first}`.trimEnd(),
    ...rest.map((line) => `${' '.repeat(indent)}${line}`),
  ]
}

/** Cues behind a mark; lines break between cues only. */
function cueLines(paint: (text: string) => string, mark: string, text: string, look: PrettyLook): string[] {
  const whole = text.replace(/(?<!;) /g, NO_BREAK)
  return sideLines(paint, mark, whole, look, 'blanks').map((line) => line.replaceAll(NO_BREAK, ' '))
}

function sideText({ stance, cues }: GoldenRow): string {
  return cues === '' ? stance : `${stance}: ${cues}`
}
