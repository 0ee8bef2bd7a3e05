import { basename, extname, join } from 'node:path'
import { KanfaError } from '../errors.js'
import { findCases } from '../io/cases.js'
import { copyInto, writeWhole } from '../io/write-file.js'
import { loadKit } from '../kit.js'
import { renderCues } from '../output/cues.js'
import { currentRows } from '../quality/check-case.js'
import { renderGolden } from '../quality/golden-file.js'
import { renderEmptyLabels } from '../quality/label-file.js'
import { analyseCase } from './analyse-case.js'
import { type JudgingOptions, kitOptionsOf } from './judging-options.js'
import type { Terminal } from './terminal.js'

/**
 * `kanfa check --init PAGE… [FOLDER]`: a new case from each page: the page itself, what kanfa says of it now as its golden, and a
 * label file with an empty column for a person to fill in. The case's folder is named for the page.
 */
export async function initCases(
  pages: readonly string[],
  folders: readonly string[],
  options: JudgingOptions,
  terminal: Terminal,
): Promise<number> {
  const kit = loadKit(kitOptionsOf(options, terminal))
  for (const page of pages) {
    const folder = join(folders[0] ?? '.', basename(page, extname(page)))
    await copyInto(page, folder, `page${extname(page)}`)
    const [made] = await findCases([folder])
    if (!made || made.page instanceof KanfaError) throw new KanfaError('no-page', {}, { file: folder })
    const { comments } = await analyseCase(made.page, {}, kit)
    await writeWhole(
      made.golden,
      renderGolden(currentRows(comments, (comment) => renderCues(comment.cues, comment.stance))),
    )
    await writeWhole(made.labels, renderEmptyLabels(comments))
    terminal.stdout.write(`${folder}\n`)
  }
  return 0
}
