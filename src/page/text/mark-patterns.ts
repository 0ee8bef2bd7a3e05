import units from '../count-units.json' with { type: 'json' }
import { TIME } from '../html/generic-piece.js'
import words from '../html/generic-words.json' with { type: 'json' }
import places from '../records/columns.json' with { type: 'json' }
import timeWords from '../time-words.json' with { type: 'json' }
import own from './line-words.json' with { type: 'json' }

/** A pattern that is tried at one place of a line, and only where it can begin: lines are many, and most places are words. */
export interface MarkPattern {
  readonly pattern: RegExp
  /** Lower-case characters it may begin with. */
  readonly begins: ReadonlySet<string>
}

export type Control = keyof typeof words.controls

/** Buttons by their labels in lower case. */
export const CONTROLS: ReadonlyMap<string, Control> = new Map(
  (Object.keys(words.controls) as Control[]).flatMap((control) =>
    words.controls[control].map((word): [string, Control] => [word.toLowerCase(), control]),
  ),
)

/** Alternatives, longer ones first. */
export const oneOf = (list: readonly string[]): string =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')

/** Without any of these a text has no time in it. */
export const MAY_BE_TIME = new RegExp(
  `\\d|${oneOf([...timeWords.ago, ...timeWords.justNow, ...Object.keys(timeWords.days)])}`,
  'i',
)

const DIGITS = [...'0123456789']
const OPEN = [...'([{（【［']
const firsts = (list: readonly string[]) => list.map((word) => word.charAt(0))
const mark = (source: string, begins: readonly string[], flags = 'iuy'): MarkPattern => ({
  pattern: new RegExp(source, flags),
  begins: new Set(begins.map((one) => one.toLowerCase())),
})

const { marks } = timeWords
const NUMBER = `\\d[\\d,.]*(?:\\s?[${Object.keys(units).join('')}])?\\+?`
const TIMED = `[\\d:/.${marks.year}${marks.month}-]`
const KNOWN = `(?:${oneOf(places.places)})(?:${oneOf(own.placeEnds)})?`
const FROM = words.from.filter((word) => word !== 'ip')
const LIKES = oneOf([...words.controls.like, ...words.controls.dislike])

/** 「共 12 条回复」: buttons of more than a word. */
export const BUTTON = mark(`(?:${own.buttons.join('|')})`, [...DIGITS, ...own.buttons.join('')])
/** `label`, `count` */
export const CONTROL = mark(
  `(?<label>${oneOf([...CONTROLS.keys()])})(?<![a-z](?=[a-z]))(?:\\s?[:：]?\\s?[(（\\[【]?\\s?(?<count>[-+]?${NUMBER}(?!${TIMED}))?\\s?[)）\\]】]?)`,
  firsts([...CONTROLS.keys()]),
)
/** 「12 人觉得有用」 */
export const COUNT_FIRST = mark(
  `(?<count>${NUMBER})\\s?(?:${oneOf(own.measures)})?(?:${oneOf(own.finds)})?(?<label>${LIKES})(?!(?!${oneOf(words.controls.reply)})[\\p{Script=Han}a-z])`,
  DIGITS,
)
export const COUNT = mark(`[(（\\[【]?\\s?[-+]?${NUMBER}\\s?[)）\\]】]?`, [...DIGITS, ...OPEN, '-', '+'])
export const WHEN = mark(
  TIME.source,
  [
    ...DIGITS,
    ...firsts(Object.keys(timeWords.numerals)),
    ...firsts(Object.keys(timeWords.days)),
    ...firsts([...timeWords.justNow, ...timeWords.months]),
  ],
  'iy',
)
/** 「37 周」 at the head of a line of marks. */
export const AGED = mark(
  `\\d{1,3}\\s?(?:${oneOf([...Object.keys(timeWords.units), ...Object.keys(timeWords.shortUnits)])})(?=\\s?(?:[\\d·•${words.controls.like.join('')}]|$))`,
  DIGITS,
)
export const PLACE = mark(`(?:${oneOf(FROM)})\\s?[:：]?\\s?(?<place>${KNOWN}|${oneOf(own.placeless)})`, firsts(FROM))
/** `[某网山东省德州市手机网友]` */
export const READER = mark(
  `[\\[【(（](?<place>[^\\[\\]【】()（）]{2,30}(?:${oneOf(words.readers)})|${KNOWN}[^\\[\\]【】()（）]{0,14})[\\]】)）]`,
  OPEN,
)
export const BARE_PLACE = mark(`(?<place>${KNOWN})`, firsts(places.places))
export const CLIENT = mark(`(?:${oneOf(own.via)})\\s?[:：]?\\s?(?<client>[^\\s\\d|·][^|·\\d]{0,20})`, firsts(own.via))
export const ADDRESS = mark('(?:ip\\s?[:：]\\s?)?\\d{1,3}\\.[\\d*]{1,3}\\.[\\d*]{1,3}\\.[\\d*]{1,3}', [...DIGITS, 'i'])
export const DEVICE = mark(`(?:${own.clients.join('|')})(?![a-z])\\s?(?:\\d[\\d._]*)?`, firsts(own.clients))
const FLOORS = `(?<floor>B\\d{1,6}(?:-\\d{1,4})?(?![a-z\\d])|#\\s?\\d{1,6}(?:-\\d{1,4})?(?:${oneOf(words.floors)}|#)?|(?:${oneOf(words.ordinals)})?\\s?\\d{1,6}\\s?(?:${oneOf(words.floors)}|#)(?![a-z])|${oneOf(words.seats)})`
const FLOOR_FIRSTS = [...DIGITS, '#', 'B', ...firsts([...words.ordinals, ...words.seats])]
export const FLOOR = mark(FLOORS, FLOOR_FIRSTS)
/** A floor at the head of a line. */
export const LEAD_FLOOR = mark(`${FLOORS}[\\s|:：]+`, FLOOR_FIRSTS)
/** 「发表某某：」 behind a time. */
export const LEAD_NAME = new RegExp(
  `^\\s*(?:${oneOf(own.leads)})?\\s*[:：]?\\s*([^:：。，！？]{1,24}?)\\s*(?:${oneOf(own.said)})?\\s*[:：]?$`,
  'u',
)

const listed = oneOf(own.listMeasures)
const counted = oneOf(own.counted)

/** 「5 条回复」, 「评论 12」: a heading that counts its list; without its measure word 「7回复」 is a button. */
export const COUNTED_HEADING = new RegExp(
  `^(?:${NUMBER}\\s*(?:(?:${listed})\\s*(?:${oneOf(own.headed)})|(?:${counted}))|(?:${counted})\\s*[(（]?\\s*${NUMBER}\\s*(?:${listed})?[)）]?)(?:$|[\\s•·|])`,
  'iu',
)

/** 「3 条回复」, 「共 3 条回复 >」, 「查看更多回复(3)」: how many answered a comment, or all of a page's. */
export const ANSWERED = new RegExp(
  `^(?:\\D{0,4}\\d[\\d,.]*\\s*(?:${listed})?\\s*(?:${oneOf(own.answered)})(?![\\p{L}\\d])|(?:${oneOf(own.shows)}){1,2}(?:${oneOf(own.answered)})[(（]\\d{1,6}[)）])`,
  'u',
)

const BEGINS: ReadonlySet<string> = new Set(
  [BUTTON, CONTROL, COUNT_FIRST, COUNT, WHEN, PLACE, READER, BARE_PLACE, CLIENT, ADDRESS, DEVICE, FLOOR].flatMap(
    ({ begins }) => [...begins],
  ),
)

/** False when no mark begins with the character, given in lower case. */
export function mayBegin(first: string): boolean {
  return BEGINS.has(first)
}

/** The match of a pattern at a place of a line; `first` is the character there in lower case. */
export function matchAt(
  { pattern, begins }: MarkPattern,
  text: string,
  at: number,
  first = text.charAt(at).toLowerCase(),
): RegExpExecArray | null {
  if (!begins.has(first)) return null
  pattern.lastIndex = at
  return pattern.exec(text)
}
