import { type CaseResult, hasFailed } from '../../quality/check-case.js'
import type { CheckReport } from '../../quality/check-report.js'
import type { Confusion } from '../../quality/confusion.js'
import { STANCES } from '../../types.js'
import { escapeText } from '../markdown.js'
import { differenceText, noticeText, oneLine, unpairedText } from './difference-text.js'
import { disagreements, disagreementText } from './disagreements.js'
import { agreementText, caseAgreementText, fallText, hasFlips, STATUS_TEXT, totalsText } from './totals.js'

/** Lines of a case that are shown; the rest is counted. A merge request's comment holds 65,536 characters. */
const MOST_LINES = 10
/** Cases that are shown. */
const MOST_CASES = 50

/** The report for a merge request or a step's summary: what moved as a table, the flips, the agreement. */
export function renderMarkdownReport(report: CheckReport): string {
  const { stances, falls } = report
  const telling = report.cases.filter(
    (each) => each.status !== 'held' || hasFailed(each) || each.differences.length > 0 || each.notices.length > 0,
  )
  const rows = telling.slice(0, MOST_CASES).map((each) => {
    const name = [each.name, each.note].filter((part) => part !== undefined).map((part) => escapeText(oneLine(part)))
    const cells = [name.join('<br>'), STATUS_TEXT[each.status], caseAgreementText(each) ?? '', linesOf(each)]
    return `| ${cells.join(' | ')} |`
  })
  if (telling.length > MOST_CASES) rows.push(`| … ${telling.length - MOST_CASES} more | | | |`)
  const agreement = agreementText(report)
  const parts = [
    `### kanfa check: ${totalsText(report)}`,
    rows.length > 0
      ? ['| case | result | labels | what |', '| --- | --- | --- | --- |', ...rows].join('\n')
      : undefined,
    hasFlips(stances) ? `Stances, accepted ↓ now →\n\n${matrix(stances)}` : undefined,
    falls.length > 0 ? falls.map((fall) => `- **all cases: ${escapeText(fallText(fall))}**`).join('\n') : undefined,
    agreement && `${agreement.charAt(0).toUpperCase()}${agreement.slice(1)}.`,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

function linesOf(each: CaseResult): string {
  const lines = [
    ...each.notices.map(noticeText),
    ...each.differences.map(differenceText),
    ...each.unpaired.map(unpairedText),
    ...each.falls.map(fallText),
    ...disagreements(each).map(disagreementText),
  ]
  const shown = lines.slice(0, MOST_LINES).map(escapeText)
  if (lines.length > MOST_LINES) shown.push(`… ${lines.length - MOST_LINES} more`)
  return shown.join('<br>')
}

function matrix(stances: Confusion): string {
  return [
    `| | ${STANCES.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(STANCES.length)}`,
    ...STANCES.map((from) => `| ${from} | ${STANCES.map((to) => stances[from][to]).join(' | ')} |`),
  ].join('\n')
}
