import { join } from 'node:path'
import { exitCodeOf, KanfaError } from '../errors.js'
import { findCases } from '../io/cases.js'
import { packageFolder } from '../io/package-folder.js'
import { watchCases } from '../io/watch.js'
import { loadKit } from '../kit.js'
import type { Kit } from '../pipeline.js'
import { type CaseResult, hasFailed } from '../quality/check-case.js'
import { exitCodeOfCheck, makeReport } from '../quality/check-report.js'
import type { Floors } from '../quality/floors.js'
import { initCases } from './check-init.js'
import { untilInterrupted } from './interrupt.js'
import { type JudgingOptions, kitOptionsOf } from './judging-options.js'
import { type Picking, pickCases } from './pick-cases.js'
import type { Run } from './run.js'
import { type CaseOptions, runCase } from './run-case.js'
import { tell } from './tell.js'
import type { Terminal } from './terminal.js'
import { type CheckReporting, writeCheck } from './write-check.js'

interface CheckOptions extends JudgingOptions, CaseOptions, Floors, Picking, CheckReporting {
  readonly init?: readonly string[]
  readonly force?: boolean
  readonly bail?: boolean
  readonly watch?: boolean
}

/** `kanfa check FOLDER…`: compares every case with its golden and its labels. 0 all held, 1 something moved, 2 a case could not run. */
export const check: Run<CheckOptions> = async (folders, options, terminal) => {
  if (options.update && isCi(terminal) && !options.force) throw new KanfaError('not-in-ci')
  if (options.init) return initCases(options.init, folders, options, terminal)
  if (folders.length === 0) throw new KanfaError('usage', { detail: 'check what? name a folder with cases' })
  if (options.watch) return watchAndCheck(folders, options, terminal)
  return checkOnce(folders, options, loadKit(kitOptionsOf(options, terminal)), terminal)
}

/** GitHub, GitLab and nearly all others set `CI=true`, a few `CI=1`. */
function isCi({ env }: Terminal): boolean {
  return !['', '0', 'false'].includes((env.CI ?? '').toLowerCase())
}

async function checkOnce(
  folders: readonly string[],
  options: CheckOptions,
  kit: Kit,
  terminal: Terminal,
): Promise<number> {
  const cases = pickCases(await findCases(folders), options)
  const results: CaseResult[] = []
  for (const each of cases) {
    const result = await runCase(each, kit, options)
    results.push(result)
    if (result.status === 'broken') for (const notice of result.notices) tell(notice, options, terminal)
    if (options.bail && (result.status === 'broken' || hasFailed(result))) break
  }
  // a shard may hold no labels at all: then there is nothing to hold against the floors
  const floors = options.shard && results.every(({ judged }) => judged.length === 0) ? {} : options
  const report = makeReport(results, cases.length - results.length, floors)
  await writeCheck(report, options, terminal)
  return exitCodeOfCheck(report)
}

/** Checks again whenever a case or a lexicon changes. Ends on Ctrl-C with the exit code of the last check. */
async function watchAndCheck(folders: readonly string[], options: CheckOptions, terminal: Terminal): Promise<number> {
  if (options.update) throw new KanfaError('usage', { detail: '--watch would accept every change: leave out --update' })
  const lexicons = [join(packageFolder(), 'lexicons'), ...(options.lexicon ?? [])]
  const watch = await watchCases(folders, lexicons)
  const interrupted = untilInterrupted(terminal)
  let exitCode = 0
  let kit: Kit | undefined
  let changed: readonly string[] | undefined = []
  while (changed) {
    if (changed.some((path) => /\.(tsv|txt)$|scoring\.json$/.test(path))) kit = undefined
    try {
      kit ??= loadKit(kitOptionsOf(options, terminal))
      exitCode = await checkOnce(folders, options, kit, terminal)
    } catch (error) {
      if (!(error instanceof KanfaError)) throw error
      tell(error, options, terminal)
      exitCode = exitCodeOf(error)
    }
    tell({ code: 'watching' }, options, terminal)
    changed = await Promise.race([watch.changed(), interrupted])
    if (changed) tell({ code: 'changed', args: { paths: changed.join(', ') } }, options, terminal)
  }
  watch.close()
  return exitCode
}
