import { fill } from '../../fill.js'
import type { Metrics } from '../../quality/metrics.js'
import { STANCES, type Stance, type Verdict } from '../../types.js'
import { percent } from '../cells.js'
import { type Headings, headingsIn } from '../headings.js'
import { toJson } from '../ndjson.js'
import { renderReasons } from '../reasons.js'
import { showControls } from '../sanitize.js'
import { createPaint, STANCE_MARKS } from '../stance-style.js'
import { widthOf } from '../width.js'
import { padText, wrapText } from '../wrap.js'

/** A comment that is told otherwise than its label says. */
export interface Mistake extends Pick<Verdict, 'stance' | 'confidence' | 'cues'> {
  readonly text: string
  readonly label: Stance
}

/** How well the tool, and what is compared with it, agree with labels. */
export interface Evaluation {
  readonly metrics: Metrics
  /** Metrics of baselines by their names. */
  readonly baselines: Readonly<Record<string, Metrics>>
  /** The surest first. */
  readonly mistakes: readonly Mistake[]
}

/** How the tables are to look. */
export interface EvaluationOptions {
  readonly language: 'zh' | 'en'
  readonly color: boolean
  /** Columns of the terminal. */
  readonly width: number
}

/** One JSON object: the metrics, the baselines' metrics, the mistakes with their cues. */
export function renderEvaluationJson({ metrics, baselines, mistakes }: Evaluation): string {
  return `${toJson({ ...metrics, baselines, mistakes })}\n`
}

/** Tables for a person: the figures, one line a stance, who is taken for whom, whether confidence means what it says. */
export function renderEvaluation(
  { metrics, baselines, mistakes }: Evaluation,
  { language, color, width }: EvaluationOptions,
): string {
  const headings = headingsIn(language)
  const paint = createPaint(color)
  const blocks = [
    wrapText(figuresText(metrics, headings), width, 'blanks').map(paint.heading),
    classTable(metrics, headings),
    confusionTable(metrics, headings),
    calibrationTable(metrics, headings),
    baselineTable(metrics, baselines, headings),
    mistakeLines(mistakes, headings, width),
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function figuresText(
  { comments, accuracy, lenientAccuracy, macroF1, kappa, shareError, accuracyOfSurerHalf }: Metrics,
  { evaluation }: Headings,
): string {
  return fill(evaluation.figures, {
    comments,
    accuracy: percent(accuracy),
    lenient: percent(lenientAccuracy),
    macroF1: macroF1.toFixed(3),
    kappa: kappa.toFixed(3),
    shareError: shareError.toFixed(3),
    surer: percent(accuracyOfSurerHalf),
  })
}

function classTable({ classes }: Metrics, headings: Headings): string[] {
  const { precision, recall, labelled, told } = headings.evaluation
  return drawTable([
    [headings.columns.stance, precision, recall, 'F1', labelled, told],
    ...STANCES.map((stance) => {
      const each = classes[stance]
      const shares = [each.precision, each.recall, each.f1].map((share) => share.toFixed(3))
      return [nameOf(stance, headings), ...shares, String(each.labelled), String(each.told)]
    }),
  ])
}

function confusionTable({ confusion }: Metrics, headings: Headings): string[] {
  return drawTable([
    [headings.evaluation.confusion, ...STANCES.map((stance) => headings.stances[stance])],
    ...STANCES.map((label) => [nameOf(label, headings), ...STANCES.map((stance) => String(confusion[label][stance]))]),
  ])
}

function calibrationTable({ calibration, calibrationError }: Metrics, { evaluation }: Headings): string[] {
  const rows = calibration.map(({ from, comments, confidence, accuracy }) => [
    `${percent(from)}–${percent(from + 0.1)}`,
    percent(confidence),
    percent(accuracy),
    String(comments),
  ])
  const heading = [evaluation.confidence, evaluation.mean, evaluation.right, evaluation.comments]
  return [...drawTable([heading, ...rows]), fill(evaluation.calibrationError, { error: calibrationError.toFixed(3) })]
}

function baselineTable(own: Metrics, baselines: Evaluation['baselines'], { evaluation }: Headings): string[] {
  const named = Object.entries(baselines)
  if (named.length === 0) return []
  const rows = [['kanfa', own] as const, ...named].map(([name, { accuracy, macroF1, kappa }]) => [
    name,
    percent(accuracy),
    macroF1.toFixed(3),
    kappa.toFixed(3),
  ])
  return drawTable([[evaluation.compared, evaluation.accuracy, 'macro-F1', 'kappa'], ...rows])
}

function mistakeLines(mistakes: readonly Mistake[], headings: Headings, width: number): string[] {
  return mistakes.flatMap((mistake) => {
    const { text, label, stance, confidence } = mistake
    const head = `${headings.stances[label]} → ${headings.stances[stance]} ${percent(confidence)}  `
    const shown = wrapText(head + showControls(text).replaceAll('\n', ' '), width)
    return [...shown, ...wrapText(showControls(renderReasons(mistake, headings)), width - 2).map((line) => `  ${line}`)]
  })
}

function nameOf(stance: Stance, headings: Headings): string {
  return `${STANCE_MARKS[stance]} ${headings.stances[stance]}`
}

/** Cells under each other: the first column left, the numbers right. */
function drawTable(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column]!))))
  return rows.map((row) =>
    row.map((cell, column) => padText(cell, widths[column]!, column === 0 ? 'left' : 'right')).join('  '),
  )
}
