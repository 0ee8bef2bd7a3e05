import { type CsvError, parse } from 'csv-parse/sync'
import type { ErrorCode } from '../error-codes.js'
import { KanfaError } from '../errors.js'
import { unmarkFormula } from './formula-mark.js'

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
 * has most. Line ends of any kind come as `\n`; rows and headings that are empty (Excel adds them) are left out.
 * Throws `code` (`bad-row` by default) with file and line at the first row that cannot be read.
 */
export function readRows(text: string, file: string, code: ErrorCode = 'bad-row'): Table {
  const refuse = (detail: string, line: number, cause?: unknown) =>
    new KanfaError(code, { detail }, { file, line }, { cause })
  const lines = text.replace(/\r\n?/g, '\n').replace(/^\ufeff/, '')
  const [heading, ...records] = readRecords(lines, refuse)
  if (!heading) throw refuse('there is no heading', 1)
  const width = heading.cells.findLastIndex((name) => name.trim() !== '') + 1
  const columns = heading.cells.slice(0, width).map((name) => name.trim())
  const wrong = columns.find((name, i) => name === '' || columns.indexOf(name) !== i)
  if (wrong !== undefined)
    throw refuse(wrong === '' ? 'a column has no name' : `column ${wrong} stands twice`, heading.line)
  const rows = records.map(({ cells, line }) => {
    const filled = cells.findLastIndex((cell) => cell !== '') + 1
    if (filled > width || cells.length < width)
      throw refuse(
        `the row has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, the heading has ${width}`,
        line,
      )
    return { line, cells: Object.fromEntries(columns.map((name, i) => [name, unmarkFormula(cells[i]!)])) }
  })
  return { columns, rows }
}

interface PlacedCells {
  readonly cells: readonly string[]
  readonly line: number
}

function readRecords(
  text: string,
  refuse: (detail: string, line: number, cause: unknown) => KanfaError,
): PlacedCells[] {
  const heading = text.slice(0, text.search(/\n|$/))
  const delimiter = [',', '\t', ';'].reduce((best, each) => (count(heading, each) > count(heading, best) ? each : best))
  const placed: PlacedCells[] = []
  let above = 0
  try {
    parse(text, {
      delimiter,
      raw: true,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: delimiter === '\t',
      onRecord: (given: unknown) => {
        const { record: cells, raw } = given as { record: string[]; raw: string }
        if (cells.some((cell) => cell !== '')) placed.push({ cells, line: above + 1 })
        above += count(raw, '\n')
        return null
      },
    })
    return placed
  } catch (error) {
    const { code, message } = error as CsvError
    throw refuse(QUOTE_PROBLEMS[code] ?? message, above + 1, error)
  }
}

const QUOTE_PROBLEMS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened in this row and never closed',
  CSV_INVALID_CLOSING_QUOTE: 'a quote inside a cell must be doubled, and the cell stand in quotes',
  INVALID_OPENING_QUOTE: 'a quote inside a cell must be doubled, and the cell stand in quotes',
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1
}
