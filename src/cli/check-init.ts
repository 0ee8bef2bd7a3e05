import { basename, extname, join } from 'node:path'
import { KanfaError } from '../errors.js'
import { findCases } from '../io/cases.js'
import { findSources } from '../io/sources.js'
import { copyTo, writeWhole } from '../io/write-file.js'
import { loadKit } from '../kit.js'
import { renderGoldenCues } from '../output/check/golden-cues.js'
import { counted } from '../output/check/totals.js'
import type { Kit } from '../pipeline.js'
import { currentRows } from '../quality/check-case.js'
import { renderGolden } from '../quality/golden-file.js'
import { renderEmptyLabels } from '../quality/label-file.js'
import { analyseCase } from './analyse-case.js'
import { type JudgingOptions, kitOptionsOf } from './judging-options.js'
import type { Terminal } from './terminal.js'

/**
 * `kanfa check --init PAGE… [FOLDER]`: a new case from each page: the page with its saved frames, what kanfa says of it now as its
 * golden, and a label file with empty columns for a person to fill in. The case's folder is named for the page. A page that cannot
 * be read makes no case; a case that is there is left as it is.
 */
export async function initCases(
  pages: readonly string[],
  folders: readonly string[],
  options: JudgingOptions,
  terminal: Terminal,
): Promise<number> {
  if (folders.length > 1)
    throw new KanfaError('usage', { detail: '--init puts its cases into one folder; write --init before each page' })
  const kit = loadKit(kitOptionsOf(options, terminal))
  for (const page of pages) {
    const folder = join(folders[0] ?? '.', basename(page, extname(page)))
    const comments = await initCase(page, folder, kit)
    terminal.stdout.write(`${folder}: ${counted(comments, 'comment')}; labels.csv waits for a person\n`)
  }
  return 0
}

async function initCase(page: string, folder: string, kit: Kit): Promise<number> {
  if (page === '-') throw new KanfaError('usage', { detail: '--init needs a page in a file' })
  for await (const source of findSources([page], process.stdin)) {
    const { comments, notices } = await analyseCase(source, {}, kit)
    if (source instanceof KanfaError) throw source
    if (notices[0]) throw new KanfaError('no-comments-known', notices[0].args, notices[0].where)
    await copyTo(page, join(folder, `page${extname(page)}`))
    for (const { name } of source.frames ?? []) await copyTo(name, join(folder, 'page_files', basename(name)))
    const [made] = await findCases([folder])
    const current = currentRows(comments, (comment) => renderGoldenCues(comment.cues, comment.stance))
    await writeWhole(made!.golden, renderGolden(current))
    await writeWhole(made!.labels, renderEmptyLabels(comments))
    return comments.length
  }
  return 0
}
