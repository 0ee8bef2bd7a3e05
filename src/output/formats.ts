import { extname } from 'node:path'
import { KanfaError } from '../errors.js'
import { renderCsv, renderTsv } from './csv.js'
import { renderJson } from './json.js'
import { renderMarkdown } from './markdown.js'
import { renderNdjson } from './ndjson.js'
import type { Renderer } from './renderer.js'
import { renderTable } from './table.js'

/** Every format, with the endings of files that have it and what renders it; what is large is loaded when it is used. */
const TABLE = {
  table: { endings: ['', '.txt', '.log'], load: async () => renderTable },
  csv: { endings: ['.csv'], load: async () => renderCsv },
  tsv: { endings: ['.tsv', '.tab'], load: async () => renderTsv },
  json: { endings: ['.json'], load: async () => renderJson },
  ndjson: { endings: ['.ndjson', '.jsonl'], load: async () => renderNdjson },
  html: { endings: ['.html', '.htm'], load: async () => (await import('./html/render-html.js')).renderHtml },
  xlsx: { endings: ['.xlsx'], load: async () => (await import('./xlsx/render-xlsx.js')).renderXlsx },
  markdown: { endings: ['.md', '.markdown'], load: async () => renderMarkdown },
} as const satisfies Record<string, { endings: readonly string[]; load: () => Promise<Renderer> }>

export type Format = keyof typeof TABLE
export const FORMATS = Object.keys(TABLE) as Format[]

/** The format a file's ending asks for; `table` for none, `undefined` for an ending that no format has. */
export function findFormat(name: string): Format | undefined {
  const ending = extname(name).toLowerCase()
  return FORMATS.find((each) => (TABLE[each].endings as readonly string[]).includes(ending))
}

/** The format a file's ending asks for; `table` for none. Throws `usage` for an ending that no format has. */
export function formatOfFile(name: string): Format {
  const format = findFormat(name)
  if (format) return format
  const ending = extname(name).toLowerCase()
  const endings = FORMATS.flatMap((each) => TABLE[each].endings.filter((known) => known !== '')).join(', ')
  throw new KanfaError('usage', {
    detail: `no format has the ending ${ending}; endings are ${endings}, or choose with -f`,
  })
}

/** True for a format of bytes, which means nothing on a screen. */
export function isBinary(format: Format): boolean {
  return format === 'xlsx'
}

/** Loads what renders a format. */
export function loadRenderer(format: Format): Promise<Renderer> {
  return TABLE[format].load()
}
