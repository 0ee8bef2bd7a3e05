import { type PerStance, STANCES, type Stance } from '../types.js'
import names from './provinces.json' with { type: 'json' }
import { perStance } from './tally.js'

/** The comments of one place. */
export interface PlaceCount {
  /** A province by its short name, or the place as the site prints it. */
  readonly place: string
  readonly comments: number
  readonly counts: PerStance
}

/** Where comments come from: the places with most comments first. */
export interface Places {
  readonly named: readonly PlaceCount[]
  /** Comments of further places. */
  readonly others: number
  /** Comments whose place is known. */
  readonly known: number
}

/** Places that are named. */
const MOST = 12
/** Different places counted. */
const MOST_PLACES = 10_000

/** Counts comments by place, one by one. */
export interface PlacesBuilder {
  readonly add: (region: string | undefined, stance: Stance) => void
  readonly finish: () => Places
}

/** Starts an empty count. Cities are counted with their province. */
export function startPlaces(): PlacesBuilder {
  const counts = new Map<string, Record<Stance, number>>()
  let known = 0
  return {
    add: (region, stance) => {
      if (region === undefined) return
      known++
      const place = provinceOf(region) ?? region
      const before = counts.get(place)
      if (before) before[stance]++
      else if (counts.size < MOST_PLACES) counts.set(place, { ...perStance(() => 0), [stance]: 1 })
    },
    finish: () => {
      const named = [...counts]
        .map(([place, each]) => ({
          place,
          counts: each,
          comments: STANCES.reduce((sum, stance) => sum + each[stance], 0),
        }))
        .sort((a, b) => b.comments - a.comments || (a.place < b.place ? -1 : 1))
        .slice(0, MOST)
      return { named, known, others: known - named.reduce((sum, { comments }) => sum + comments, 0) }
    },
  }
}

/** Characters at the start of a region in which the province stands (`中国 山东`). */
const START = 6

function provinceOf(region: string): string | undefined {
  const start = region.slice(0, START)
  return names.find((name) => start.includes(name))
}
