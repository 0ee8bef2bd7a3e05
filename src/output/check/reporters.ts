import { renderGithub } from './github.js'
import { renderJsonReport } from './json-report.js'
import { renderJunit } from './junit.js'
import { renderMarkdownReport } from './markdown.js'
import { renderPretty } from './pretty.js'
import type { Reporter } from './reporter.js'
import type { ReporterName } from './reporter-names.js'

/** Every reporter by its name. */
export const REPORTERS = {
  pretty: renderPretty,
  json: renderJsonReport,
  junit: renderJunit,
  github: renderGithub,
  markdown: renderMarkdownReport,
} as const satisfies Record<ReporterName, Reporter>
