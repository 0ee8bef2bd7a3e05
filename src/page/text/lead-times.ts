import type { Unit } from './generic-units.js'
import type { Mark } from './line-marks.js'
import { authorOf } from './line-name.js'
import { matchAt, WHEN } from './mark-patterns.js'

/** 「3小时前 某某」: where most names have a time before them and none elsewhere, it is the comments' time. */
export function withLeadTimes(units: readonly Unit[]): readonly Unit[] {
  const led = units.map((unit) => {
    const time = unit.marks.some(({ kind }) => kind === 'time') ? null : matchAt(WHEN, unit.name, 0)
    const name = time ? unit.name.slice(time[0].length).trim() : ''
    if (!time || name === '' || authorOf(name) === undefined) return undefined
    const mark: Mark = { kind: 'time', text: time[0].trim() }
    return { ...unit, name, author: authorOf(name), marks: [mark, ...unit.marks] }
  })
  const count = led.filter((unit) => unit !== undefined).length
  return count * 2 > units.length ? units.map((unit, i) => led[i] ?? unit) : units
}
