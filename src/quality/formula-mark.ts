/**
 * Goldens and labels are opened in spreadsheets, and comments are strangers' texts: `=HYPERLINK(…)` would run. So a cell that
 * begins like a formula (OWASP, "CSV injection"; full width too) gets `'` before it, which reading takes off. A cell that begins
 * with such marks already gets one more, so that every text comes back as it was. Numbers need no mark.
 */
const RUNS = /^'*[=+\-@\t\r＝＋－＠]/
const MARKED = /^'+[=+\-@\t\r＝＋－＠]/
const NUMBER = /^[+-]?\d+(\.\d+)?$/

/** The cell as it is written. */
export function markFormula(cell: string): string {
  return RUNS.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell
}

/** The cell as it was before `markFormula`. A cell that a person wrote without a mark stays as it is. */
export function unmarkFormula(cell: string): string {
  return MARKED.test(cell) ? cell.slice(1) : cell
}
