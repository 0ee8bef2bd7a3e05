import type { Comment, Notice, Page, Reading } from '../types.js'
import type { ReadOptions } from './reader.js'

/** How a page is to be read; all of it stated by the caller. */
export interface PageOptions extends ReadOptions {
  /** Encoding of the bytes, by any label a browser knows; detected when absent. */
  readonly encoding?: string
}

/** A page that is being read. */
export interface OpenPage {
  readonly page: Page
  /** The page's comments in page order, numbered from 1. Read once; nothing more than needed is held in memory. */
  readonly comments: AsyncIterable<Comment>
  /** The warnings so far, and all of them once `comments` is read to its end. */
  readonly notices: () => readonly Notice[]
}

/** What a family makes of a source. */
export interface Understood {
  readonly reading: Reading
  readonly encoding: string
  /** Warnings of decoding; may grow while the comments are read. */
  readonly notices: readonly Notice[]
  /** When the page was saved, ISO 8601, where its container says so. */
  readonly savedAt?: string
}
