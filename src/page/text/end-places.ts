import type { Unit } from './generic-units.js'
import type { Mark } from './line-marks.js'
import { authorOf } from './line-name.js'
import { BARE_PLACE, matchAt } from './mark-patterns.js'

/** Longest name of a place at the end of a name, in characters. */
const LONGEST = 8

/** Where a place begins that a name ends with, or -1. */
function endPlaceAt(name: string): number {
  for (let at = Math.max(1, name.length - LONGEST); at < name.length; at++)
    if (matchAt(BARE_PLACE, name, at)?.[0].length === name.length - at) return at
  return -1
}

/** 「某某 湖北」, 「某某湖北」: where most names have a place behind them and none elsewhere, it is where the netizen writes from. */
export function withEndPlaces(units: readonly Unit[]): readonly Unit[] {
  const ended = units.map((unit) => {
    const at = unit.marks.some(({ kind }) => kind === 'place') ? -1 : endPlaceAt(unit.name)
    const name = at < 1 ? '' : unit.name.slice(0, at).trim()
    const author = authorOf(name)
    if (author === undefined) return undefined
    const mark: Mark = { kind: 'place', text: unit.name.slice(at) }
    return { ...unit, name, author, marks: [...unit.marks, mark] }
  })
  const count = ended.filter((unit) => unit !== undefined).length
  return count * 2 > units.length ? units.map((unit, i) => ended[i] ?? unit) : units
}
