import type { FoundComment } from '../../types.js'
import { nameIn, regionIn, timeIn } from '../html/generic-labels.js'
import words from '../html/generic-words.json' with { type: 'json' }
import type { Found } from './found.js'
import type { Line } from './lines.js'

type Label = keyof typeof words.labels

const LABELS = new Map(
  (Object.keys(words.labels) as Label[]).flatMap((label) =>
    words.labels[label].map((word): [string, Label] => [word, label]),
  ),
)
const LONGEST = Math.max(...[...LABELS.keys()].map((word) => word.length))
const FIELD = new RegExp(`^[【[]?\\s*(.{1,${LONGEST}}?)\\s*[】\\]]?\\s*[:：]\\s*(.*)$`, 's')

interface Field {
  readonly label: Label
  readonly at: number
  value: string
}

/**
 * Reads boards that print each message as labelled lines (`留言人：…`, `留言时间：…`, `留言内容：…`), as offices do. The office's
 * answer is no netizen's comment and is left out. `undefined` without two messages.
 */
export function readLabelled(lines: readonly Line[]): Found | undefined {
  const comments: FoundComment[] = []
  let record = new Map<Label, string>()
  const fields = findFields(lines)
  for (const { label, value } of fields) {
    const begins = record.has(label) && label !== 'answer' && label !== 'title'
    if (begins || (record.has('answer') && label === 'title')) {
      comments.push(...commentOf(record))
      record = new Map()
    }
    if (!record.has(label)) record.set(label, value)
  }
  comments.push(...commentOf(record))
  return comments.length >= 2 ? { comments, first: fields[0]!.at } : undefined
}

/** Labels with their values; lines without a label go on with the value before them. */
function findFields(lines: readonly Line[]): readonly Field[] {
  const fields: Field[] = []
  let open = false
  for (const [at, line] of lines.entries()) {
    if (line.role.closes) open = false
    if (!open && !/[:：]/.test(line.text)) continue
    // two labels may share a line: 「网友：某某  时间：…」
    for (const part of line.text.split(/\s{2,}|\t/)) {
      const [, word = '', value = ''] = FIELD.exec(part) ?? []
      const label = LABELS.get(word.replace(/\s/g, ''))
      if (label) fields.push({ label, at, value })
      else if (open && fields.length > 0) fields.at(-1)!.value += `\n${part}`
      open ||= label !== undefined
    }
  }
  return fields
}

function commentOf(record: ReadonlyMap<Label, string>): FoundComment[] {
  const text = record.get('text')?.trim()
  const author = nameIn(record.get('author')?.split('\n', 1)[0] ?? '')
  const time = timeIn(record.get('time') ?? '').time
  if (!text || (author === undefined && time === undefined)) return []
  const region = regionIn(record.get('region') ?? '', true)
  return [{ text, ...(author && { author }), ...(time && { time }), ...(region && { region }) }]
}
