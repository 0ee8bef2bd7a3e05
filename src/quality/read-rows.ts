import { type CsvError, parse } from 'csv-parse/sync'
import { KanfaError } from '../errors.js'

/** A row of a small table with its place. */
export interface TableRow {
  readonly cells: Readonly<Record<string, string>>
  /** 1-based line on which the row starts. */
  readonly line: number
}

/** A small table that a person keeps: goldens and labels. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
}

/**
 * Reads a table with a heading, separated by commas, semicolons (Excel's CSV in some languages) or tabs; whichever the heading
 * has most. Throws `bad-row` with file and line at the first row that cannot be read.
 */
export function readRows(text: string, file: string): Table {
  const heading = text.slice(0, text.search(/\r?\n|$/))
  const delimiter = [',', '\t', ';'].reduce((best, each) => (count(heading, each) > count(heading, best) ? each : best))
  let records: { record: string[]; info: { lines: number } }[]
  try {
    records = parse(text, {
      bom: true,
      delimiter,
      info: true,
      skip_empty_lines: true,
      relax_quotes: delimiter === '\t',
    }) as unknown as typeof records
  } catch (error) {
    const { message, lines } = error as CsvError & { lines?: number }
    throw new KanfaError('bad-row', { detail: message }, { file, line: lines ?? 1 }, { cause: error })
  }
  const [first, ...rest] = records
  const columns = first?.record.map((name) => name.trim()) ?? []
  // csv-parse counts the lines up to a record's end: the next one starts behind it
  const rows = rest.map(({ record }, i) => ({
    line: records[i]!.info.lines + 1,
    cells: Object.fromEntries(columns.map((name, j) => [name, unescapeCell(record[j] ?? '')])),
  }))
  return { columns, rows }
}

/** The mark that kanfa puts before a cell that a spreadsheet would run. */
function unescapeCell(cell: string): string {
  return /^'[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell
}

function count(text: string, mark: string): number {
  return text.split(mark).length
}
