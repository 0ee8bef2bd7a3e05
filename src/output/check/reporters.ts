import { renderGithub } from './github.js'
import { renderJsonReport } from './json-report.js'
import { renderJunit } from './junit.js'
import { renderMarkdownReport } from './markdown.js'
import { renderPretty } from './pretty.js'
import type { Reporter } from './reporter.js'

/** Every reporter by its name. */
export const REPORTERS = {
  pretty: renderPretty,
  json: renderJsonReport,
  junit: renderJunit,
  github: renderGithub,
  markdown: renderMarkdownReport,
} as const satisfies Record<string, Reporter>

export type ReporterName = keyof typeof REPORTERS
export const REPORTER_NAMES = Object.keys(REPORTERS) as ReporterName[]
