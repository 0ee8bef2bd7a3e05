import { parseCount } from '../count.js'
import { TIME } from '../html/generic-piece.js'
import words from '../html/generic-words.json' with { type: 'json' }
import towns from './cities.json' with { type: 'json' }
import {
  ADDRESS,
  AGED,
  BARE_PLACE,
  BUTTON,
  CLIENT,
  CONTROL,
  CONTROLS,
  COUNT,
  COUNT_FIRST,
  type Control,
  DEVICE,
  FLOOR,
  LEAD_FLOOR,
  LEAD_NAME,
  MAY_BE_TIME,
  matchAt,
  mayBegin,
  PLACE,
  READER,
  WHEN,
} from './mark-patterns.js'

/** What stands beside a comment's words in a line: when, from where, which floor, a button with its count, a bare number. */
export interface Mark {
  readonly kind: 'time' | 'place' | 'client' | 'floor' | 'control' | 'count'
  /** The time, the place, the floor as printed; the button's label. */
  readonly text: string
  readonly control?: Control
  readonly count?: number
}

/** A line in two parts: what somebody wrote (a name, words), and the marks at its end. */
export interface MarkedLine {
  readonly words: string
  readonly marks: readonly Mark[]
}

const JOINTS = /[\s\p{Co}\p{So}ñ·・⋅∙•●|｜/\\,，、()（）[\]【】«»<>›…—–~*↑↓:：;；​-]+/uy
const CITY = /[\s·]?\p{Script=Han}{1,6}?(?=[\s|·\d]|$)/uy
/** A line of more than this is words; only its end may be marks. In characters. */
const LONGEST = 90

/** Splits a line into words and the marks around them: a floor or a time before, anything behind. */
export function markLine(text: string): MarkedLine {
  const floor = matchAt(LEAD_FLOOR, text, 0)
  const rest = floor ? text.slice(floor[0].length) : text
  const marked = markEnd(rest)
  const lead: Mark[] = floor ? [{ kind: 'floor', text: floor.groups!.floor! }] : []
  if (marked.marks.length > 0) return { words: marked.words, marks: [...lead, ...marked.marks] }
  const time = matchAt(WHEN, rest, 0)
  const name = time ? LEAD_NAME.exec(rest.slice(time[0].length))?.[1] : undefined
  if (!time || name === undefined || time[0].length < LONG_TIME) return { words: text, marks: [] }
  return { words: name, marks: [...lead, { kind: 'time', text: time[0].trim() }] }
}

/** A time of this length is no chance at the head of a line, in characters: 「昨天 17:09」. */
const LONG_TIME = 8

function markEnd(text: string): MarkedLine {
  const from = Math.max(0, text.length - LONGEST)
  const time = timeAfter(text, from)
  let tried = 0
  for (let start = from; start < text.length && tried < MOST_STARTS; start++) {
    if (start === from ? from > 0 : start !== time && !isStart(text, start)) continue
    tried++
    const marks = scan(text, start)
    if (marks && isMarked(marks, start, BRACKETS.has(text.charCodeAt(start))))
      return { words: text.slice(0, start).replace(/[\s|·•∙,，]+$/u, ''), marks }
  }
  return { words: text, marks: NONE }
}

const NONE: readonly Mark[] = []

/** A number alone at the end of words is part of them; so is a label that is also a word. */
function isMarked(marks: readonly Mark[], start: number, bracketed: boolean): boolean {
  if (marks.length === 0) return false
  if (start === 0) return true
  if (marks.some(({ kind, text }) => kind === 'time' && !/^\d{1,2}:\d{2}$/.test(text))) return true
  if (bracketed && marks[0]!.kind === 'place') return true
  if (marks.every(({ kind }) => kind === 'client') && marks.length > 1) return true
  return marks.length > 1 && marks.some(({ control }) => control === 'reply' || control === 'report')
}

/** Places of a line at which marks are looked for. */
const MOST_STARTS = 24
const codesOf = (characters: string): ReadonlySet<number> => new Set([...characters].map((one) => one.charCodeAt(0)))
const BRACKETS = codesOf('[【(（')
const BEFORE = codesOf(
  '|·[【(（ \t\u00a0\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f',
)

/** Where the marks may begin besides the line and a time: behind a blank or a bracket, at a bracket. */
function isStart(text: string, at: number): boolean {
  return BEFORE.has(text.charCodeAt(at - 1)) || BRACKETS.has(text.charCodeAt(at))
}

/** Where the first time stands in the rest of a line, or -1. */
function timeAfter(text: string, from: number): number {
  const tail = from === 0 ? text : text.slice(from)
  const time = MAY_BE_TIME.test(tail) ? TIME.exec(tail) : null
  return time ? from + time.index : -1
}

function scan(text: string, start: number): Mark[] | undefined {
  const marks: Mark[] = []
  let at = start
  while (at < text.length) {
    const gap = matchAt(READER, text, at) ? 0 : lengthAt(JOINTS, text, at)
    if (gap > 0) {
      at += gap
      continue
    }
    const next = markAt(text, at, marks)
    if (!next) return undefined
    marks.push(next.mark)
    at = next.end
  }
  return marks
}

function markAt(
  text: string,
  at: number,
  before: readonly Mark[],
): { readonly mark: Mark; readonly end: number } | undefined {
  const first = text.charAt(at).toLowerCase()
  if (!mayBegin(first)) return undefined
  const address = matchAt(ADDRESS, text, at, first)
  if (address) return { mark: { kind: 'client', text: address[0] }, end: at + address[0].length }
  const floor = matchAt(FLOOR, text, at, first)
  if (floor) return { mark: { kind: 'floor', text: floor.groups!.floor! }, end: at + floor[0].length }
  const time = matchAt(WHEN, text, at, first)
  const placed = before.at(-1)?.kind === 'place' || (time !== null && PLACED.test(text.slice(at + time[0].length)))
  if (time && (isTime(time[0]) || (placed && MONTH_DAY.test(time[0]))))
    return { mark: { kind: 'time', text: time[0].trim() }, end: at + time[0].length }
  const aged = at === 0 || before.length > 0 ? matchAt(AGED, text, at, first) : null
  if (aged) return { mark: { kind: 'time', text: aged[0].trim() }, end: at + aged[0].length }
  const place = matchAt(PLACE, text, at, first) ?? matchAt(READER, text, at, first)
  if (place) return withCity(text, place.groups!.place!, at + place[0].length)
  const device = matchAt(DEVICE, text, at, first)
  if (device) return { mark: { kind: 'client', text: device[0] }, end: at + device[0].length }
  const client = matchAt(CLIENT, text, at, first)
  if (client) return { mark: { kind: 'client', text: client.groups!.client! }, end: at + client[0].length }
  const button = matchAt(BUTTON, text, at, first)
  const control = matchAt(CONTROL, text, at, first) ?? matchAt(COUNT_FIRST, text, at, first)
  if (button && button[0].length >= (control?.[0].length ?? 0))
    return { mark: { kind: 'control', text: button[0], control: 'other' }, end: at + button[0].length }
  if (control) {
    const { label, count: printed } = control.groups!
    // 「发表于 3 天前」 counts nothing
    const isTimed = printed !== undefined && isTimeAt(text, text.indexOf(printed, at + label!.length))
    const count = isTimed ? undefined : printed
    const kind = CONTROLS.get(label!.toLowerCase())!
    return {
      mark: { kind: 'control', text: label!, control: kind, ...(count !== undefined && { count: parseCount(count)! }) },
      end: isTimed ? at + label!.length : at + control[0].length,
    }
  }
  // a place without a word before it stands behind a time
  const bare = before.length === 0 && at > 0 ? undefined : matchAt(BARE_PLACE, text, at, first)
  // 「北京老王」 is a name
  const sure = bare && (before.length > 0 || isPlace(text, at + bare[0].length))
  if (sure) return withCity(text, bare.groups!.place!, at + bare[0].length)
  const counted = matchAt(COUNT_FIRST, text, at, first)
  if (counted) {
    const { label, count } = counted.groups!
    return {
      mark: { kind: 'control', text: label!, control: CONTROLS.get(label!.toLowerCase())!, count: parseCount(count!)! },
      end: at + counted[0].length,
    }
  }
  const count = matchAt(COUNT, text, at, first)
  if (!count) return undefined
  const number = parseCount(count[0])
  return {
    mark: { kind: 'count', text: count[0], ...(number !== undefined && { count: number }) },
    end: at + count[0].length,
  }
}

function isTimeAt(text: string, at: number): boolean {
  const time = matchAt(WHEN, text, at)
  return time !== null && isTime(time[0])
}

/** Whether what follows a province on a line is nothing, the rest of its name, or a town in it. */
function isPlace(text: string, end: number): boolean {
  const more = text.slice(end, end + lengthAt(CITY, text, end)).trim()
  return more === '' || towns.endings.includes(more.at(-1)!) || CITIES.has(more)
}

const CITIES: ReadonlySet<string> = new Set(towns.cities)

function withCity(text: string, place: string, end: number) {
  const city = text.slice(end, end + lengthAt(CITY, text, end))
  const more = city !== '' && !CONTROLS.has(city.trim()) && !matchAt(CONTROL, text, end) ? city : ''
  return { mark: { kind: 'place' as const, text: `${place}${more}` }, end: end + more.length }
}

/** 「3-5 来自湖北」, 「湖北 · 3-5」: beside a place it is a date. */
const PLACED = new RegExp(`^\\s*(?:${words.from.join('|')})\\s?[:：]?\\s?\\p{Script=Han}`, 'u')
const MONTH_DAY = /^\d{1,2}[-/]\d{1,2}\s*$/

/** 「5-1」 and 「3/4」 are no times; 「03-23」 is one. */
function isTime(text: string): boolean {
  return text.length > 5 || /[:\p{L}]/u.test(text) || /^\d{2}-\d{2}$/.test(text.trim())
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}
