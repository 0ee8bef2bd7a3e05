import { KanfaError } from '../errors.js'
import type { Floors } from './floors.js'
import { placeInJson } from './place-in-json.js'

/** `case.json`: how a case is read and judged, its floors, and why it is there. */
export interface CaseSettings {
  readonly note?: string
  readonly options: {
    readonly encoding?: string
    readonly now?: string
    readonly map?: Readonly<Record<string, string>>
  }
  readonly floors: Floors
}

interface Shape {
  readonly [key: string]: 'text' | 'time' | 'share' | 'texts' | Shape
}

const SHAPE: Shape = {
  note: 'text',
  options: { encoding: 'text', now: 'time', map: 'texts' },
  floors: { minAgreement: 'share', minMacroF1: 'share' },
}

/** Reads `case.json`. Throws `bad-settings` for what is no JSON, for keys that mean nothing and values of the wrong kind. */
export function parseCaseSettings(text: string | undefined, file: string): CaseSettings {
  if (text === undefined) return { options: {}, floors: {} }
  let settings: unknown
  try {
    settings = JSON.parse(text)
  } catch (error) {
    const detail = `not JSON: ${(error as Error).message}`
    throw new KanfaError('bad-settings', { detail }, { file, ...placeInJson(text, error as Error) }, { cause: error })
  }
  const problem = findProblem(settings, SHAPE, '')
  if (problem) {
    const key = problem.key.split('.').at(-1)!
    throw new KanfaError('bad-settings', { detail: problem.detail }, { file, ...placeInJson(text, key) })
  }
  const { note, options = {}, floors = {} } = settings as Partial<CaseSettings>
  return { note, options, floors }
}

interface Problem {
  readonly key: string
  readonly detail: string
}

function findProblem(value: unknown, shape: Shape, path: string): Problem | undefined {
  if (!isObject(value)) return { key: path, detail: `${path || 'case.json'} must be an object` }
  for (const [key, each] of Object.entries(value)) {
    const kind = Object.hasOwn(shape, key) ? shape[key]! : undefined
    const name = path === '' ? key : `${path}.${key}`
    if (kind === undefined)
      return { key, detail: `no setting "${name}"; ${path || 'settings'} has ${Object.keys(shape).join(', ')}` }
    const problem = typeof kind === 'object' ? findProblem(each, kind, name) : checkValue(each, kind, name, key)
    if (problem) return problem
  }
}

function checkValue(value: unknown, kind: string, name: string, key: string): Problem | undefined {
  const right = {
    text: typeof value === 'string',
    time: typeof value === 'string' && !Number.isNaN(Date.parse(value)),
    share: typeof value === 'number' && value >= 0 && value <= 1,
    texts: isObject(value) && Object.values(value).every((each) => typeof each === 'string'),
  }[kind]
  return right ? undefined : { key, detail: `${name} must be ${EXPECTED[kind]}, got ${JSON.stringify(value)}` }
}

const EXPECTED: Readonly<Record<string, string>> = {
  text: 'a text',
  time: 'an ISO 8601 time',
  share: 'a number between 0 and 1',
  texts: 'an object that names a column for each field',
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
