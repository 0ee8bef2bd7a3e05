import { type Format, formatOfFile } from '../output/formats.js'
import type { RenderOptions } from '../output/renderer.js'
import { type Language, languageOf, mayColour, type Terminal, widthOf } from './terminal.js'

/** Options of every command that writes a report, as commander gives them. */
export interface ReportOptions {
  readonly format?: Format
  readonly output?: string
  readonly columns?: readonly string[]
  readonly summary?: boolean
  /** No progress and no warnings on standard error. */
  readonly quiet?: boolean
  /** Go on with a batch that was broken off. */
  readonly resume?: boolean
  readonly lang?: Language
  readonly color: boolean
  readonly excel?: boolean
  readonly escape: boolean
}

/** The format asked for by name, or by the ending of the output; else a table. Throws `usage` for an ending that no format has. */
export function formatOf({ format, output }: Pick<ReportOptions, 'format' | 'output'>): Format {
  return format ?? (output ? formatOfFile(output) : 'table')
}

const ROWS_ALONE: ReadonlySet<Format> = new Set(['csv', 'tsv', 'ndjson'])

/** Whether the results are rows that say nothing of what a page adds up to: they can leave one by one. */
export function givesRowsAlone(options: Pick<ReportOptions, 'format' | 'output' | 'summary'>): boolean {
  return ROWS_ALONE.has(formatOf(options)) && !options.summary
}

/** How the results are to look in this terminal; `scored`: their comments carry stances. */
export function lookOf(options: ReportOptions, scored: boolean, terminal: Terminal): RenderOptions {
  return {
    ...options,
    scored,
    language: options.lang ?? languageOf(terminal),
    width: widthOf(terminal),
    color: options.color && !options.output && mayColour(terminal),
  }
}
