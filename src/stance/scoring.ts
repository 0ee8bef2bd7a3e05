import { KanfaError } from '../errors.js'
import { type PerStance, STANCES, type Stance } from '../types.js'

/** The numbers of `lexicons/scoring.json`: everything the score needs besides the entries. */
export interface Scoring {
  /** Score of each stance before any cue, natural-log odds. */
  readonly bias: PerStance
  /** Scores are divided by it before the softmax: above 1 makes probabilities more even. */
  readonly temperature: number
  /** What a turned (negated) cue speaks for; a stance without an opposite is not turned. */
  readonly opposite: Readonly<Partial<Record<Stance, Stance>>>
  /** How many characters a negator, an intensifier or a hedge reaches ahead. */
  readonly reach: number
  /** The longest gap in a construction, in characters. */
  readonly gap: number
  /** How the values of mined cues shrink: factor = (own characters + offset)^−power. */
  readonly length: { readonly offset: number; readonly power: number }
  /** Mined cues of a smaller value are not named one by one. */
  readonly least: number
}

const NUMBERS = ['temperature', 'reach', 'gap', 'least']
const KEYS = [...NUMBERS, 'bias', 'opposite', 'length']

/**
 * Reads a `scoring.json`, which may leave out what stays as it is. Throws `bad-scoring` for what is no JSON object, a key that
 * means nothing, and a value that cannot be what its key says.
 */
export function parseScoring(text: string, file: string): Partial<Scoring> {
  const fail = (detail: string, cause?: unknown): never => {
    throw new KanfaError('bad-scoring', { detail }, { file }, { cause })
  }
  let scoring: unknown
  try {
    scoring = JSON.parse(text)
  } catch (error) {
    return fail(`not JSON: ${(error as Error).message}`, error)
  }
  if (!isObject(scoring)) return fail('scoring must be an object')
  const unknown = Object.keys(scoring).find((key) => !KEYS.includes(key))
  if (unknown !== undefined) fail(`no key "${unknown}"; keys are ${KEYS.join(', ')}`)
  for (const key of NUMBERS) if (key in scoring && !isNumber(scoring[key])) fail(`${key} must be a number`)
  const { temperature = 1, bias, opposite, length } = scoring
  if ((temperature as number) <= 0) fail('temperature must be above 0')
  if (bias !== undefined && !isPerStance(bias)) fail(`bias needs a number for ${STANCES.join(', ')}`)
  if (opposite !== undefined && !isOpposite(opposite))
    fail(`opposite needs for some of ${STANCES.join(', ')} another of them`)
  if (length !== undefined && !(isObject(length) && isNumber(length.offset) && isNumber(length.power)))
    fail('length needs the numbers offset and power')
  return scoring
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isPerStance(value: unknown): boolean {
  return isObject(value) && STANCES.every((stance) => isNumber(value[stance]))
}

function isOpposite(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.entries(value)
      .flat()
      .every((each) => (STANCES as readonly unknown[]).includes(each))
  )
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value)
}
