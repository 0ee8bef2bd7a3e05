import type { TimeUnit } from '../../../insight/timeline.js'

/** What is written under a bar. */
export interface TimeLabel {
  /** The start of its bin. */
  readonly start: string
  readonly text: string
}

/** Labels that stand beside each other on a phone. */
const MOST: Readonly<Record<TimeUnit, number>> = { hour: 4, day: 5, month: 5, year: 6 }

/**
 * Labels for bins with these starts: every bin where there is room, else evenly spaced ones from the first on. A label leaves out
 * the year (of hours the day) that it has in common with the one before it.
 */
export function timeLabels(starts: readonly string[], unit: TimeUnit): TimeLabel[] {
  const step = Math.ceil(starts.length / MOST[unit])
  let before = ''
  return starts
    .filter((_, i) => i % step === 0)
    .map((start) => {
      const text = shortened(start, before, unit)
      before = start
      return { start, text }
    })
}

function shortened(start: string, before: string, unit: TimeUnit): string {
  if (unit === 'hour') {
    const [day = '', hour = ''] = start.split('T')
    return before.startsWith(day) ? `${hour}:00` : `${day.slice(5)} ${hour}:00`
  }
  return unit === 'day' && before.slice(0, 4) === start.slice(0, 4) ? start.slice(5) : start
}
