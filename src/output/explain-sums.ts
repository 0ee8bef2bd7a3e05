import { fill } from '../fill.js'
import { STANCES, type Stance, type Verdict } from '../types.js'
import { confidenceText } from './cells.js'
import type { ExplainLook, Lighter, NumberedRun } from './explain-parts.js'
import { formName } from './form-name.js'
import { showControls } from './sanitize.js'
import { STANCE_MARKS } from './stance-style.js'
import { widthOf } from './width.js'
import { padText, truncateText } from './wrap.js'

/** Columns of the terminal that a stance's numbers take at least (`+12.34`), and what stands between columns. */
const NUMBER = 6
const GAP = 2
/** Columns of a run's name at least, and at most. */
const LEAST_NAME = 8
const MOST_NAME = 28
/** The number of a run with the blanks behind it. */
const LEAD = 4

/** A line of the sum: a name, a number a stance. */
interface Row {
  readonly lead: string
  readonly name: string
  readonly cells: readonly string[]
  readonly paint: (text: string, stance: Stance) => string
}

/**
 * The sum, a column a stance: bias, what each run of characters says, what the lighter ones add up to, the score, the probability.
 * Every column adds up to its score.
 */
export function sumLines(
  listed: readonly NumberedRun[],
  lighter: Lighter,
  verdict: Verdict,
  look: ExplainLook,
): string[] {
  const { headings, paint, width } = look
  const { explain } = headings
  const { bias, scores, probabilities, stance: winner } = verdict
  const colour = (text: string, stance: Stance) => paint.stance(stance, text)
  const strong = (text: string, stance: Stance) => paint.stance(stance, stance === winner ? paint.heading(text) : text)
  const faint = (text: string) => paint.faint(text)
  const body: Row[] = [
    { lead: '', name: explain.bias, cells: STANCES.map((each) => signedCell(bias[each])), paint: faint },
    ...listed.map(({ number, run }) => ({
      lead: String(number),
      name: formName(showControls(run.name).replaceAll('\n', ' '), headings),
      cells: STANCES.map((each) =>
        run.values[each] === 0 && !speaks(run.cues, each) ? '' : signedCell(run.values[each]),
      ),
      paint: (text: string, stance: Stance) =>
        run.values[stance] > 0 ? paint.stance(stance, text) : paint.faint(text),
    })),
    ...(lighter.count > 0
      ? [
          {
            lead: '',
            name: fill(explain.lighter, { count: lighter.count }),
            cells: STANCES.map((each) => signedCell(lighter.values[each])),
            paint: faint,
          },
        ]
      : []),
  ]
  const foot: Row[] = [
    { lead: '', name: explain.score, cells: STANCES.map((each) => signedCell(scores[each])), paint: strong },
    {
      lead: '',
      name: explain.probability,
      cells: STANCES.map((each) => confidenceText(probabilities[each])),
      paint: strong,
    },
  ]
  const rows = [...body, ...foot]
  const nameNeed = Math.max(LEAST_NAME, ...rows.map(({ name }) => widthOf(name)))
  const full = STANCES.map((each) => `${STANCE_MARKS[each]} ${headings.stances[each]}`)
  const widthsOf = (heads: readonly string[]) =>
    heads.map((head, i) => Math.max(NUMBER, widthOf(head), ...rows.map(({ cells }) => widthOf(cells[i]!))))
  const roomBeside = (widths: readonly number[]) => width - LEAD - widths.reduce((sum, each) => sum + GAP + each, 0)
  const heads =
    roomBeside(widthsOf(full)) >= Math.min(nameNeed, MOST_NAME / 2) ? full : STANCES.map((each) => STANCE_MARKS[each])
  const widths = widthsOf(heads)
  const names = Math.min(nameNeed, MOST_NAME, roomBeside(widths))

  const draw = ({ lead, name, cells, paint: own }: Row) =>
    `${lead === '' ? '' : lead.padStart(2)}`.padEnd(LEAD) +
    padText(truncateText(name, names), names) +
    cells
      .map((cell, i) => ' '.repeat(GAP + widths[i]! - widthOf(cell)) + (cell === '' ? '' : own(cell, STANCES[i]!)))
      .join('')
  const rule = ' '.repeat(LEAD + names) + widths.map((each) => ' '.repeat(GAP) + '─'.repeat(each)).join('')
  return [
    draw({ lead: '', name: '', cells: heads, paint: colour }),
    ...body.map(draw),
    paint.faint(rule),
    ...foot.map(draw),
  ].map((line) => line.trimEnd())
}

function speaks(cues: readonly { readonly stance: Stance }[], stance: Stance): boolean {
  return cues.some((cue) => cue.stance === stance)
}

/** `+1.71`, `−0.45`, `0.00`. */
function signedCell(value: number): string {
  const text = Math.abs(value).toFixed(2)
  return text === '0.00' ? text : `${value < 0 ? '−' : '+'}${text}`
}
