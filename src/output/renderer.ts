import type { ReportEvent } from '../types.js'

/** How results are to look. Everything a renderer needs to know of the terminal is in here. */
export interface RenderOptions {
  /** Comments carry stances (`analyze`) or not (`parse`). */
  readonly scored: boolean
  /** Keys of the columns wanted, in their order; the format's own without it. */
  readonly columns?: readonly string[]
  /** Comments below this confidence (0–1) are unsure: what they may be has a column of its own. */
  readonly minConfidence?: number
  /** Only shares and telling words, a row a page. */
  readonly summary?: boolean
  /** Language of headings and stance names in formats for people; machine formats always have English keys. */
  readonly language: 'zh' | 'en'
  /** False: rows alone, for they follow others. */
  readonly heading?: boolean
  /** Columns of the terminal. */
  readonly width: number
  readonly color: boolean
  /** CSV for Excel: BOM, CRLF, ids as text. */
  readonly excel?: boolean
  /** Neutralise cells that a spreadsheet would run as formulas. */
  readonly escape: boolean
}

/** Turns report events into text (a workbook: into bytes), piece by piece. Notices are not rendered: they go to standard error. */
export type Renderer = (
  events: AsyncIterable<ReportEvent>,
  options: RenderOptions,
) => AsyncIterable<string> | AsyncIterable<Uint8Array>
