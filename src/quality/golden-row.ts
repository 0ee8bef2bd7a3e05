import type { PerStance, ScoredComment } from '../types.js'

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

/** A golden row with its line in the file, so that a report can point at it. */
export interface PlacedRow {
  readonly row: GoldenRow
  /** 1-based line of `golden.csv` on which the row starts. */
  readonly line: number
}

/** A row of now, with how near its stance was to being another. */
export interface CurrentRow {
  readonly row: GoldenRow
  readonly probabilities: PerStance
}

/** Columns whose change is a change of reading. `n` shifts when a comment before it is lost, which is said once. */
export const READING_COLUMNS = ['id', 'author', 'text', 'time', 'likes', 'region', 'replyTo', 'section'] as const
export type ReadingColumn = (typeof READING_COLUMNS)[number]

/** The golden row of a comment. `cues` is their readable text. */
export function goldenRowOf(comment: ScoredComment, cues: string): GoldenRow {
  const value = (column: GoldenColumn) => (column === 'cues' ? cues : String(comment[column] ?? ''))
  return Object.fromEntries(GOLDEN_COLUMNS.map((column) => [column, plainCell(value(column))])) as GoldenRow
}

/**
 * A cell as every CSV file and every checkout gives it back: line ends as one `\n` (git and Excel change them), no NUL, and
 * U+FFFD for half a character, which no UTF-8 file can hold.
 */
export function plainCell(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '')
    .replace(/\p{Cs}/gu, '\ufffd')
}
