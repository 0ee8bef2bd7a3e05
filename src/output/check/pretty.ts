import { Chalk } from 'chalk'
import type { CaseResult, Fall } from '../../quality/check-case.js'
import type { CheckReport } from '../../quality/check-report.js'
import type { Metrics } from '../../quality/metrics.js'
import { STANCES } from '../../types.js'
import { differenceText } from './difference-text.js'

/** The report for a terminal: cases that moved with every difference, then what all came to. */
export function renderPretty({ cases, agreement, falls }: CheckReport, { color }: { color: boolean }): string {
  const chalk = new Chalk({ level: color ? 2 : 0 })
  const lines: string[] = []
  for (const each of cases) {
    if (each.status === 'held' && each.falls.length === 0 && each.differences.length === 0) continue
    lines.push(`${chalk.bold(each.name)}  ${chalk.red(STATUS[each.status])}`)
    for (const difference of each.differences) {
      const paint = difference.kind === 'lost' ? chalk.red : difference.kind === 'new' ? chalk.green : chalk.yellow
      const place = 'line' in difference ? `${each.golden}:${difference.line}` : each.golden
      lines.push(`  ${paint(differenceText(difference))}  ${chalk.dim(place)}`)
    }
    for (const fall of each.falls) lines.push(`  ${chalk.red(fallText(fall))}`)
    lines.push('')
  }
  if (agreement) lines.push(...agreementLines(agreement), '')
  for (const fall of falls) lines.push(chalk.red(`all cases: ${fallText(fall)}`))
  lines.push(totals(cases))
  return `${lines.join('\n')}\n`
}

const STATUS: Readonly<Record<CaseResult['status'], string>> = {
  held: 'held',
  changed: 'changed',
  'missing-golden': 'has no golden.csv (kanfa check --update accepts what is there)',
  broken: 'could not run',
  updated: 'accepted',
}

/** A figure below its floor: `macroF1 0.61 is below 0.65`. */
export function fallText({ figure, value, floor }: Fall): string {
  return `${figure} ${value.toFixed(3)} is below ${floor}`
}

/** `12 cases, 240 comments: 11 held, 1 changed`. */
export function totals(cases: readonly CaseResult[]): string {
  const counts = new Map<string, number>()
  for (const { status } of cases) counts.set(status, (counts.get(status) ?? 0) + 1)
  const comments = cases.reduce((sum, each) => sum + each.comments, 0)
  const parts = [...counts].map(([status, count]) => `${count} ${status}`)
  return `${cases.length} cases, ${comments} comments: ${parts.join(', ') || 'none'}`
}

function agreementLines({ comments, lenientAccuracy, macroF1, kappa, confusion }: Metrics): string[] {
  const heading = `labels: ${comments} · agreement ${(lenientAccuracy * 100).toFixed(1)} % · macro-F1 ${macroF1.toFixed(3)} · kappa ${kappa.toFixed(3)}`
  const width = 11
  return [
    heading,
    `  ${'label ↓ told →'.padEnd(width + 4)}${STANCES.map((stance) => stance.padStart(width)).join('')}`,
    ...STANCES.map(
      (label) =>
        `  ${label.padEnd(width + 4)}${STANCES.map((stance) => String(confusion[label][stance]).padStart(width)).join('')}`,
    ),
  ]
}
