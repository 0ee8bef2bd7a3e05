import { KanfaError } from '../errors.js'
import type { CaseFolder } from '../io/cases.js'
import { writeWhole } from '../io/write-file.js'
import { renderGoldenCues } from '../output/check/golden-cues.js'
import type { Kit } from '../pipeline.js'
import { acceptCase, type CaseResult, checkCase, currentRows } from '../quality/check-case.js'
import { isUpToDate } from '../quality/compare-rows.js'
import { renderGolden } from '../quality/golden-file.js'
import { analyseCase } from './analyse-case.js'
import { readCase } from './read-case.js'

/** How cases are compared. */
export interface CaseOptions {
  readonly update?: boolean
  readonly tolerance?: number
}

/** Runs one case; with `update` writes its golden where it is not up to date. What keeps it from running makes it `broken`. */
export async function runCase(folder: CaseFolder, kit: Kit, options: CaseOptions): Promise<CaseResult> {
  const files = await readCase(folder)
  if (Array.isArray(files)) return brokenCase(folder, files)
  try {
    const { comments, notices } = await analyseCase(folder.page, files.reading, kit)
    const current = currentRows(comments, (comment) => renderGoldenCues(comment.cues, comment.stance))
    const compared = checkCase(files, comments, current, options.tolerance ?? 0)
    // a page that reads as it was accepted warns of nothing new
    const result: CaseResult = { ...compared, notices: compared.status === 'held' ? [] : notices }
    if (!options.update || (files.accepted && isUpToDate(files.accepted, current))) return result
    await writeWhole(folder.golden, renderGolden(current))
    return acceptCase(result, files.accepted, current)
  } catch (error) {
    if (!(error instanceof KanfaError)) throw error
    return brokenCase(folder, [error])
  }
}

function brokenCase({ name, golden, labels }: CaseFolder, errors: readonly KanfaError[]): CaseResult {
  return {
    name,
    golden,
    labels,
    status: 'broken',
    comments: 0,
    differences: [],
    firsts: [],
    otherCues: 0,
    judged: [],
    unpaired: [],
    falls: [],
    notices: errors.map(({ code, where, args }) => ({ code, where, args })),
  }
}
