import { KanfaError } from '../errors.js'
import type { Comment, FoundComment, Notice, Page, Source } from '../types.js'
import { mergeSections } from './merge-sections.js'
import type { OpenPage, Understood } from './open-page.js'
import { placeIn } from './place-in.js'
import type { ReadOptions } from './reader.js'
import { resume } from './resume.js'
import { toIsoTime } from './time.js'

/**
 * Makes a page of what a family found: numbers the comments, gives their times as ISO 8601, drops what stands in two
 * lists, and says what there is to warn of. A stream of comments stays a stream; only its first comment is waited for.
 *
 * @throws KanfaError `no-comments-known` for a proved layout that shows no comments and does not say that it has none
 */
export async function numberComments(understood: Understood, source: Source, options: ReadOptions): Promise<OpenPage> {
  const { reading, encoding } = understood
  const { reader, guessed, title, body, url, time } = reading
  const page: Page = {
    ...{ source: source.name, reader, guessed, encoding },
    ...defined({ title, body, url, time }),
  }
  const found = Array.isArray(reading.comments) ? mergeSections(reading.comments) : await peek(reading.comments)
  const none = found === undefined || (Array.isArray(found) && found.length === 0)
  const own: Notice[] = []
  if (none) own.push(sayNone(understood))
  else if (guessed && Array.isArray(found)) own.push({ code: 'guessed', args: { comments: found.length } })
  const clock = { now: options.now ?? understood.savedAt, published: time === undefined ? undefined : toIsoTime(time) }
  const notices = (): Notice[] =>
    [...understood.notices, ...(reading.warnings ?? []), ...own].map((notice) => ({
      ...notice,
      where: { file: source.name, ...notice.where },
    }))
  return { page, comments: number(found ?? [], clock, source.name), notices }
}

function sayNone({ reading: { reader, guessed, saysNone, postAlone } }: Understood): Notice {
  if (saysNone !== undefined) return { code: 'says-none', args: { words: saysNone } }
  if (postAlone) return { code: 'no-answers' }
  if (reader.startsWith('records:')) return { code: 'no-records' }
  if (!guessed) throw new KanfaError('no-comments-known', { reader })
  return { code: 'no-comments' }
}

async function* number(
  found: Iterable<FoundComment> | AsyncIterable<FoundComment>,
  { now, published }: { readonly now?: string | undefined; readonly published?: string | undefined },
  file: string,
): AsyncGenerator<Comment> {
  let n = 0
  try {
    for await (const comment of found) {
      n++
      const timeIso =
        comment.timeIso ?? (comment.time === undefined ? undefined : toIsoTime(comment.time, now, published))
      // copied first and then added to: engines copy one object fast, and only as the first part of another
      const numbered: { -readonly [Key in keyof Comment]: Comment[Key] } = { ...comment, n }
      if (timeIso !== undefined) numbered.timeIso = timeIso
      yield numbered
    }
  } catch (error) {
    throw placeIn(error, file)
  }
}

/** The stream again after its first comment was looked at; `undefined` when there is none. */
async function peek(
  comments: Iterable<FoundComment> | AsyncIterable<FoundComment>,
): Promise<AsyncIterable<FoundComment> | undefined> {
  const iterator = Symbol.asyncIterator in comments ? comments[Symbol.asyncIterator]() : comments[Symbol.iterator]()
  const first = await iterator.next()
  return first.done ? undefined : resume([first.value], iterator)
}

function defined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Value
}
