import type { FoundComment } from '../../types.js'
import type { Document } from './dom.js'
import type { GenericReading } from './generic-html.js'
import { joinPieces } from './generic-join.js'
import { nameIn, regionIn, timeIn } from './generic-labels.js'
import { type Outline, outlinePage } from './generic-outline.js'
import words from './generic-words.json' with { type: 'json' }

type Label = keyof typeof words.labels

const LABELS = new Map(
  (Object.keys(words.labels) as Label[]).flatMap((label) =>
    words.labels[label].map((word): [string, Label] => [word, label]),
  ),
)
/** A label is not longer, in characters. */
const LONGEST = Math.max(...[...LABELS.keys()].map((word) => word.length))

/** A label, what follows it in the same run of text, and where it stands. */
interface Labelled {
  readonly label: Label
  readonly at: number
  readonly rest: string
}

/**
 * Reads boards that print each message as labelled fields (`留言人：…`, `留言时间：…`, `留言内容：…`), as offices do. The office's
 * answer is no netizen's comment and is left out. `undefined` without two messages. Linear in the page.
 */
export function readLabelled(page: Document): GenericReading | undefined {
  const outline = outlinePage(page)
  const found = outline.pieces.flatMap((_, at) => labelsAt(outline, at))
  const comments: FoundComment[] = []
  let record = new Map<Label, string>()
  for (const [i, one] of found.entries()) {
    const begins = record.has(one.label) && one.label !== 'answer' && one.label !== 'title'
    if (begins || (record.has('answer') && one.label === 'title')) {
      comments.push(...commentOf(record))
      record = new Map()
    }
    if (!record.has(one.label))
      record.set(one.label, labelledValue(outline, one, found[i + 1]?.at ?? outline.pieces.length))
  }
  comments.push(...commentOf(record))
  return comments.length >= 2 ? { reader: 'html:labelled', guessed: true, comments } : undefined
}

/** 「昵称：小河　时间：2008-8-8　内容：…」: several labels in one run of text, each with what stands up to the next. */
function labelsAt(outline: Outline, at: number): readonly Labelled[] {
  const first = labelAt(outline, at)
  if (!first || first.rest === '') return first ? [first] : []
  const { rest } = first
  const parts = [{ label: first.label, before: 0, from: 0 }]
  for (const match of rest.slice(0, LABELS_WITHIN).matchAll(INNER)) {
    const label = LABELS.get(match[1]!)
    // what somebody says may have labels in it
    if (FREE.has(parts.at(-1)!.label)) break
    if (label) parts.push({ label, before: match.index, from: match.index + match[0].length })
  }
  return parts.map(({ label, from }, i) => ({ label, at, rest: rest.slice(from, parts[i + 1]?.before).trim() }))
}

const FREE: ReadonlySet<Label> = new Set(['text', 'answer'])
/** Characters of a run in which more labels are looked for. */
const LABELS_WITHIN = 200
const INNER = /[\s|｜]([^\s:：|｜]{2,6})[:：]/g

function labelAt({ pieces }: Outline, at: number): Labelled | undefined {
  const { text } = pieces[at]!
  const start = text.trimStart()
  const end = /^[【[]?([^:：\]】]+?)\s*[】\]]?\s*[:：]/.exec(start.slice(0, LONGEST + 6))
  const alone = text.length <= LONGEST + 6 && pieces[at + 1]?.broken !== false
  const word = end?.[1]?.replace(/\s/g, '') ?? (alone ? start.replace(/\s/g, '') : '')
  const label = LABELS.get(word)
  return label && { label, at, rest: end ? start.slice(end[0].length).trim() : '' }
}

/** What a label says: the rest of its run and what follows in the smallest element around it that holds more. */
function labelledValue(outline: Outline, { at, rest }: Labelled, next: number): string {
  const { pieces, elements } = outline
  let element = elements[pieces[at]!.holder]
  while (element && Math.min(element.endPiece, next) <= at + 1) element = elements[element.parent]
  const end = Math.min(element?.endPiece ?? at + 1, next)
  const after: number[] = []
  // a value in the same run ends with the line
  for (let i = at + 1; i < end && (rest === '' || !pieces[i]!.broken); i++) after.push(i)
  return [rest, joinPieces(outline, after)].filter((part) => part !== '').join('')
}

function commentOf(record: ReadonlyMap<Label, string>): FoundComment[] {
  const text = record.get('text')
  const author = nameIn(record.get('author') ?? '')
  const time = timeIn(record.get('time') ?? '').time
  if (!text || (author === undefined && time === undefined)) return []
  const region = regionIn(record.get('region') ?? '', true)
  return [{ text, ...(author && { author }), ...(time && { time }), ...(region && { region }) }]
}
