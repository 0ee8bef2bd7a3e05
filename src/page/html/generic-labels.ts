import places from '../records/columns.json' with { type: 'json' }
import { type Piece, TIME } from './generic-piece.js'
import data from './generic-words.json' with { type: 'json' }

const SAYS = new Set(data.says.map((word) => word.toLowerCase()))
const REPLY = new RegExp(
  `^\\s*(?:${data.replyMarks.join('|')})\\s?(?:@\\s?([^:：\\s]{1,40})|\\s([^:：\\s]{1,40})|([^:：\\s]{1,20}))\\s?(?:${data.replyEnds.join('|')})?\\s?[:：]\\s*`,
  'i',
)

/** A time and what stands around it. */
export function timeIn(text: string): { readonly time: string | undefined; readonly rest: string } {
  const match = TIME.exec(text.slice(0, 120))
  if (!match) return { time: undefined, rest: text }
  return { time: match[0].trim(), rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}` }
}

/** A name without the words that join it to a time: 「网友 老陈 说道：」 is 老陈. `undefined` when nothing is left. */
export function nameIn(text: string): string | undefined {
  let name = text
    .trim()
    .replace(ENDS, '')
    .replace(/^(?:[@＠](?=.)|\d{1,4}(?:[.．]\s|、)\s*(?=\S))/, '')
  for (let bare = ''; bare !== name; ) {
    bare = name
    const words = name.split(/[\s:：]+/)
    if (words.length > 1 && SAYS.has(words.at(-1)!.toLowerCase())) name = name.slice(0, -words.at(-1)!.length)
    else if (words.length > 1 && SAYS.has(words[0]!.toLowerCase())) name = name.slice(words[0]!.length)
    name = name.replace(ENDS, '')
  }
  if (SAYS.has(name.toLowerCase()) && !data.readers.includes(name)) return undefined
  if (GONE.has(name)) return name
  const bare = name
    .replace(/^[[【(（]([^[\]【】()（）]+)[\])）】]$/, '$1')
    .replace(ADDRESS, '')
    .trim()
  return bare === '' ? undefined : bare
}

/** Who is named beside a time in one run of text: 「[青山网友] 2009-10-11 08:00」; a place or a button beside it is no name. */
export function nameBeside({ kind, text }: Pick<Piece, 'kind' | 'text'>): string | undefined {
  const { rest } = timeIn(text.trim())
  if (kind === 'head') return nameIn(rest)
  const named = READER.test(rest.trim()) || LABELLED.test(rest)
  return kind === 'time' && named ? nameIn(rest) : undefined
}

/** 「游客 某某」 */
const LABELLED = new RegExp(`^\\s*(?:${[...data.readers, ...data.labels.author].join('|')})[\\s:：]+\\p{L}`, 'u')

/** A name and the place that stands in brackets behind it: 「某某（湖北武汉）」. */
export function splitPlace(name: string): { readonly name: string; readonly place?: string } {
  const match = /^(.{1,40}?)\s?[[【(（]([^[\]【】()（）]{2,16})[\])）】]$/.exec(name)
  const place = match ? regionIn(match[2]!, false) : undefined
  return match && place !== undefined ? { name: match[1]!, place } : { name }
}

/** An account that is gone has its brackets as a name. */
const GONE = new Set(data.gone)

/** 「某市网友 ip:36.1.*.*」, 「某某(112.17.*.*)」 */
const ADDRESS = /(?<!\s)\s*[[【(（]?(?:ip[:：]?\s*)?\d{1,3}(?:\.(?:\d{1,3}|\*+|x+)){2,3}[\])）】]?$/i

const READER = new RegExp(`^[[【(（][^[\\]【】()（）]{2,20}[\\])）】]$|(?:${data.readers.join('|')})$`)

// looking behind keeps it linear: a run is tried from its beginning only
const ENDS = /^[\s:：,，|·—–]+|(?<![\s:：,，|])[\s:：,，|]+$/g

/**
 * The place in a label (`IP属地：山东`, `[网易山东省德州市手机网友]`, `来自北京`), or `undefined` when it is no place.
 *
 * @param told true when the page's own markup says that it is one
 */
export function regionIn(text: string, told: boolean): string | undefined {
  const label = (
    text
      .slice(0, 60)
      .split(/[·|•]/)
      .find((part) => /\p{L}/u.test(part)) ?? ''
  )
    .trim()
    .replace(/^[[【(（\s·|]+|[\])）】\s·|]+$/g, '')
  if (label === '' || label.length > 30) return undefined
  const folded = label.toLowerCase()
  const prefix = data.from.find((word) => folded.startsWith(word))
  const start = prefix === undefined ? label : label.slice(prefix.length).replace(/^[\s:：]+/, '')
  const suffix = data.readers.find((word) => start.endsWith(word) && start.length > word.length)
  const bare = (suffix === undefined ? start : start.slice(0, -suffix.length)).replace(/[\s·|]+$/, '')
  const place = places.places.map((one) => bare.indexOf(one)).filter((at) => at >= 0)
  const first = place.length === 0 ? -1 : Math.min(...place)
  if (first === 0 && (bare.length <= 14 || prefix !== undefined)) return bare
  // the site's name may stand before the place
  if (first > 0 && first <= 4 && suffix !== undefined) return bare.slice(first)
  const isClient = data.clients.some((word) => bare.includes(word))
  return (told || prefix !== undefined) && !isClient && /^\p{Script=Han}[\p{Script=Han} ]{1,11}$/u.test(bare)
    ? bare
    : undefined
}

/** `@某某：` */
const MENTION = /^\s*[@＠]([^:：@\s]{1,40})\s?[:：]\s*/

/** Cuts 「回复 @某某：」 or 「@某某：」 from the beginning of a comment. */
export function cutReply(text: string): { readonly text: string; readonly answered: string | undefined } {
  const match = REPLY.exec(text.slice(0, 80)) ?? MENTION.exec(text.slice(0, 80))
  if (!match) return { text: text.replace(/^[:：,，]\s*/, ''), answered: undefined }
  return { text: text.slice(match[0].length), answered: match[1] ?? match[2] ?? match[3] }
}
