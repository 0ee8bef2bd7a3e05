import { fill } from '../errors.js'
import { type Cue, MINED_KINDS, STANCES, type Stance, type Token, type Verdict } from '../types.js'
import { confidenceText } from './cells.js'
import { cueName } from './cues.js'
import { type Headings, headingsIn } from './headings.js'
import { toJson } from './ndjson.js'
import { showControls } from './sanitize.js'
import { createPaint, type Paint, STANCE_MARKS } from './stance-style.js'
import { drawTokens } from './token-lines.js'
import { drawUnderlines, formatNumber, LABEL_WIDTH, type NumberedCue } from './underlines.js'
import { widthOf } from './width.js'
import { padText, truncateText, wrapText } from './wrap.js'

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

interface Look {
  readonly headings: Headings
  readonly paint: Paint
  readonly width: number
}

/** Cues that are drawn and listed one by one; the lighter ones are added up in one line. */
const MOST = 16
const NARROWEST = 40

/**
 * Draws how a stance comes about, from the characters to the probability:
 *
 *     我 不 支持 这种 做法
 *        ~~────┘×−0.9
 *           ^^^^1
 *
 *     1  不×支持   1.8 × −0.9 = 1.62   ▼ skeptical (turned by 不)
 *
 * The text cut into its tokens, under it what each cue and modifier stands on; each cue's weight × factors = value; for each
 * stance bias + values = score; and the softmax of the scores.
 */
export function renderExplanation({ text, tokens, verdict }: Explained, options: ExplainOptions): string {
  const width = Math.max(NARROWEST, options.width)
  const look: Look = { headings: headingsIn(options.language), paint: createPaint(options.color), width }
  const { listed, rest } = pickCues(verdict.cues)
  const drawing = drawTokens(text, tokens, width - LABEL_WIDTH).flatMap((line, i) => [
    ...(i > 0 ? [''] : []),
    line.text,
    ...drawUnderlines(line, listed, look.paint),
  ])
  const table = [
    ...cueLines(listed, verdict.lengthFactor, look),
    ...restLines(rest, look),
    ...lengthLines(verdict, look),
  ]
  const blocks = [drawing, table, scoreLines(verdict, look), softmaxLines(verdict, look)]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

/** The same as one line of JSON: the ndjson row's fields with the tokens, scores and biases. */
export function renderExplanationJson({ text, tokens, verdict }: Explained): string {
  return `${toJson({ text, tokens, ...verdict })}\n`
}

function pickCues(cues: readonly Cue[]): { listed: NumberedCue[]; rest: Cue[] } {
  const isRest = ({ kind }: Cue) => kind === 'rest'
  const named = cues.filter((cue) => !isRest(cue))
  const byWeight = named.sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || b.weight - a.weight)
  const listed = byWeight
    .slice(0, MOST)
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((cue, i) => ({ number: i + 1, cue }))
  return { listed, rest: [...byWeight.slice(MOST), ...cues.filter(isRest)] }
}

/** `1  不×支持   1.8 × −0.9 = 1.62   ▼ skeptical (turned by 不)`, on two lines where one is too narrow. */
function cueLines(cues: readonly NumberedCue[], lengthFactor: number, { headings, paint, width }: Look): string[] {
  const rows = cues.map(({ number, cue }) => ({
    stance: cue.stance,
    number: String(number).padStart(2),
    name: truncateText(showControls(cueName(cue)), Math.floor(width / 2)),
    sum: arithmetic(cue, lengthFactor),
    value: cue.value.toFixed(2).replace('-', '−'),
    result: `${STANCE_MARKS[cue.stance]} ${headings.stances[cue.stance]}${remark(cue, headings)}`,
  }))
  const widest = (key: 'name' | 'sum' | 'value') => Math.max(0, ...rows.map((row) => widthOf(row[key])))
  const [names, sums, values] = [widest('name'), widest('sum'), widest('value')]
  const lines = rows.map(({ number, name, sum, value, result }) => {
    const numbers = `${padText(sum, sums)} = ${padText(value, values, 'right')}`
    return {
      one: `${number}  ${padText(name, names)}   ${numbers}   ${result}`,
      head: `${number}  ${name}`,
      numbers: `${sum} = ${value}`,
      result,
    }
  })
  const fits = lines.every(({ one }) => widthOf(one) <= width)
  return lines.flatMap(({ one, head, numbers, result }, i) => {
    const drawn = fits
      ? [one]
      : [head, ...wrapText(`${numbers}   ${result}`, width - 4, 'blanks').map((line) => `    ${line}`)]
    return drawn.map((line) => paint.stance(rows[i]!.stance, line))
  })
}

/** Weight and factors as far as they make the value; a factor without effect (negation of what has no opposite) is left out. */
function arithmetic({ kind, weight, value, modifiers }: Cue, lengthFactor: number): string {
  if (isMined(kind)) return [weight, lengthFactor].map(formatNumber).join(' × ')
  const factors = modifiers.map(({ factor }) => factor)
  const acting = [factors, factors.filter((factor) => factor > 0)].find((each) => {
    const product = each.reduce((product, factor) => product * Math.abs(factor), weight)
    return Math.abs(product - value) < 1e-6
  })
  return [weight, ...(acting ?? factors)].map(formatNumber).join(' × ')
}

function remark({ weight, value, modifiers }: Cue, headings: Headings): string {
  const turning = modifiers.filter(({ factor }) => factor < 0).map(({ term }) => showControls(term))
  if (value === 0 && weight !== 0) return ` (${headings.explain.silenced})`
  return turning.length % 2 === 1 ? ` (${fill(headings.explain.turned, { term: turning.join('×') })})` : ''
}

function isMined(kind: Cue['kind']): boolean {
  return (MINED_KINDS as readonly string[]).includes(kind)
}

/** Says what the factor of learned cues is, where there are any. */
function lengthLines({ cues, lengthFactor }: Verdict, { headings, paint, width }: Look): string[] {
  if (!cues.some(({ kind }) => isMined(kind))) return []
  return wrapText(fill(headings.explain.length, { factor: formatNumber(lengthFactor) }), width).map(paint.faint)
}

function restLines(rest: readonly Cue[], { headings, paint, width }: Look): string[] {
  if (rest.length === 0) return []
  const sums = STANCES.map((stance) => ({ stance, sum: sumOf(rest, stance) })).filter(({ sum }) => sum !== 0)
  const named = sums.map(({ stance, sum }) => `${headings.stances[stance]} ${formatNumber(sum)}`).join(', ')
  return wrapText(`${fill(headings.explain.more, { count: rest.length })} ${named}`, width).map(paint.faint)
}

/** For each stance bias + sum of its cues = score, and its probability. */
function scoreLines(
  { cues, bias, scores, probabilities, stance }: Verdict,
  { headings, paint, width }: Look,
): string[] {
  const { explain, stances } = headings
  const rows = [
    { name: '', numbers: [explain.bias, explain.cues, explain.score], share: explain.probability },
    ...STANCES.map((each) => ({
      name: `${STANCE_MARKS[each]} ${stances[each]}`,
      numbers: [bias[each], sumOf(cues, each), scores[each]].map((value) => value.toFixed(2).replace('-', '−')),
      share: confidenceText(probabilities[each]),
    })),
  ]
  const names = Math.max(...rows.map(({ name }) => widthOf(name)))
  const columns = [0, 1, 2].map((i) => Math.max(...rows.map(({ numbers }) => widthOf(numbers[i]!))))
  const shares = Math.max(...rows.map(({ share }) => widthOf(share)))
  const lines = rows.map(({ name, numbers, share }, i) => {
    const [first, second, third] = numbers.map((number, j) => padText(number, columns[j]!, 'right'))
    const mark = i > 0 && STANCES[i - 1] === stance ? ' ◀' : ''
    const sum = `${first} + ${second} = ${third}  ${padText(share, shares, 'right')}${mark}`
    return { name, sum, one: `${padText(name, names)}  ${sum}` }
  })
  const fits = lines.every(({ one }) => widthOf(one) <= width)
  return lines.flatMap(({ name, sum, one }, i) => {
    const drawn = fits ? [one] : name === '' ? [`  ${sum}`] : [name, `  ${sum}`]
    const each = STANCES[i - 1]
    if (each === undefined) return drawn.map(paint.faint)
    return drawn.map((line) => paint.stance(each, each === stance ? paint.heading(line) : line))
  })
}

/** `softmax: e^2.56 ÷ (e^0 + e^2.56 + e^−0.6 + e^0.5) = 77 %  ▼ skeptical`. */
function softmaxLines(verdict: Verdict, { headings, paint, width }: Look): string[] {
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

function sumOf(cues: readonly Cue[], stance: Stance): number {
  return cues.reduce((sum, cue) => (cue.stance === stance ? sum + cue.value : sum), 0)
}
