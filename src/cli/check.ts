import { KanfaError } from '../errors.js'
import { type CaseFolder, findCases } from '../io/cases.js'
import { appendText, writeWhole } from '../io/write-file.js'
import { loadKit } from '../kit.js'
import { REPORTERS, type Reporter, type ReporterName } from '../output/check/reporters.js'
import { renderCues } from '../output/cues.js'
import type { Kit } from '../pipeline.js'
import { parseCaseSettings } from '../quality/case-settings.js'
import {
  type CaseResult,
  checkCase,
  currentRows,
  type Floors,
  fallsBelow,
  hasFailed,
  pairLabels,
} from '../quality/check-case.js'
import type { CheckReport } from '../quality/check-report.js'
import { sameRows } from '../quality/compare-rows.js'
import { parseGolden, renderGolden } from '../quality/golden-file.js'
import { parseLabels } from '../quality/label-file.js'
import { measureAgreement } from '../quality/metrics.js'
import { analyseCase } from './analyse-case.js'
import { initCases } from './check-init.js'
import { type JudgingOptions, kitOptionsOf } from './judging-options.js'
import { renderNotice } from './render-notice.js'
import type { Run } from './run.js'
import { languageOf, mayColour, type Terminal } from './terminal.js'

interface CheckOptions extends JudgingOptions {
  readonly init?: readonly string[]
  readonly update?: boolean
  readonly force?: boolean
  readonly tolerance?: number
  readonly minAgreement?: number
  readonly minMacroF1?: number
  readonly reporter?: readonly { readonly name: ReporterName; readonly file?: string }[]
  readonly only?: string
  readonly shard?: { readonly index: number; readonly count: number }
  readonly bail?: boolean
  readonly color: boolean
}

/** `kanfa check FOLDER…`: compares every case with its golden and its labels. 0 all held, 1 something moved, 2 a case could not run. */
export const check: Run<CheckOptions> = async (folders, options, terminal) => {
  if (options.update && terminal.env.CI === 'true' && !options.force) throw new KanfaError('not-in-ci')
  if (options.init) return initCases(options.init, folders, options, terminal)
  const cases = pickCases(await findCases(folders), options)
  const kit = loadKit(kitOptionsOf(options, terminal))
  const results: CaseResult[] = []
  for (const each of cases) {
    const result = await runCase(each, kit, options, terminal)
    results.push(result)
    if (options.bail && hasFailed(result)) break
  }
  const report = makeReport(results, options)
  await writeReports(report, options, terminal)
  if (results.some((result) => result.status === 'broken')) return 2
  return results.some(hasFailed) || report.falls.length > 0 ? 1 : 0
}

/** Cases of `--only` and of `--shard`: every count-th, so that slow neighbours are spread. */
function pickCases(cases: readonly CaseFolder[], { only, shard }: CheckOptions): CaseFolder[] {
  const matched = only === undefined ? cases : cases.filter((each) => globMatches(only, each.name))
  return shard ? matched.filter((_, i) => i % shard.count === shard.index - 1) : [...matched]
}

/** `*` stands for any characters; a pattern without it matches anywhere in the name. */
function globMatches(pattern: string, name: string): boolean {
  if (!pattern.includes('*')) return name.includes(pattern)
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^]*')
  return new RegExp(`(^|/)${source}$`).test(name)
}

async function runCase(folder: CaseFolder, kit: Kit, options: CheckOptions, terminal: Terminal): Promise<CaseResult> {
  try {
    const { options: reading, floors } = parseCaseSettings(folder.settingsText, folder.settings)
    if (folder.page instanceof KanfaError) throw folder.page
    const { comments } = await analyseCase(folder.page, reading, kit)
    const current = currentRows(comments, (comment) => renderCues(comment.cues, comment.stance))
    const accepted = folder.goldenText === undefined ? undefined : parseGolden(folder.goldenText, folder.golden)
    const judged =
      folder.labelText === undefined ? [] : pairLabels(parseLabels(folder.labelText, folder.labels), comments)
    const result = checkCase(folder, accepted, current, judged, { tolerance: options.tolerance ?? 0, floors })
    if (!options.update || (accepted && sameRows(accepted, current))) return result
    await writeWhole(folder.golden, renderGolden(current))
    return { ...result, status: 'updated' }
  } catch (error) {
    if (!(error instanceof KanfaError)) throw error
    terminal.stderr.write(renderNotice(error, options.lang ?? languageOf(terminal)))
    const { name, golden } = folder
    return {
      name,
      golden,
      status: 'broken',
      comments: 0,
      differences: [],
      judged: [],
      falls: [],
      notice: { code: error.code, where: error.where, args: error.args },
    }
  }
}

function makeReport(cases: readonly CaseResult[], { minAgreement, minMacroF1 }: Floors): CheckReport {
  const judged = cases.flatMap((each) => each.judged)
  const agreement = judged.length > 0 ? measureAgreement(judged) : undefined
  return { cases, agreement, falls: agreement ? fallsBelow(agreement, { minAgreement, minMacroF1 }) : [] }
}

async function writeReports(report: CheckReport, options: CheckOptions, terminal: Terminal): Promise<void> {
  for (const { name, file } of options.reporter ?? [{ name: 'pretty' as const }]) {
    const render: Reporter = REPORTERS[name]
    const text = render(report, { color: options.color && file === undefined && mayColour(terminal) })
    if (file === undefined) terminal.stdout.write(text)
    else await writeWhole(file, text)
  }
  const summary = terminal.env.GITHUB_STEP_SUMMARY
  if (summary) await appendText(summary, REPORTERS.markdown(report))
}
