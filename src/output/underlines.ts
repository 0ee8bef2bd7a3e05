import type { Modifier, Span } from '../types.js'
import { formatNumber } from './arithmetic.js'
import type { NumberedRun } from './explain-parts.js'
import type { Paint } from './stance-style.js'
import { columnsOf, type TokenLine } from './token-lines.js'
import { widthOf } from './width.js'

/** A mark under the text with a label behind it. */
interface Underline {
  readonly from: number
  readonly drawing: string
  readonly paint: (text: string) => string
}

/** Columns a label takes at most (`×−0.85`): so much room is left free at the right. */
export const LABEL_WIDTH = 7

/** Modifiers that are drawn under a line at most. */
const MOST_SCOPES = 12

/**
 * The lines under a line of text: `~` under a modifier, a bracket from there to the end of the last cue it reaches and its
 * factor; `^` under a run of characters and its number. As many on one line as fit without touching.
 *
 *     我 不 太 支持 这种 做法
 *        ~~────────┘×−0.8
 *           ~~─────┘×0.6
 *        ^^^^^^^^^^1
 */
export function drawUnderlines(line: TokenLine, runs: readonly NumberedRun[], paint: Paint): string[] {
  const scopes = scopesOf(runs).flatMap((scope) => drawScope(scope, line, paint))
  const carets = runs.flatMap((run) => drawCarets(run, line, paint))
  return [...packRows(scopes), ...packRows(carets)]
}

interface Scope {
  readonly modifier: Modifier
  /** From the modifier's start to the end of the last cue it reaches. */
  readonly span: Span
}

function scopesOf(runs: readonly NumberedRun[]): Scope[] {
  const scopes = new Map<string, Scope>()
  for (const cue of runs.flatMap(({ run }) => run.cues)) {
    for (const modifier of cue.modifiers) {
      const key = `${modifier.start} ${modifier.end} ${modifier.term}`
      const end = Math.max(scopes.get(key)?.span.end ?? 0, cue.end, modifier.end)
      scopes.set(key, { modifier, span: { start: Math.min(modifier.start, cue.start), end } })
    }
  }
  return [...scopes.values()].sort((a, b) => a.modifier.start - b.modifier.start).slice(0, MOST_SCOPES)
}

function drawScope({ modifier, span }: Scope, line: TokenLine, paint: Paint): Underline[] {
  const whole = columnsOf(span, line)
  if (!whole) return []
  const own = columnsOf(modifier, line)
  const marks = Array.from({ length: whole.to - whole.from }, (_, i): string => {
    const column = whole.from + i
    return own && column >= own.from && column < own.to ? '~' : '─'
  })
  const ends = columnsOf({ start: span.end - 1, end: span.end }, line) !== undefined
  if (ends && marks.at(-1) === '─') marks[marks.length - 1] = '┘'
  const label = ends ? `×${formatNumber(modifier.factor)}` : ''
  return [{ from: whole.from, drawing: marks.join('') + label, paint: paint.faint }]
}

function drawCarets({ number, run, stance }: NumberedRun, line: TokenLine, paint: Paint): Underline[] {
  const place = run.end > run.start ? columnsOf(run, line) : undefined
  if (!place) return []
  const drawing = '^'.repeat(place.to - place.from) + number
  return [{ from: place.from, drawing, paint: (text) => paint.stance(stance, text) }]
}

/** Puts each underline on the first row where it touches no other. */
function packRows(underlines: readonly Underline[]): string[] {
  const rows: { width: number; text: string }[] = []
  for (const { from, drawing, paint } of [...underlines].sort((a, b) => a.from - b.from)) {
    let row = rows.find(({ width }) => width === 0 || width < from)
    if (!row) {
      row = { width: 0, text: '' }
      rows.push(row)
    }
    row.text += ' '.repeat(from - row.width) + paint(drawing)
    row.width = from + widthOf(drawing)
  }
  return rows.map(({ text }) => text)
}
