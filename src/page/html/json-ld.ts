import type { FoundComment } from '../../types.js'
import { parseCount } from '../count.js'
import { isObject, type JsonObject } from '../records/object-values.js'
import { plainText } from '../records/plain-text.js'
import type { Document } from './dom.js'
import data from './embedded-keys.json' with { type: 'json' }
import { pageScripts } from './page-scripts.js'

const TYPES: ReadonlySet<string> = new Set(data.types)

/** A value on its way, with the author of the comment it stands in. */
interface Place {
  readonly value: unknown
  readonly answers?: string | undefined
}

/**
 * The comments that a page states in JSON-LD (schema.org `Comment`, `Answer`, `Review`), in its order, each once; those
 * within a comment answer its author. Walks with its own stack.
 */
export function readJsonLd(page: Document): readonly FoundComment[] {
  const found = new Map<string, FoundComment>()
  for (const script of pageScripts(page, 'application/ld+json')) {
    const waiting: Place[] = [{ value: parse(script) }]
    for (let place = waiting.pop(); place; place = waiting.pop()) {
      const { value } = place
      if (Array.isArray(value)) {
        for (let i = value.length - 1; i >= 0; i--) waiting.push({ ...place, value: value[i] })
      } else if (isObject(value)) {
        const comment = isComment(value) ? toComment(value, place.answers) : undefined
        if (comment) found.set(JSON.stringify([comment.id, comment.author, comment.text, comment.time]), comment)
        const answers = comment ? comment.author : place.answers
        for (const key of Object.keys(value).reverse()) {
          // what is answered is not said again
          if (key !== 'parentItem' && key !== 'itemReviewed') waiting.push({ value: value[key], answers })
        }
      }
    }
  }
  return [...found.values()]
}

function parse(script: string): unknown {
  try {
    return JSON.parse(script)
  } catch {
    return undefined
  }
}

function isComment(value: JsonObject): boolean {
  const type = value['@type']
  return (Array.isArray(type) ? type : [type]).some((one) => typeof one === 'string' && TYPES.has(one))
}

function toComment(value: JsonObject, answers: string | undefined): FoundComment | undefined {
  const written = data.linked.map((key) => stringOf(value[key])).find((one) => one !== undefined)
  const author = nameOf(value.author ?? value.creator)
  if (written === undefined || (author === undefined && value.dateCreated === undefined)) return undefined
  const time = stringOf(value.dateCreated) ?? stringOf(value.commentTime) ?? stringOf(value.datePublished)
  const likes = countOf(value.upvoteCount)
  const dislikes = countOf(value.downvoteCount)
  const id = [value.identifier, value['@id'], value.url].map((one) => /(\d+)\D*$/.exec(stringOf(one) ?? '')?.[1])
  const replyTo = (isObject(value.parentItem) ? nameOf(value.parentItem.author) : undefined) ?? answers
  return {
    text: plainText(written).trim(),
    ...defined({ id: id.find((one) => one !== undefined), author, time, likes, dislikes, replyTo }),
  }
}

function nameOf(value: unknown): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value
  return stringOf(isObject(one) ? (one.name ?? one.alternateName) : one)
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : typeof value === 'string' ? parseCount(value) : undefined
}

function defined<Value extends object>(value: Value): { [Key in keyof Value]: NonNullable<Value[Key]> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [Key in keyof Value]: NonNullable<Value[Key]>
  }
}
