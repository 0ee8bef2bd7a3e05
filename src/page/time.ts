import { type Day, isDay, type Moment, moveDay, moveMoment, parseMoment, printMoment } from './moment.js'
import words from './time-words.json' with { type: 'json' }

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'
const UNITS = words.units as Readonly<Record<string, Unit>>
const SECONDS: Readonly<Partial<Record<Unit, number>>> = { second: 1, minute: 60, hour: 3600 }
const NUMERALS: Readonly<Record<string, number>> = words.numerals
const DAYS: Readonly<Record<string, number>> = words.days
const { marks } = words
const LONGEST = 120

const oneOf = (list: readonly string[]): string =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll('.', '\\.'))
    .join('|')

const HALVES = `${oneOf(words.morning)}|${oneOf(words.afternoon)}`
const CLOCK = new RegExp(
  `(?<before>${HALVES})?\\s*(?<!\\d)(?<hour>\\d{1,2})(?::|${marks.hour})(?<minute>\\d{1,2})(?:(?::|${marks.minute})(?<second>\\d{1,2}))?(?!\\d)` +
    `(?:\\.\\d{1,9})?(?:\\s?(?<after>${HALVES})(?![a-z]))?\\s?(?<zone>Z(?![a-z])|(?:GMT|UTC)?[+-]\\d{2}:?\\d{2}(?!\\d)|GMT|UTC)?`,
  'i',
)
const AGO = new RegExp(
  `(\\d{1,6}(?:\\.\\d)?|${oneOf(Object.keys(NUMERALS))})\\s?(${oneOf(Object.keys(UNITS))})\\s?(?:${oneOf(words.ago)})`,
  'i',
)
const JUST_NOW = new RegExp(oneOf(words.justNow), 'i')
const DAY_WORD = new RegExp(oneOf(Object.keys(DAYS)), 'i')
const YEAR_MONTH_DAY = new RegExp(
  `(?<!\\d)(\\d{4})\\s?(?:[-/.]|${marks.year})\\s?(\\d{1,2})\\s?(?:[-/.]|${marks.month})\\s?(\\d{1,2})(?!\\d{3})`,
)
const SHORT_YEAR = /(?<![\d.:-])(\d{2})[-/](\d{1,2})[-/](\d{1,2})(?![\d:/-])/
const YEAR_MONTH = new RegExp(`(?<!\\d)(\\d{4})(?:-|/|${marks.year})(\\d{1,2})${marks.month}?(?!\\d)`)
const MONTH_DAY = new RegExp(
  `(?<![\\d/.-])(\\d{1,2})(?:\\s?${marks.month}\\s?(\\d{1,2})\\s?${marks.day}|[-/](\\d{1,2})(?![\\d/-]))`,
)
const NAMED_MONTH = `(${words.months.join('|')})[a-z]{0,6}\\.?`
const MONTH_FIRST = new RegExp(`\\b${NAMED_MONTH}\\s(\\d{1,2})(?!\\d|:)(?:st|nd|rd|th)?`, 'i')
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})\\s${NAMED_MONTH}(?![a-z])`, 'i')
const YEAR = /(?<![\d+:-])(?:19|20)\d{2}(?![\d:])/

/**
 * A printed time as ISO 8601, as precise as it was printed: `2019-09-07T17:51:44`, `2010-05-24T23:01`, `2013-12-28`,
 * `2024-02` for 「3个月前」. Local times have no offset; those that state one have it, and unix seconds or milliseconds
 * end in `Z`. `undefined` where the time cannot be known.
 *
 * @param now the time at which the page was seen, ISO 8601, in the page's own local time: makes 「3小时前」,「昨天 22:17」
 *   and 「10月23日」 known. The machine's clock is never asked.
 * @param published when the article appeared, ISO 8601: gives years to dates without one (a comment is not older than
 *   its article), but does not make 「3小时前」 known, which counts from a moment nobody wrote down.
 */
export function toIsoTime(printed: string, now?: string, published?: string): string | undefined {
  const text = printed.slice(0, LONGEST).normalize('NFKC').trim()
  if (!/[\d\p{L}]/u.test(text)) return undefined
  const usual = USUAL.exec(text)
  if (usual) return readUsual(usual)
  const machine = readMachineTime(text)
  if (machine !== undefined) return machine
  const base = now === undefined ? undefined : parseMoment(now)
  const ago = readAgo(text, base)
  if (ago !== 'absent') return ago && printMoment(ago)
  const clock = readClock(text)
  if (clock === 'invalid') return undefined
  const rest = clock ? text.replace(CLOCK, ' ') : text
  const day = readDay(rest, base, published === undefined ? undefined : parseMoment(published), clock !== undefined)
  return day && printMoment({ ...day, ...clock })
}

/** How most times are printed, in one look: `2024-05-01 12:00`, `2013/12/28 10:28:07`, `2010-5-24`. */
const USUAL = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/

function readUsual([, year, , month, day, hour, minute, second]: RegExpExecArray): string | undefined {
  const date = { year: Number(year), month: Number(month), day: Number(day) }
  if (!isDay(date)) return undefined
  if (hour === undefined) return printMoment(date)
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return undefined
  const clock = { hour: Number(hour), minute: Number(minute), ...(second !== undefined && { second: Number(second) }) }
  return printMoment({ ...date, ...clock })
}

/** Unix seconds and milliseconds, and `20221030` or `20221030120000`. */
function readMachineTime(text: string): string | undefined {
  if (!/^\d/.test(text)) return undefined
  if (/^\d{10}(?:\.\d+)?$/.test(text)) return printInstant(Math.trunc(Number(text)) * 1000)
  if (/^\d{13}$/.test(text)) return printInstant(Number(text))
  const digits = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/.exec(text)
  if (!digits) return undefined
  const [year, month, day, hour, minute, second] = digits.slice(1).map((part) => part && Number(part)) as number[]
  const date = { year: year!, month: month!, day: day! }
  if (!isDay(date)) return undefined
  return printMoment(hour === undefined ? date : { ...date, hour, minute: minute!, second: second! })
}

function printInstant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}

/** 「3小时前」「三天前」「刚刚」; `undefined` when the text is such a time but there is nothing to count from. */
function readAgo(text: string, base: Moment | undefined): Moment | undefined | 'absent' {
  if (JUST_NOW.test(text)) return base
  const match = AGO.exec(text)
  if (!match) return 'absent'
  const count = NUMERALS[match[1]!.toLowerCase()] ?? Number(match[1])
  const unit = UNITS[match[2]!.toLowerCase()]!
  if (!base || count === 0) return undefined
  const seconds = SECONDS[unit]
  // a base that is a day only cannot tell hours
  if (seconds !== undefined) return base.hour === undefined ? undefined : moveMoment(base, -count * seconds)
  if (base.day === undefined || base.month === undefined) return undefined
  if (unit === 'day' || unit === 'week') {
    const clock = readClock(text)
    const day = moveDay(base as Day, -Math.round(count * (unit === 'day' ? 1 : 7)))
    return clock && clock !== 'invalid' ? { ...day, ...clock } : day
  }
  if (unit === 'year') return printable(base.year - Math.round(count))
  const months = base.year * 12 + base.month - 1 - Math.round(count)
  return printable(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1)
}

/** ISO 8601 years have four digits: 「12000年前」 has no time. */
function printable(year: number, month?: number): Moment | undefined {
  return year < 1000 ? undefined : { year, ...(month !== undefined && { month }) }
}

function readClock(text: string): Pick<Moment, 'hour' | 'minute' | 'second' | 'zone'> | 'invalid' | undefined {
  const groups = CLOCK.exec(text)?.groups
  if (!groups) return undefined
  const half = (groups.before ?? groups.after)?.toLowerCase()
  let hour = Number(groups.hour)
  if (half !== undefined && words.afternoon.includes(half) && hour < 12 && (hour > 0 || !/am|pm/.test(half))) {
    // 「中午11:50」 is before noon
    hour += hour === 11 && groups.before !== undefined && half === words.afternoon[0] ? 0 : 12
  } else if (half !== undefined && words.morning.includes(half) && hour === 12) hour = 0
  const minute = Number(groups.minute)
  const second = groups.second === undefined ? undefined : Number(groups.second)
  if (hour > 23 || minute > 59 || (second ?? 0) > 60) return 'invalid'
  return { hour, minute, ...(second !== undefined && { second }), ...(groups.zone && { zone: groups.zone }) }
}

/** The date in a text without its clock; a text without a date is of the base's day when it has a clock. */
function readDay(
  text: string,
  base: Moment | undefined,
  published: Moment | undefined,
  hasClock: boolean,
): Moment | undefined {
  const full = YEAR_MONTH_DAY.exec(text) ?? SHORT_YEAR.exec(text)
  if (full) {
    const [year, month, day] = full.slice(1).map(Number) as [number, number, number]
    const date = { year: full[1]!.length === 2 ? year + (year < 70 ? 2000 : 1900) : year, month, day }
    return isDay(date) ? date : undefined
  }
  const named = readNamedMonth(text)
  if (named) return 'year' in named ? named : nearestYear(named.month, named.day, base, published)
  const yearMonth = YEAR_MONTH.exec(text)
  if (yearMonth) {
    const date = { year: Number(yearMonth[1]), month: Number(yearMonth[2]), day: 1 }
    return isDay(date) && !hasClock ? { year: date.year, month: date.month } : undefined
  }
  const word = DAY_WORD.exec(text)?.[0].toLowerCase()
  const today = base?.day === undefined ? undefined : { year: base.year, month: base.month!, day: base.day }
  if (word !== undefined) return today && moveDay(today, DAYS[word]!)
  const short = MONTH_DAY.exec(text)
  if (short) return nearestYear(Number(short[1]), Number(short[2] ?? short[3]), base, published)
  return hasClock ? today : undefined
}

/** `Aug 02 … 2019`, `13 July 2016`; without a year only month and day. */
function readNamedMonth(text: string): Day | { readonly month: number; readonly day: number } | undefined {
  const first = MONTH_FIRST.exec(text)
  const second = first ? undefined : DAY_FIRST.exec(text)
  const name = first?.[1] ?? second?.[2]
  if (name === undefined) return undefined
  const month = words.months.indexOf(name.toLowerCase()) + 1
  const day = Number(first?.[2] ?? second?.[1])
  const year = YEAR.exec(text)?.[0]
  if (!isDay({ year: 2000, month, day })) return undefined
  return year === undefined ? { month, day } : { year: Number(year), month, day }
}

/** The year of a date printed without one: the last such day up to `base`, else the first one from `published` on. */
function nearestYear(month: number, day: number, base?: Moment, published?: Moment): Day | undefined {
  const anchor = base ?? published
  if (anchor?.month === undefined) return undefined
  const days = month * 31 + day - (anchor.month * 31 + (anchor.day ?? 1))
  // a day's grace: the page's clock and the reader's may stand on two sides of midnight
  const shift = base ? (days > 1 ? -1 : 0) : days < -1 ? 1 : 0
  const date = { year: anchor.year + shift, month, day }
  return isDay(date) ? date : undefined
}
