import type { Row } from './generic-rows.js'
import type { Unit } from './generic-units.js'
import type { Mark } from './line-marks.js'

/** 「@某某」 alone on the first line, or before a comma. */
export const ANSWERS = /^[@＠](\S{1,40})(?:$|\s*[,，]\s*)/u

/** The page's own lines may stand above a first comment that no heading opens. */
export function begun(rows: readonly Row[], unit: Unit, units: readonly Unit[]): Unit {
  const most = mostLines(units.slice(1))
  const opened = rows[unit.from - 1]?.kind === 'opens'
  if (units.length < 2 || unit.body.length <= most || unit.layout !== 'foot' || opened) return unit
  const lines = [unit.name, ...unit.body]
  const typical = units
    .slice(1)
    .map(({ body }) => body.length)
    .sort((a, b) => a - b)[(units.length - 1) >> 1]!
  const [name, ...body] = lines.slice(-typical - 1)
  return { ...unit, name: name!, body }
}

/**
 * The page goes on behind the last comment: it has no more lines than the others have, unless its buttons show where it ends, or a
 * blank line where these stand between comments or nowhere in the list; and it ends at a wide gap.
 */
export function ended(rows: readonly Row[], unit: Unit, all: readonly Unit[]): Unit {
  if (unit.layout !== 'top') return unit
  const apart = all.slice(1).filter(({ from }) => isApart(rows, from)).length * 2 > all.length
  const dense = all.length > 2 && rows.slice(all[0]!.from + 1, unit.from + 1).every(({ gap }) => gap === 0)
  // a line that only says who is answered is one more
  let most = mostLines(all.slice(0, -1)) + Number(ANSWERS.test(unit.body[0] ?? ''))
  let count = 0
  for (let at = unit.from + 1; at < unit.to; at++) {
    const { kind, gap, marks } = rows[at]!
    if (count > 0 && (marks.some(isButton) || ((apart || dense) && gap > 0))) {
      most = Math.max(most, count)
      break
    }
    if (kind !== 'words' || count === unit.body.length) continue
    if (count > 0 && gap > 3) return { ...unit, body: unit.body.slice(0, count) }
    count++
  }
  const behind = rows[unit.to]?.gap ?? Number(apart)
  if ((apart || dense) && behind > 0 && count === unit.body.length) return unit
  return unit.body.length > most ? { ...unit, body: unit.body.slice(0, most) } : unit
}

/** Whether a blank line stands above a unit, or above the floors and times before it. */
function isApart(rows: readonly Row[], from: number): boolean {
  let at = from
  while (rows[at]!.gap === 0 && rows[at - 1]?.kind === 'marks') at--
  return rows[at]!.gap > 0
}

const isButton = ({ kind, control }: Mark) =>
  kind === 'count' || control === 'reply' || control === 'like' || control === 'report'

function mostLines(units: readonly Unit[]): number {
  return units.reduce((most, { body }) => Math.max(most, body.length), 1)
}
