import type { ScoredComment } from '../types.js'

/**
 * What a golden keeps of a comment: all that a page says of it and the stance kanfa told, as text, absent as `''`.
 * `cues` is kept so that a changed stance can show the words of both sides; it is not compared.
 */
export const GOLDEN_COLUMNS = [
  'n',
  'id',
  'author',
  'text',
  'time',
  'likes',
  'region',
  'replyTo',
  'section',
  'stance',
  'cues',
] as const
export type GoldenColumn = (typeof GOLDEN_COLUMNS)[number]
export type GoldenRow = Readonly<Record<GoldenColumn, string>>

/** Columns whose change is a change of reading. `n` shifts when a comment before it is lost, which is said once. */
export const READING_COLUMNS = ['id', 'author', 'text', 'time', 'likes', 'region', 'replyTo', 'section'] as const

/** The golden row of a comment. `cues` is their readable text. */
export function goldenRowOf(comment: ScoredComment, cues: string): GoldenRow {
  const {
    n,
    id = '',
    author = '',
    text,
    time = '',
    likes = '',
    region = '',
    replyTo = '',
    section = '',
    stance,
  } = comment
  return { n: String(n), id, author, text, time, likes: String(likes), region, replyTo, section, stance, cues }
}
