import { openPipeSink } from '../io/sinks.js'
import { appendText, writeWhole } from '../io/write-file.js'
import type { Reporter } from '../output/check/reporter.js'
import type { ReporterName } from '../output/check/reporter-names.js'
import { REPORTERS } from '../output/check/reporters.js'
import type { CheckReport } from '../quality/check-report.js'
import { mayColour, type Terminal, widthOf } from './terminal.js'

/** Where a check is reported. */
export interface CheckReporting {
  readonly reporter?: readonly { readonly name: ReporterName; readonly file?: string }[]
  readonly color: boolean
}

/**
 * Writes the report by every reporter asked for, to its file or to standard output; `pretty` without any. Where
 * `GITHUB_STEP_SUMMARY` names a file, the Markdown is added to it. Throws `bad-output`.
 */
export async function writeCheck(report: CheckReport, options: CheckReporting, terminal: Terminal): Promise<void> {
  const stdout = openPipeSink(terminal.stdout)
  const width = widthOf(terminal)
  for (const { name, file } of options.reporter ?? [{ name: 'pretty' as const }]) {
    const render: Reporter = REPORTERS[name]
    const text = render(report, { width, color: options.color && file === undefined && mayColour(terminal) })
    if (file === undefined) await stdout.write(text)
    else await writeWhole(file, text)
  }
  await stdout.finish()
  const summary = terminal.env.GITHUB_STEP_SUMMARY
  if (summary) await appendText(summary, `${REPORTERS.markdown(report)}\n`)
}
