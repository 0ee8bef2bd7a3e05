import { Chalk } from 'chalk'
import { type CaseResult, hasFailed } from '../../quality/check-case.js'
import type { CheckReport } from '../../quality/check-report.js'
import type { Confusion } from '../../quality/confusion.js'
import { STANCES } from '../../types.js'
import { createPaint } from '../stance-style.js'
import { isWarning, noticeText, UNPAIRED_HINT, whoText } from './difference-text.js'
import { disagreements } from './disagreements.js'
import {
  headLine,
  type PrettyLook,
  prettyDifference,
  sideLines,
  stanceText,
  textLines,
  toldLines,
} from './pretty-difference.js'
import type { ReporterOptions } from './reporter.js'
import {
  agreementText,
  caseAgreementText,
  countAgreeing,
  counted,
  fallText,
  hasFlips,
  STATUS_TEXT,
  totalsText,
} from './totals.js'

/** Differences of one case that are drawn; the rest is counted. */
const MOST_DIFFERENCES = 40
/** Cases named among those that agree least with their labels. */
const MOST_CASES = 5

/** The report for a terminal: cases that moved with every difference, then what all came to. Cases that held are summed up. */
export function renderPretty(report: CheckReport, { color, width }: ReporterOptions): string {
  const chalk = new Chalk({ level: color ? 2 : 0 })
  const look: PrettyLook = { chalk, paint: createPaint(color), width }
  const { cases, stances, agreement, falls } = report
  const blocks = cases.filter(isTelling).map((each) => caseLines(each, look))
  if (hasFlips(stances)) blocks.push(matrixLines('accepted ↓ now →', stances))
  const agreed = agreementText(report)
  if (agreement && agreed)
    blocks.push([agreed, ...matrixLines('label ↓ told →', agreement.confusion), ...leastAgreeing(cases)])
  const others = cases.reduce((sum, each) => sum + (each.status === 'accepted' ? 0 : each.otherCues), 0)
  const failed = cases.some((each) => each.status === 'broken' || hasFailed(each)) || falls.length > 0
  blocks.push([
    ...(others > 0
      ? [chalk.dim(`${counted(others, 'comment')} held with other words or weights; --update writes them down`)]
      : []),
    ...falls.map((fall) => chalk.red(`all cases: ${fallText(fall)}`)),
    (failed ? chalk.red : chalk.green)(totalsText(report)),
  ])
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function isTelling(each: CaseResult): boolean {
  return each.status !== 'held' || hasFailed(each) || each.differences.length > 0 || each.notices.length > 0
}

function caseLines(each: CaseResult, look: PrettyLook): string[] {
  const { chalk } = look
  const { status, differences, firsts, otherCues } = each
  const paint = status === 'held' ? chalk.dim : status === 'accepted' ? chalk.green : chalk.red
  const facts = [STATUS_TEXT[status], caseAgreementText(each)].filter((fact) => fact !== undefined)
  const lines = [`${chalk.bold(each.name)}  ${paint(facts.join(' · '))}`]
  if (each.note !== undefined) lines.push(...sideLines(chalk.dim, 'note', each.note, look))
  for (const notice of each.notices)
    lines.push(...sideLines(isWarning(notice) ? chalk.yellow : chalk.red, '!', noticeText(notice), look))
  if (status === 'missing-golden')
    lines.push(
      ...sideLines(chalk.red, '!', `${each.golden} is missing; kanfa check --update accepts what is there`, look),
    )
  for (const difference of differences.slice(0, MOST_DIFFERENCES))
    lines.push(...prettyDifference(difference, each.golden, look))
  if (differences.length > MOST_DIFFERENCES) lines.push(moreLine(differences.length - MOST_DIFFERENCES, look))
  for (const row of firsts.slice(0, MOST_DIFFERENCES))
    lines.push(...headLine(chalk.green, 'first', whoText(row), undefined, look), ...toldLines(row, look))
  if (firsts.length > MOST_DIFFERENCES) lines.push(moreLine(firsts.length - MOST_DIFFERENCES, look))
  if (status === 'accepted' && otherCues > 0)
    lines.push(chalk.dim(`  ${counted(otherCues, 'comment')} held with other words or weights: written down`))
  for (const label of each.unpaired)
    lines.push(
      ...headLine(chalk.red, 'label', `${label.label}: no comment says this`, `${each.labels}:${label.line}`, look),
      ...textLines(label.text, look),
      ...sideLines(chalk.dim, '→', UNPAIRED_HINT, look),
    )
  for (const fall of each.falls) lines.push(...headLine(chalk.red, 'floor', fallText(fall), undefined, look))
  for (const told of disagreements(each)) {
    const wanted = [told.label, told.second].filter((label) => label !== undefined).map(stanceText)
    const what = `#${told.n}: label ${wanted.join(' or ')}, told ${stanceText(told.stance)}`
    lines.push(...headLine(chalk.yellow, '', what, `${each.labels}:${told.line}`, look), ...textLines(told.text, look))
  }
  return lines
}

function moreLine(count: number, { chalk }: PrettyLook): string {
  return chalk.dim(`  … ${count} more; --reporter json has all`)
}

/** Counts of stances, from the row's to the column's; a dot for none, so that what moved is seen. */
function matrixLines(corner: string, counts: Confusion): string[] {
  const first = Math.max(corner.length, ...STANCES.map((stance) => stance.length))
  const row = (name: string, cells: readonly string[]) =>
    `  ${name.padEnd(first)}${cells.map((cell, i) => cell.padStart(STANCES[i]!.length + 2)).join('')}`
  return [
    row(corner, STANCES),
    ...STANCES.map((from) =>
      row(
        from,
        STANCES.map((to) => String(counts[from][to] || '·')),
      ),
    ),
  ]
}

function leastAgreeing(cases: readonly CaseResult[]): string[] {
  const ranked = cases
    .map((each) => ({ each, agreeing: countAgreeing(each.judged) }))
    .filter(({ each, agreeing }) => agreeing < each.judged.length)
    .sort(
      (a, b) =>
        a.agreeing / a.each.judged.length - b.agreeing / b.each.judged.length || (a.each.name < b.each.name ? -1 : 1),
    )
  const full = cases.filter((each) => each.judged.length > 0).length - ranked.length
  return [
    ...ranked.slice(0, MOST_CASES).map(({ each }) => `  ${caseAgreementText(each)}: ${each.name}`),
    ...(ranked.length > MOST_CASES
      ? [`  … ${counted(ranked.length - MOST_CASES, 'more case')} agree in part, ${full} in full`]
      : []),
  ]
}
