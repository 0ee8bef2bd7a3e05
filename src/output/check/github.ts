import type { CaseResult } from '../../quality/check-case.js'
import type { CheckReport } from '../../quality/check-report.js'
import type { Where } from '../../types.js'
import { differenceText, isWarning, noticeText, unpairedText } from './difference-text.js'
import { disagreements, disagreementText } from './disagreements.js'
import { agreementText, fallText, totalsText } from './totals.js'

/** Workflow commands that GitHub draws at file and line, then the totals as plain lines. */
export function renderGithub(report: CheckReport): string {
  const lines = [
    ...report.cases.flatMap(annotateCase),
    ...report.falls.map((fall) => annotation('error', {}, `all cases: ${fallText(fall)}`)),
    ...[agreementText(report) ?? []].flat(),
    totalsText(report),
  ]
  return `${lines.join('\n')}\n`
}

function annotateCase(each: CaseResult): string[] {
  const { golden, labels, status, differences, unpaired, falls, notices, name } = each
  const accepted = status === 'accepted'
  return [
    ...notices.map((notice) => {
      const level = accepted ? 'notice' : isWarning(notice) ? 'warning' : 'error'
      return annotation(level, notice.where ?? {}, noticeText(notice))
    }),
    ...(status === 'missing-golden'
      ? [annotation('error', { file: golden }, `${name} has no golden.csv; kanfa check --update accepts what is there`)]
      : []),
    ...differences.map((difference) => {
      const held = accepted || (difference.kind === 'stance' && difference.tolerated)
      const line = 'line' in difference ? difference.line : 1
      return annotation(held ? 'notice' : 'error', { file: golden, line }, differenceText(difference))
    }),
    ...unpaired.map((label) => annotation('error', { file: labels, line: label.line }, unpairedText(label))),
    ...falls.map((fall) => annotation('error', { file: labels, line: 1 }, `${name}: ${fallText(fall)}`)),
    ...disagreements(each).map((told) =>
      annotation('warning', { file: labels, line: told.line }, disagreementText(told)),
    ),
  ]
}

function annotation(level: 'error' | 'warning' | 'notice', { file, line }: Where, message: string): string {
  const properties = { file, line, title: 'kanfa check' }
  const given = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : `${key}=${escapeMessage(String(value)).replace(/:/g, '%3A').replace(/,/g, '%2C')}`,
  )
  return `::${level} ${given.join(',')}::${escapeMessage(message)}`
}

/** As GitHub's own toolkit escapes, so that no comment's text starts a command. */
function escapeMessage(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}
