import { hasFailed } from '../../quality/check-case.js'
import type { CheckReport } from '../../quality/check-report.js'
import { toJson } from '../ndjson.js'
import { differenceText } from './difference-text.js'
import { fallText, renderPretty, totals } from './pretty.js'

/** Turns a finished check into text. Reporters never decide the exit code. */
export type Reporter = (report: CheckReport, options: { readonly color: boolean }) => string

/** Every reporter by its name. */
export const REPORTERS = {
  pretty: renderPretty,
  json: (report) => `${toJson(report)}\n`,
  junit: renderJunit,
  github: renderGithub,
  markdown: renderMarkdownReport,
} as const satisfies Record<string, Reporter>

export type ReporterName = keyof typeof REPORTERS
export const REPORTER_NAMES = Object.keys(REPORTERS) as ReporterName[]

/** JUnit XML as Jenkins and GitLab read it: a test case for each case, a failure with its differences as text. */
function renderJunit({ cases, falls }: CheckReport): string {
  const suites = cases.map((each) => {
    const lines = [...each.differences.map(differenceText), ...each.falls.map(fallText)]
    const body = hasFailed(each)
      ? `<failure message="${xml(lines[0] ?? each.status)}" type="${each.status}">${xml(lines.join('\n'))}</failure>`
      : each.status === 'broken'
        ? `<error message="${xml(each.notice?.code ?? 'broken')}" type="broken"/>`
        : ''
    return `    <testcase name="${xml(each.name)}" classname="kanfa.check">${body}</testcase>\n`
  })
  if (falls.length > 0) {
    const text = xml(falls.map(fallText).join('\n'))
    suites.push(
      `    <testcase name="all cases" classname="kanfa.check"><failure message="${text}" type="floor">${text}</failure></testcase>\n`,
    )
  }
  const failures = cases.filter(hasFailed).length + Number(falls.length > 0)
  const errors = cases.filter((each) => each.status === 'broken').length
  const counts = `tests="${suites.length}" failures="${failures}" errors="${errors}"`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${counts}>\n  <testsuite name="kanfa check" ${counts}>\n${suites.join('')}  </testsuite>\n</testsuites>\n`
}

/** Text inside XML; characters XML 1.0 does not allow are left out. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\n/g, '&#10;')
}

/** Workflow commands that GitHub shows at file and line. */
function renderGithub({ cases, falls }: CheckReport): string {
  const lines = cases.flatMap((each) => [
    ...each.differences.map((difference) => {
      const level = difference.kind === 'stance' && difference.tolerated ? 'notice' : 'error'
      const line = 'line' in difference ? `,line=${difference.line}` : ''
      return `::${level} file=${property(each.golden)}${line},title=kanfa check::${command(differenceText(difference))}`
    }),
    ...(each.status === 'missing-golden'
      ? [`::error title=kanfa check::${command(`${each.name} has no golden.csv`)}`]
      : []),
    ...each.falls.map((fall) => `::error title=kanfa check::${command(`${each.name}: ${fallText(fall)}`)}`),
  ])
  return `${[...lines, ...falls.map((fall) => `::error title=kanfa check::${command(fallText(fall))}`), totals(cases)].join('\n')}\n`
}

function command(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}

function property(text: string): string {
  return command(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
}

/** A table for a merge request. */
function renderMarkdownReport({ cases, agreement, falls }: CheckReport): string {
  const rows = cases
    .filter((each) => each.status !== 'held' || each.falls.length > 0)
    .map((each) => {
      const lines = [...each.differences.map(differenceText), ...each.falls.map(fallText)].map(markdown)
      return `| ${markdown(each.name)} | ${each.status} | ${lines.join('<br>')} |`
    })
  const table = rows.length > 0 ? ['| case | result | differences |', '| --- | --- | --- |', ...rows, ''] : []
  const figures = agreement
    ? [
        `Agreement with ${agreement.comments} labels: ${(agreement.lenientAccuracy * 100).toFixed(1)} %, macro-F1 ${agreement.macroF1.toFixed(3)}.`,
        '',
      ]
    : []
  return `${['### kanfa check', '', ...table, ...figures, ...falls.map(fallText), totals(cases)].join('\n')}\n`
}

function markdown(text: string): string {
  return text
    .replace(/[\\`*_[\]#|~]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\n/g, ' ')
}
