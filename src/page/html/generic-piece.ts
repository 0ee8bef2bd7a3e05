import units from '../count-units.json' with { type: 'json' }
import timeWords from '../time-words.json' with { type: 'json' }
import data from './generic-words.json' with { type: 'json' }

/**
 * What a run of text is by itself: `time` a time alone, `head` a time with a little more (a name), `control` the label of a
 * button, `count` a number, `floor` a place in the list, `says` words that join a name and a time or say how the writer ranks or what it was written with, `mark` punctuation,
 * `place` where a netizen writes from, `template` a placeholder nobody filled in, `emoji` an image that stands for a word, `text` all else.
 */
export type PieceKind =
  | 'time'
  | 'head'
  | 'control'
  | 'count'
  | 'floor'
  | 'says'
  | 'mark'
  | 'place'
  | 'template'
  | 'emoji'
  | 'text'
export type Control = keyof typeof data.controls

/** A run of text between two tags. */
export interface Piece {
  /** As in the page, runs of blanks as one. */
  readonly text: string
  readonly kind: PieceKind
  readonly control?: Control
  /** In characters that are no blanks. */
  readonly size: number
  /** Index of the element it stands in. */
  readonly holder: number
  /** True when a line ends before it. */
  readonly broken: boolean
}

const oneOf = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')

const { marks } = timeWords
const DATE = `(?:\\d{4}\\s?(?:[-/.]|${marks.year})\\s?\\d{1,2}\\s?(?:[-/.]|${marks.month})\\s?\\d{1,2}(?:\\s?${marks.day})`
const SHORT = `\\d{1,2}(?:[-/]\\d{1,2}(?:[-/]\\d{1,4})?|\\s?${marks.month}\\s?\\d{1,2}\\s?${marks.day})`
const ENGLISH = `(?:${timeWords.months.join('|')})[a-z]{0,6}\\.?\\s\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s\\d{4})?|\\d{1,2}\\s(?:${timeWords.months.join('|')})[a-z]{0,6}\\.?(?:,?\\s\\d{4})?`
const DAYS = oneOf([...Object.keys(timeWords.days)])
const CLOCK = `(?:${oneOf([...timeWords.morning, ...timeWords.afternoon])})?\\s?\\d{1,2}(?::|${marks.hour})\\d{1,2}(?:(?::|${marks.minute})\\d{1,2})?${'(?:\\.\\d{1,3})?'}(?:\\s?(?:am|pm))?`
const AGO = `(?:\\d{1,5}|${oneOf(Object.keys(timeWords.numerals))})\\s?(?:${oneOf(Object.keys(timeWords.units))})\\s?(?:${oneOf(timeWords.ago)})`
/** 「37周」, `5d`: how old something is, and nothing else. */
export const AGE = new RegExp(
  `^\\d{1,3}\\s?(?:${oneOf([...Object.keys(timeWords.units), ...Object.keys(timeWords.shortUnits)])})$`,
  'i',
)
const WEEKDAY = `(?:\\s?(?:${oneOf(data.weekdays)})[${data.weekdayNames}][)）]?)?`
/** A printed time anywhere in a short text. */
export const TIME = new RegExp(
  `(?:${AGO}|${oneOf(timeWords.justNow)}|(?:(?:${ENGLISH}),?|${DATE}|${SHORT})|${DAYS})${WEEKDAY}(?:(?:\\s{0,3}|T|\\sat\\s|,\\s?)${CLOCK})?(?:\\s?(?:Z(?![a-z])|[+-]\\d{2}:?\\d{2})(?!\\d))?)|(?<![\\d:])\\d{1,2}:\\d{2}(?::\\d{2})?(?![\\d:])`,
  'i',
)

/** `IP属地：山东`, `来自：山东`, `[某网山东省德州市手机网友]` */
const PLACE = new RegExp(
  `^(?:(?:${oneOf(data.places)})\\s?[:：]?\\s?\\p{L}{2,12}|(?:${oneOf(data.from)})\\s?[:：]\\s?\\p{L}{2,12}|[[【].{2,30}(?:${oneOf(data.readers)})[\\]】])$`,
  'iu',
)
/** 「来自iPhone客户端」: what a comment was written with. */
const CLIENT = new RegExp(`^(?:${oneOf(data.from)})\\s?[:：]?\\s?.{0,20}(?:${oneOf(data.clients)}).{0,6}$`, 'iu')
/** 「来自湖北」 */
const FROM = new RegExp(`^(?:${oneOf(data.from)})\\s?[:：]?\\s?\\p{Script=Han}{2,12}$`, 'iu')
/** 「Lv.5」 */
const RANK = new RegExp(`^(?:${oneOf(data.ranks)})\\s?[.:：]?\\s?\\d{1,3}$`, 'i')
const SURE = new RegExp(`:|${AGO}`, 'i')

const LONGEST_CLIENT = 30
/** Longer runs are texts: they are not looked into. */
const LONGEST_LABEL = 60
const SAYS = new RegExp(`^(?:\\s|[:：,，|·•/@-]|${oneOf(data.says)})*$`, 'i')
const FLOOR = new RegExp(
  `^(?:b\\d{1,6}(?:-\\d{1,4})?|#\\s?\\d{1,6}(?:-\\d{1,4}|${oneOf(data.floors)})?|\\d{1,6}\\s?#|(?:${oneOf(data.ordinals)})?\\s?\\d{1,6}\\s?(?:${oneOf(data.floors)})|${oneOf(data.seats)})[:：]?$`,
  'i',
)
const COUNT = new RegExp(`^[\\s(（【[]*[+-]?\\d[\\d,.]*\\s?(?:${oneOf(Object.keys(units))})?\\+?[\\s)\\]）】]*$`, 'i')
const MARKS = /^[\p{P}\p{S}\s]*$/u
const TEMPLATE = /\{\{|\}\}|<%|%>|\$\{|\{[a-z_.]{2,30}\}/i
const ARTICLE_COUNTS: ReadonlySet<string> = new Set(data.articleCounts)
const CONTROLS = new Map<string, Control>(
  (Object.keys(data.controls) as Control[]).flatMap((name) =>
    data.controls[name].map((word): [string, Control] => [word, name]),
  ),
)

/** 「发帖：103」: what a forum prints below a writer's name. */
const PROFILE = new RegExp(`^(?:${oneOf(data.profile)})\\s?[:：]\\s?\\S{0,20}(?: \\S{1,12})?$`, 'i')

/** Whether a short line is what a forum prints below a writer's name. */
export function isProfile(text: string): boolean {
  return text.length <= LONGEST_LABEL && PROFILE.test(text)
}

/** What a run of text is, by its characters alone. */
export function classifyPiece(raw: string): Pick<Piece, 'text' | 'kind' | 'size' | 'control'> {
  const text = raw.replace(/\s+/g, ' ')
  const size = text.length - (text.split(' ').length - 1)
  if (size > LONGEST_LABEL) return { text, size, kind: TEMPLATE.test(text.slice(0, 400)) ? 'template' : 'text' }
  const trimmed = text.trim()
  const control = controlOf(trimmed) ?? (PROFILE.test(trimmed) ? 'other' : undefined)
  if (control) return { text, size, kind: 'control', control }
  return { text, size, kind: kindOf(trimmed) }
}

function kindOf(text: string): PieceKind {
  if (COUNT.test(text) && !/^\d{4}\.\d{1,2}\.\d{1,2}$/.test(text)) return 'count'
  if (FLOOR.test(text)) return 'floor'
  const time = /\d|\p{Script=Han}/u.test(text) ? TIME.exec(text) : null
  if (time) {
    const rest = text.replace(time[0], ' ').replace(/^[—–]+|[，,]\s*$/g, ' ')
    if (SAYS.test(rest) || /^[\s()（）[\]【】#\d.,·•|/-]*$/.test(rest)) return 'time'
    // 「—— 某某，5月1日」
    if (/^[—–]/.test(text) && rest.trim().length <= 40) return 'head'
    if (FROM.test(rest.trim())) return 'time'
    // 「5-1快乐」 is no time
    if (time[0].length < 6 && !SURE.test(time[0])) return 'text'
    if (/[，。！？；!?]/.test(rest)) return 'text'
    return rest.trim().length <= 6 ? 'time' : rest.trim().length <= (/\d/.test(time[0]) ? 40 : 12) ? 'head' : 'text'
  }
  if (MARKS.test(text)) return /\p{Extended_Pictographic}/u.test(text) || /[!?！？。…~～]/.test(text) ? 'text' : 'mark'
  if (PLACE.test(text)) return 'place'
  if (SAYS.test(text) || RANK.test(text) || (text.length <= LONGEST_CLIENT && CLIENT.test(text))) return 'says'
  return TEMPLATE.test(text) ? 'template' : 'text'
}

/** 「1.1万」 */
const COUNTED_BY_UNIT = new RegExp(`\\d[\\d,.]*\\s?(?:${oneOf(Object.keys(units))})\\+?(?![a-z])`, 'gi')

/** The button a text is the label of: the label with counts, brackets and arrows taken away is a known one. */
function controlOf(text: string): Control | undefined {
  const plain = text
    .toLowerCase()
    .replace(COUNTED_BY_UNIT, ' ')
    .replace(/[\d\s()（）[\]【】:：|·,.，。+>»›↓↑…«<]+/g, ' ')
    .trim()
  // 「评论(12)」 counts an article's comments; 「评论」 is a button
  if (ARTICLE_COUNTS.has(plain) && /\d/.test(text)) return 'other'
  return CONTROLS.get(plain) ?? (text.length <= 3 ? CONTROLS.get(text.trim()) : severalControls(text, plain))
}

/** 「[回复] [支持:3]」: several buttons in one run; the one that says most counts. */
function severalControls(text: string, plain: string): Control | undefined {
  const words = plain.split(' ').filter((word) => word !== '')
  if (words.length < 2 || words.length > 8 || !/[\d[\]()（）【】|]/.test(text)) return undefined
  const controls = words.map((word) => CONTROLS.get(word))
  if (controls.includes(undefined)) return undefined
  return (['like', 'reply', 'dislike', 'report'] as const).find((one) => controls.includes(one)) ?? 'other'
}

const COUNTED: Readonly<Record<'like' | 'dislike', RegExp>> = {
  like: countedBy('like'),
  dislike: countedBy('dislike'),
}

function countedBy(control: Control): RegExp {
  return new RegExp(
    `(?:${oneOf(data.controls[control])})[\\s:：(（\\[【]{0,3}(\\d[\\d,.]*\\s?(?:${oneOf(Object.keys(units))})?)`,
    'i',
  )
}

/** The number behind the like or dislike label in a run that holds several buttons. */
export function countBehind(control: 'like' | 'dislike', text: string): string | undefined {
  return COUNTED[control].exec(text.slice(0, 2 * LONGEST_LABEL))?.[1]
}
