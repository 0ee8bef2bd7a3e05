import { KanfaError } from '../errors.js'
import { type Confusion, type PerStance, STANCES, type Stance } from '../types.js'

/** The numbers of `lexicons/scoring.json`: everything the score needs besides the entries. */
export interface Scoring {
  /** Score of each stance before any cue, natural-log odds. */
  readonly bias: PerStance
  /** Scores are divided by it before the softmax: above 1 makes probabilities more even. */
  readonly temperature: number
  /** What a turned (negated) cue speaks for; a stance without an opposite is not turned. */
  readonly opposite: Readonly<Partial<Record<Stance, Stance>>>
  /** How many characters an intensifier or hedge reaches ahead. */
  readonly reach: number
  /** The longest gap in a construction, in characters. */
  readonly gap: number
  /** How the values of mined cues shrink: factor = (own characters + offset)^−power. */
  readonly length: { readonly offset: number; readonly power: number }
  /** Mined cues of a smaller value are not named one by one. */
  readonly least: number
  /** What is known to be taken for what: of comments a person gives the outer stance, the mean probability of each; absent where unknown. */
  readonly confusion?: Confusion
}

const NUMBERS = ['temperature', 'reach', 'gap', 'least']
const KEYS = [...NUMBERS, 'bias', 'opposite', 'length', 'confusion']

/**
 * Reads a `scoring.json`, which may leave out what stays as it is. Throws `bad-scoring` for what is no JSON, a key that means
 * nothing, and a value that is no number.
 */
export function parseScoring(text: string, file: string): Partial<Scoring> {
  const fail = (detail: string, cause?: unknown): never => {
    throw new KanfaError('bad-scoring', { detail }, { file }, { cause })
  }
  let scoring: Record<string, unknown>
  try {
    scoring = JSON.parse(text)
  } catch (error) {
    return fail(`not JSON: ${(error as Error).message}`, error)
  }
  const unknown = Object.keys(scoring).find((key) => !KEYS.includes(key))
  if (unknown !== undefined) fail(`no key "${unknown}"; keys are ${KEYS.join(', ')}`)
  for (const key of NUMBERS) if (key in scoring && !isNumber(scoring[key])) fail(`${key} must be a number`)
  const { bias, length, confusion } = scoring as Record<string, Record<string, unknown> | undefined>
  if (bias && !STANCES.every((stance) => isNumber(bias[stance]))) fail(`bias needs a number for ${STANCES.join(', ')}`)
  if (length && !(isNumber(length.offset) && isNumber(length.power))) fail('length needs the numbers offset and power')
  const rows = confusion && STANCES.map((stance) => confusion[stance] as Record<string, unknown> | undefined)
  if (rows && !rows.every((row) => row && STANCES.every((stance) => isNumber(row[stance]))))
    fail(`confusion needs for each of ${STANCES.join(', ')} a number for each of them`)
  return scoring
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value)
}
