import { fill } from '../fill.js'
import { STANCES, type Stance, type Token, type Verdict } from '../types.js'
import { formatNumber, isMined } from './arithmetic.js'
import { confidenceText } from './cells.js'
import { derivationLines } from './explain-derivations.js'
import type { ExplainLook, Lighter, NumberedRun } from './explain-parts.js'
import { sumLines } from './explain-sums.js'
import { headingsIn } from './headings.js'
import { toJson } from './ndjson.js'
import { findRuns, type Run } from './runs.js'
import { createPaint, STANCE_MARKS } from './stance-style.js'
import { drawTokens } from './token-lines.js'
import { drawUnderlines, LABEL_WIDTH } from './underlines.js'
import { wrapText } from './wrap.js'

/** A judged text, ready to be drawn. */
export interface Explained {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly verdict: Verdict
}

/** How the drawing is to look. */
export interface ExplainOptions {
  readonly language: 'zh' | 'en'
  readonly color: boolean
  /** Columns of the terminal; below 40 it is drawn for 40. */
  readonly width: number
}

/** Runs that are drawn and summed one by one; the lighter ones are added up in one line. */
const MOST = 16
const NARROWEST = 40

/**
 * Draws how a stance comes about, from the characters to the probability:
 *
 *     我 不 支持 这种 做法
 *        ~~────┘×−0.9
 *        ^^^^^^^1
 *
 *                ▲ supportive  ▼ skeptical  ? question  · neutral
 *        bias           −0.73        +0.33       −1.14      +1.81
 *     1  不×支持                     +1.62
 *     …
 *        score          −0.73        +1.95       −1.14      +1.81
 *        share
 *
 * The text cut into its tokens, under it the runs of characters that speak, with the scope of what changes them; a sum a stance;
 * how the values of the winner come about; and the softmax of the scores.
 */
export function renderExplanation({ text, tokens, verdict }: Explained, options: ExplainOptions): string {
  const width = Math.max(NARROWEST, options.width)
  const look: ExplainLook = { headings: headingsIn(options.language), paint: createPaint(options.color), width }
  const { listed, lighter } = pickRuns(text, verdict)
  const drawing = drawTokens(text, tokens, width - LABEL_WIDTH).flatMap((line, i) => [
    ...(i > 0 ? [''] : []),
    line.text,
    ...drawUnderlines(line, listed, look.paint),
  ])
  const blocks = [
    drawing,
    sumLines(listed, lighter, verdict, look),
    [...derivationLines(listed, verdict, look), ...lengthLines(verdict, look)],
    softmaxLines(verdict, look),
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

/** The same as one line of JSON: the ndjson row's fields with the tokens, scores and biases. */
export function renderExplanationJson({ text, tokens, verdict }: Explained): string {
  return `${toJson({ text, tokens, ...verdict })}\n`
}

function pickRuns(text: string, { cues }: Verdict): { listed: NumberedRun[]; lighter: Lighter } {
  const { runs, elsewhere, count } = findRuns({ text, cues })
  const weightOf = (run: Run) => Math.max(...STANCES.map((stance) => Math.abs(run.values[stance])))
  const byWeight = [...runs].sort((a, b) => weightOf(b) - weightOf(a))
  const chosen = new Set(byWeight.slice(0, MOST))
  const listed = runs
    .filter((run) => chosen.has(run))
    .map((run, i) => ({ number: i + 1, run, stance: heaviestOf(run.values) }))
  const left = byWeight.slice(MOST)
  const values = { ...elsewhere }
  for (const run of left) for (const stance of STANCES) values[stance] += run.values[stance]
  return { listed, lighter: { values, count: count + left.reduce((sum, run) => sum + run.cues.length, 0) } }
}

/** The stance a run raises most; where it raises none, the one it lowers most. */
function heaviestOf(values: Run['values']): Stance {
  const highest = STANCES.reduce((best, stance) => (values[stance] > values[best] ? stance : best))
  return values[highest] > 0
    ? highest
    : STANCES.reduce((best, stance) => (values[stance] < values[best] ? stance : best))
}

/** Says what the factor of learned cues is, where there are any. */
function lengthLines({ cues, lengthFactor }: Verdict, { headings, paint, width }: ExplainLook): string[] {
  if (!cues.some(isMined)) return []
  return wrapText(fill(headings.explain.length, { factor: formatNumber(lengthFactor) }), width).map(paint.faint)
}

/** `softmax: e^2.56 ÷ (e^0 + e^2.56 + e^−0.6 + e^0.5) = 77 %`, and the result. */
function softmaxLines(verdict: Verdict, { headings, paint, width }: ExplainLook): string[] {
  const { scores, stance, confidence } = verdict
  const temperature = temperatureOf(verdict)
  const power = (each: Stance) => {
    const score = formatNumber(scores[each])
    return temperature === 1 ? `e^${score}` : `e^(${score}÷${formatNumber(temperature)})`
  }
  const formula = `${headings.explain.softmax}: ${power(stance)} ÷ (${STANCES.map(power).join(' + ')}) = ${confidenceText(confidence)}`
  const result = `${STANCE_MARKS[stance]} ${headings.stances[stance]} ${confidenceText(confidence)}`
  return [...wrapText(formula, width, 'blanks').map(paint.faint), paint.stance(stance, `→ ${result}`)]
}

/** The softmax's temperature, from two stances' scores and probabilities: ln(p÷q) = (score − score) ÷ temperature. */
function temperatureOf({ scores, probabilities, stance }: Verdict): number {
  const lowest = STANCES.reduce((low, each) => (scores[each] < scores[low] ? each : low))
  const odds = Math.log(probabilities[stance] / probabilities[lowest])
  if (!Number.isFinite(odds) || odds < 1e-6) return 1
  return Math.round(((scores[stance] - scores[lowest]) / odds) * 100) / 100
}
