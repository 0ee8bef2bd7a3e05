import { KanfaError } from '../errors.js'
import type { Floors } from './check-case.js'

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

const KEYS = ['note', 'options', 'floors']
const OPTION_KEYS = ['encoding', 'now', 'map']
const FLOOR_KEYS = ['minAgreement', 'minMacroF1']

/** Reads `case.json`. Throws `bad-settings` for what is no JSON and for keys that mean nothing. */
export function parseCaseSettings(text: string | undefined, file: string): CaseSettings {
  if (text === undefined) return { options: {}, floors: {} }
  let settings: unknown
  try {
    settings = JSON.parse(text)
  } catch (error) {
    throw new KanfaError(
      'bad-settings',
      { detail: `not JSON: ${(error as Error).message}` },
      { file },
      { cause: error },
    )
  }
  const {
    note,
    options = {},
    floors = {},
  } = settings as { note?: string; options?: CaseSettings['options']; floors?: Floors }
  rejectUnknown(settings as object, KEYS, file)
  rejectUnknown(options, OPTION_KEYS, file)
  rejectUnknown(floors, FLOOR_KEYS, file)
  for (const [name, value] of Object.entries(floors)) {
    if (typeof value !== 'number' || value < 0 || value > 1)
      throw new KanfaError('bad-settings', { detail: `${name} must be a number between 0 and 1` }, { file })
  }
  return { note, options, floors }
}

function rejectUnknown(object: object, known: readonly string[], file: string): void {
  const unknown = Object.keys(object).find((key) => !known.includes(key))
  if (unknown !== undefined)
    throw new KanfaError('bad-settings', { detail: `no key "${unknown}"; keys are ${known.join(', ')}` }, { file })
}
