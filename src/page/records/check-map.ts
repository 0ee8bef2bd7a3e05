import { KanfaError } from '../../errors.js'
import { FIELDS, type Field } from './columns.js'

/** Throws KanfaError `bad-map` when a map of columns names a field that kanfa does not have. */
export function checkMap(
  map: Readonly<Record<string, string>>,
): asserts map is Readonly<Partial<Record<Field, string>>> {
  for (const name of Object.keys(map)) {
    if (FIELDS.some((field) => field === name)) continue
    throw new KanfaError('bad-map', { detail: `"${name}" is none of ${FIELDS.join(', ')}` })
  }
}
