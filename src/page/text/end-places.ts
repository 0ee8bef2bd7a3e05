import type { Unit } from './generic-units.js'
import type { Mark } from './line-marks.js'
import { authorOf } from './line-name.js'
import { BARE_PLACE, matchAt } from './mark-patterns.js'

/** 「某某 湖北」: where most names have a place behind them and none elsewhere, it is where the netizen writes from. */
export function withEndPlaces(units: readonly Unit[]): readonly Unit[] {
  const ended = units.map((unit) => {
    const gap = unit.marks.some(({ kind }) => kind === 'place') ? -1 : unit.name.search(/\s\S+$/u)
    const place = gap < 1 ? null : matchAt(BARE_PLACE, unit.name, gap + 1)
    const name = unit.name.slice(0, gap).trim()
    if (!place || gap + 1 + place[0].length !== unit.name.length || authorOf(name) === undefined) return undefined
    const mark: Mark = { kind: 'place', text: place[0] }
    return { ...unit, name, author: authorOf(name), marks: [...unit.marks, mark] }
  })
  const count = ended.filter((unit) => unit !== undefined).length
  return count * 2 > units.length ? units.map((unit, i) => ended[i] ?? unit) : units
}
