import { type CaseResult, hasFailed } from '../../quality/check-case.js'
import type { CheckReport } from '../../quality/check-report.js'
import { differenceText, noticeText, unpairedText } from './difference-text.js'
import { disagreements, disagreementText } from './disagreements.js'
import { caseAgreementText, fallText, STATUS_TEXT, totalsText } from './totals.js'

/**
 * JUnit XML as Jenkins, GitLab and Azure read it: a test case for each case, one failure with all that moved as its text, one error
 * when the case could not run. Floors over all cases are a test case of their own. No times: the same check gives the same file.
 */
export function renderJunit(report: CheckReport): string {
  const { cases, falls } = report
  const tests = cases.map((each) => testCase(each.name, outcomeOf(each), [each.note, caseAgreementText(each)]))
  if (falls.length > 0) tests.push(testCase('all cases', tag('failure', 'floor', falls.map(fallText))))
  const failures = cases.filter((each) => each.status !== 'broken' && hasFailed(each)).length + Number(falls.length > 0)
  const errors = cases.filter((each) => each.status === 'broken').length
  const counts = `tests="${tests.length}" failures="${failures}" errors="${errors}"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="kanfa check" ${counts}>`,
    `  <testsuite name="kanfa check" ${counts}>`,
    ...tests,
    `    <system-out>${xmlText(totalsText(report))}</system-out>`,
    '  </testsuite>',
    '</testsuites>\n',
  ].join('\n')
}

function testCase(name: string, outcome: string, notes: readonly (string | undefined)[] = []): string {
  const said = notes.filter((note) => note !== undefined).join('; ')
  const parts = [outcome, said === '' ? '' : `      <system-out>${xmlText(said)}</system-out>`].filter(Boolean)
  const head = `    <testcase name="${xmlAttribute(name)}" classname="kanfa.check"`
  return parts.length === 0 ? `${head}/>` : `${head}>\n${parts.join('\n')}\n    </testcase>`
}

function outcomeOf(each: CaseResult): string {
  if (each.status === 'broken') return tag('error', 'broken', each.notices.map(noticeText))
  if (!hasFailed(each)) return ''
  const accepted = each.status === 'accepted'
  return tag('failure', each.status, [
    ...(each.status === 'missing-golden' ? [STATUS_TEXT[each.status]] : []),
    ...(accepted ? [] : [...each.notices.map(noticeText), ...each.differences.map(differenceText)]),
    ...each.unpaired.map(unpairedText),
    ...each.falls.map(fallText),
    ...disagreements(each).map(disagreementText),
  ])
}

function tag(name: string, type: string, lines: readonly string[]): string {
  const message = lines.length > 1 ? `${lines[0]} (and ${lines.length - 1} more)` : (lines[0] ?? type)
  return `      <${name} message="${xmlAttribute(message)}" type="${type}">${xmlText(lines.join('\n'))}</${name}>`
}

function xmlText(text: string): string {
  return text.replace(NOT_XML, '\ufffd').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

function xmlAttribute(text: string): string {
  return xmlText(text).replace(/"/g, '&quot;').replace(/\t/g, '&#9;').replace(/\n/g, '&#10;').replace(/\r/g, '&#13;')
}

/** Characters that no XML 1.0 document may hold. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
