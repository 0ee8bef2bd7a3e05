import { type PerStance, STANCES, type Stance } from '../types.js'
import { perStance } from './tally.js'

/** How long a bin is. */
export type TimeUnit = 'hour' | 'day' | 'month' | 'year'

/** The comments of one hour, day, month or year. */
export interface TimeBin {
  /** Its start as ISO 8601, as precise as the unit: `2024-05-01T13`, `2024-05-01`, `2024-05`, `2024`. */
  readonly start: string
  readonly counts: PerStance
}

/** Comments over time: bins without a gap, the earliest first. */
export interface Timeline {
  readonly unit: TimeUnit
  readonly bins: readonly TimeBin[]
  /** Comments whose time is known precisely enough to be in a bin. */
  readonly known: number
}

/** Characters of an ISO time that a unit has. */
const LENGTHS: Readonly<Record<TimeUnit, number>> = { hour: 13, day: 10, month: 7, year: 4 }
const UNITS = Object.keys(LENGTHS) as TimeUnit[]
/** Bins that a chart shows at most; years may be more. */
const MOST_BINS = 62
/** Share of the dated comments that a unit must hold; the rest is known less precisely. */
const LEAST_HELD = 0.8
/** Fewer dated comments tell nothing about time. */
const LEAST_KNOWN = 6
/** Different hours counted. */
const MOST_HOURS = 100_000
/** Times in UTC (unix seconds of exports) are counted in China's time, as the pages print theirs. */
const CHINA = 8 * 3_600_000

/** Counts comments by time, one by one. */
export interface TimelineBuilder {
  readonly add: (timeIso: string | undefined, stance: Stance) => void
  /** `undefined` where fewer than six comments have a time or all fall in one bin. */
  readonly finish: () => Timeline | undefined
}

/** Starts an empty timeline. Bins are the shortest of hours, days, months or years that do not become too many. */
export function startTimeline(): TimelineBuilder {
  const counts = new Map<string, Record<Stance, number>>()
  return {
    add: (timeIso, stance) => {
      const hour = timeIso && wallTime(timeIso).slice(0, LENGTHS.hour)
      if (!hour || !/^\d{4}/.test(hour)) return
      const before = counts.get(hour)
      if (before) before[stance]++
      else if (counts.size < MOST_HOURS) counts.set(hour, { ...perStance(() => 0), [stance]: 1 })
    },
    finish: () => {
      const all = total(counts)
      if (all < LEAST_KNOWN) return undefined
      for (const unit of UNITS) {
        const held = new Map([...counts].filter(([hour]) => hour.length >= LENGTHS[unit]))
        const known = total(held)
        if (unit !== 'year' && known < all * LEAST_HELD) continue
        const starts = startsOf([...held.keys()], unit)
        if (!starts) continue
        if (starts.length < 2) return undefined
        return { unit, bins: fillBins(starts, held, unit), known }
      }
      return undefined
    },
  }
}

/** The time as a clock in China shows it; a time with an offset of its own as it was printed. */
export function wallTime(timeIso: string): string {
  if (!timeIso.endsWith('Z')) return timeIso
  const instant = Date.parse(timeIso)
  return Number.isNaN(instant) ? '' : new Date(instant + CHINA).toISOString()
}

/** The starts of all bins from the first to the last; `undefined` where they are too many for this unit. */
function startsOf(hours: readonly string[], unit: TimeUnit): string[] | undefined {
  const sorted = hours.map((hour) => hour.slice(0, LENGTHS[unit])).sort()
  const [first, last] = [sorted[0]!, sorted.at(-1)!]
  const most = unit === 'year' ? Math.max(MOST_BINS, new Set(sorted).size) : MOST_BINS
  const starts = [first]
  while (starts.at(-1)! < last) {
    if (starts.length >= most) return unit === 'year' ? [...new Set(sorted)] : undefined
    starts.push(next(starts.at(-1)!, unit))
  }
  return starts
}

/** The start of the bin that follows. */
function next(start: string, unit: TimeUnit): string {
  const [year = 0, month = 1, day = 1, hour = 0] = start.split(/[-T]/).map(Number)
  const date = new Date(0)
  date.setUTCFullYear(
    unit === 'year' ? year + 1 : year,
    unit === 'month' ? month : month - 1,
    unit === 'day' ? day + 1 : day,
  )
  date.setUTCHours(unit === 'hour' ? hour + 1 : hour)
  return date.toISOString().slice(0, LENGTHS[unit])
}

function fillBins(starts: readonly string[], counts: ReadonlyMap<string, PerStance>, unit: TimeUnit): TimeBin[] {
  const bins = new Map(starts.map((start) => [start, perStance(() => 0)]))
  for (const [hour, each] of counts) {
    const bin = bins.get(hour.slice(0, LENGTHS[unit]))
    if (bin) for (const stance of STANCES) bin[stance] += each[stance]
  }
  return [...bins].map(([start, counts]) => ({ start, counts }))
}

function total(counts: ReadonlyMap<string, PerStance>): number {
  let sum = 0
  for (const each of counts.values()) for (const stance of STANCES) sum += each[stance]
  return sum
}
