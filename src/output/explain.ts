import { type Cue, STANCES, type Stance, type Token, type Verdict } from '../types.js'
import { cueName } from './cues.js'
import { type Headings, headingsIn } from './headings.js'
import { showControls } from './sanitize.js'
import { percent } from './shares.js'
import { createPaint, type Paint, STANCE_MARKS } from './stance-style.js'
import { padText, widthOf } from './wrap.js'

/** A judged text, ready to be drawn. */
export interface Explained {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly verdict: Verdict
}

/** Cues that are drawn and listed one by one; the rest are added up in one line. */
const MOST = 16

/**
 * Draws how a stance comes about, from the characters to the probability:
 *
 *     我 不 支持 这种 做法
 *        ─────                 不 × 支持   1.8 × 0.9 = +1.6 skeptical
 *
 * The text cut into its tokens; under it a line for each cue, with `^` under its own characters and `~` under those of its
 * modifiers; then for each stance bias + cues = score, and the softmax of the scores.
 */
export function renderExplanation(
  { text, tokens, verdict }: Explained,
  options: { language: 'zh' | 'en'; color: boolean; width: number },
): string {
  const headings = headingsIn(options.language)
  const paint = createPaint(options.color)
  const lines = layTokens(text, tokens, options.width)
  const drawn = [...verdict.cues].filter((cue) => cue.value !== 0).sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
  const shown = drawn.slice(0, MOST).sort((a, b) => a.start - b.start || a.end - b.end)
  return [
    ...lines.flatMap((line) => [line.drawing, ...shown.flatMap((cue) => caretLine(cue, line, headings, paint))]),
    '',
    ...sums(verdict, drawn.length - shown.length, headings, paint),
    '',
  ].join('\n')
}

/** One line of the drawing: the tokens on it and where each starts. */
interface DrawnLine {
  readonly drawing: string
  /** Display column at which each UTF-16 unit of the text starts on this line. */
  readonly columnOf: ReadonlyMap<number, number>
  readonly end: number
  readonly width: number
}

function layTokens(text: string, tokens: readonly Token[], width: number): DrawnLine[] {
  const room = Math.max(20, Math.floor(width * 0.55))
  const lines: DrawnLine[] = []
  let drawing = ''
  let columnOf = new Map<number, number>()
  const flush = (end: number) => {
    if (drawing !== '') lines.push({ drawing: drawing.trimEnd(), columnOf, end, width: room })
    drawing = ''
    columnOf = new Map()
  }
  for (const token of tokens) {
    const shown = showControls(text.slice(token.start, token.end)).replaceAll('\n', '⏎')
    if (widthOf(drawing) + widthOf(shown) > room) flush(token.start)
    for (let at = token.start; at < token.end; at++)
      columnOf.set(at, widthOf(drawing) + widthOf(showControls(text.slice(token.start, at))))
    drawing += `${shown} `
  }
  flush(text.length)
  return lines
}

/** The carets of a cue that starts on this line, and its arithmetic to the right. */
function caretLine(cue: Cue, line: DrawnLine, headings: Headings, paint: Paint): string[] {
  if (!line.columnOf.has(cue.start) && cue.end > cue.start) return []
  if (cue.end === cue.start && !line.columnOf.has(0)) return []
  const marks: string[] = []
  for (const modifier of cue.modifiers) underline(marks, modifier.start, modifier.end, '~', line)
  underline(marks, cue.start, cue.end, '^', line)
  const drawing = Array.from(marks, (mark) => mark ?? ' ').join('')
  return [`${padText(drawing, line.width)}  ${paint.stance(cue.stance, arithmetic(cue, headings))}`]
}

function underline(marks: string[], start: number, end: number, mark: string, line: DrawnLine): void {
  for (let at = start; at < end; at++) {
    const from = line.columnOf.get(at)
    if (from === undefined) continue
    const to = line.columnOf.get(at + 1) ?? from + 2
    for (let column = from; column < Math.max(to, from + 1) && column < from + 2; column++) marks[column] = mark
  }
}

/** `不×支持: 1.80 × −0.90 → skeptical +1.62`. */
function arithmetic(cue: Cue, headings: Headings): string {
  const factors = [cue.weight, ...cue.modifiers.map((modifier) => modifier.factor)].map(decimal).join(' × ')
  const computed = cue.modifiers.length > 0 ? `${factors} → ` : ''
  return `${showControls(cueName(cue))}  ${computed}${headings.stances[cue.stance]} ${cue.value < 0 ? '' : '+'}${decimal(cue.value)}`
}

function sums(
  { cues, bias, scores, probabilities, stance }: Verdict,
  hidden: number,
  headings: Headings,
  paint: Paint,
): string[] {
  const names = Math.max(...STANCES.map((each) => widthOf(headings.stances[each])))
  const lines = STANCES.map((each: Stance) => {
    const sum = cues.filter((cue) => cue.stance === each).reduce((total, cue) => total + cue.value, 0)
    const name = `${STANCE_MARKS[each]} ${padText(headings.stances[each], names)}`
    const numbers = `${decimal(bias[each]).padStart(6)} ${sum < 0 ? '−' : '+'} ${decimal(Math.abs(sum)).padStart(5)} = ${decimal(scores[each]).padStart(6)}`
    const line = `${name}  ${numbers}   ${percent(probabilities[each]).padStart(5)}`
    return each === stance ? paint.strong(paint.stance(each, `${line}  ◀`)) : line
  })
  const heading = `${' '.repeat(names + 2)}  ${padText(headings.explain.bias, 6, 'right')} + ${padText(headings.explain.cues, 5, 'right')} = ${padText(headings.explain.score, 6, 'right')}   ${headings.explain.softmax}`
  const rest = hidden > 0 ? [paint.faint(headings.explain.more.replace('{count}', String(hidden)))] : []
  return [...rest, paint.faint(heading), ...lines]
}

function decimal(value: number): string {
  return value.toFixed(2).replace('-', '−')
}
