import type { Reading } from '../types.js'

/** What a reader may use besides the text; all of it stated by the caller, nothing from the machine. */
export interface ReadOptions {
  /** The time "now" for relative times, ISO 8601; without it only the page's own date is used. */
  readonly now?: string
  /** Columns of a table by our names (`text`, `author`, …), where their headings are not known ones. */
  readonly map?: Readonly<Record<string, string>>
  /** Where the page was saved from, when its container says so (MHTML's `Content-Location`). */
  readonly url?: string
}

/**
 * A family of formats that are read as one whole text: `page/html`, `page/text`, `page/records/json`.
 * A reader returns `undefined` when the text is not of its family, so that the next one is asked.
 */
export type TextReader = (text: string, options: ReadOptions) => Reading | undefined

/** A family that is read as a stream: tables and line records. `text` comes decoded, in chunks of any size. */
export type StreamReader = (text: AsyncIterable<string>, options: ReadOptions) => Promise<Reading>
