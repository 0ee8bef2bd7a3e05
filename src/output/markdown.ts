import type { ReportEvent } from '../types.js'
import { machineColumns, selectColumns, type Value } from './columns.js'
import type { RenderOptions } from './renderer.js'
import { SUMMARY_KEYS, summaryRows } from './summary-rows.js'

/** A GitHub-flavoured Markdown table. Comments cannot leave their cell: pipes, line ends, HTML and Markdown's own signs are escaped. */
export async function* renderMarkdown(
  events: AsyncIterable<ReportEvent>,
  options: RenderOptions,
): AsyncGenerator<string> {
  if (options.summary) {
    yield headingRow(
      SUMMARY_KEYS,
      SUMMARY_KEYS.map(() => 'left'),
    )
    for await (const row of summaryRows(events)) yield bodyRow(SUMMARY_KEYS.map((key) => row[key]))
    return
  }
  const columns = options.columns ? selectColumns(options.columns) : selectColumns(options.scored ? SCORED : READ)
  yield headingRow(
    columns.map(({ key }) => key),
    columns.map(({ kind }) => (kind === 'number' || kind === 'share' ? 'right' : 'left')),
  )
  for await (const event of events) {
    if (event.type === 'comment') yield bodyRow(columns.map((column) => column.value(event.comment, event.page)))
  }
}

/** Columns that fit a merge request; the others on request. */
const SCORED = ['n', 'author', 'text', 'stance', 'confidence', 'cues']
const READ = machineColumns(false)
  .map(({ key }) => key)
  .filter((key) => key !== 'page' && key !== 'title' && key !== 'id')

function headingRow(keys: readonly string[], aligns: readonly string[]): string {
  return `| ${keys.join(' | ')} |\n| ${aligns.map((align) => (align === 'right' ? '--:' : '---')).join(' | ')} |\n`
}

function bodyRow(values: readonly Value[]): string {
  return `| ${values.map((value) => escapeCell(String(value ?? ''))).join(' | ')} |\n`
}

function escapeCell(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+!|~@-]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\r\n|\r|\n/g, '<br>')
    .replace(/[^\P{C}\u200d]/gu, '')
}
