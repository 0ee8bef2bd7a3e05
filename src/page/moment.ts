/** A calendar day, 1-based month and day. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** A point in time, as precise as it is known; `zone` as written (`Z`, `+0800`, `GMT`), absent for local times. */
export interface Moment extends Partial<Day> {
  readonly year: number
  readonly hour?: number
  readonly minute?: number
  readonly second?: number
  readonly zone?: string
}

const ISO =
  /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/

/** Reads ISO 8601 (`2024-05-01T12:00:00+08:00`, `2024-05-01`, `2024`); `undefined` for anything else. */
export function parseMoment(iso: string): Moment | undefined {
  const match = ISO.exec(iso.trim())
  if (!match) return undefined
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map((part) => (part === undefined ? part : Number(part)))
  if (!isDay({ year: year!, month: month ?? 1, day: day ?? 1 })) return undefined
  return {
    year: year!,
    ...(month !== undefined && { month }),
    ...(day !== undefined && { day }),
    ...(hour !== undefined && minute !== undefined && { hour, minute }),
    ...(second !== undefined && { second }),
    ...(match[7] !== undefined && { zone: match[7] }),
  }
}

/** Prints as ISO 8601, with what is known: `2024`, `2024-05`, `2024-05-01`, `2024-05-01T12:00`, `…:00+08:00`. */
export function printMoment({ year, month, day, hour, minute, second, zone }: Moment): string {
  const two = (value: number): string => (value < 10 ? `0${value}` : String(value))
  const parts = `${month === undefined ? '' : `-${two(month)}`}${day === undefined ? '' : `-${two(day)}`}`
  const text = `${String(year).padStart(4, '0')}${parts}`
  if (hour === undefined || minute === undefined) return text
  return `${text}T${two(hour)}:${two(minute)}${second === undefined ? '' : `:${two(second)}`}${printZone(zone)}`
}

function printZone(zone: string | undefined): string {
  if (zone === undefined) return ''
  const offset = /([+-]\d{2}):?(\d{2})$/.exec(zone)
  return offset ? `${offset[1]}:${offset[2]}` : 'Z'
}

/** Whether the calendar has this day, in the years 1970–2199 in which pages are written. */
export function isDay({ year, month, day }: Day): boolean {
  if (year < 1970 || year > 2199 || month < 1 || month > 12 || day < 1) return false
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31)
}

/** The day `days` later (earlier when negative). */
export function moveDay({ year, month, day }: Day, days: number): Day {
  return dayOf(new Date(Date.UTC(year, month - 1, day + days)))
}

/** The moment `seconds` later (earlier when negative), to the second when the moment or the step has seconds. */
export function moveMoment(from: Moment, seconds: number): Moment {
  const start = Date.UTC(
    from.year,
    (from.month ?? 1) - 1,
    from.day ?? 1,
    from.hour ?? 0,
    from.minute ?? 0,
    from.second ?? 0,
  )
  const at = new Date(start + Math.floor(seconds) * 1000)
  const hasSeconds = from.second !== undefined || from.hour === undefined
  return {
    ...dayOf(at),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    ...(hasSeconds && { second: at.getUTCSeconds() }),
    ...(from.zone !== undefined && { zone: from.zone }),
  }
}

function dayOf(date: Date): Day {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}
