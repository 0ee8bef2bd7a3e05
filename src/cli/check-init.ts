import { basename, extname, join } from 'node:path'
import { exitCodeOf, KanfaError } from '../errors.js'
import { hasCase } from '../io/cases.js'
import { findSources } from '../io/sources.js'
import { copyTo, writeWhole } from '../io/write-file.js'
import { loadKit } from '../kit.js'
import { renderGoldenCues } from '../output/check/golden-cues.js'
import type { Kit } from '../pipeline.js'
import { currentRows } from '../quality/check-case.js'
import { renderGolden } from '../quality/golden-file.js'
import { renderEmptyLabels } from '../quality/label-file.js'
import type { Notice, Source } from '../types.js'
import { analyseCase } from './analyse-case.js'
import { type JudgingOptions, kitOptionsOf } from './judging-options.js'
import { renderNotice } from './render-notice.js'
import { tell } from './tell.js'
import { languageOf, type Terminal } from './terminal.js'

/**
 * `kanfa check --init PAGE… [FOLDER]`: a new case from each page: the page with its saved frames, what kanfa says of it now as its
 * golden, and a label file with empty columns for a person to fill in. The case's folder is named for the page. A page that cannot
 * be read makes no case; a case that is there is left as it is; the other pages are still done.
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
  let exitCode = 0
  for (const page of pages) {
    const folder = join(folders[0] ?? '.', basename(page, extname(page)))
    try {
      const { comments, notices } = await initCase(page, folder, kit, terminal)
      for (const notice of notices) tell(notice, options, terminal)
      const made = { code: 'case-made', args: { comments }, where: { file: folder } }
      terminal.stdout.write(renderNotice(made, options.lang ?? languageOf(terminal)))
    } catch (error) {
      if (!(error instanceof KanfaError)) throw error
      tell(error, options, terminal)
      exitCode = exitCodeOf(error)
    }
  }
  return exitCode
}

async function initCase(
  page: string,
  folder: string,
  kit: Kit,
  terminal: Terminal,
): Promise<{ comments: number; notices: Notice[] }> {
  const source = await openPage(page, terminal)
  if (await hasCase(folder)) throw new KanfaError('case-there', {}, { file: folder })
  const { comments, notices } = await analyseCase(source, {}, kit)
  const none = notices.find(({ code }) => code === 'no-comments-known')
  if (none) throw new KanfaError('no-comments-known', none.args, none.where)
  await copyTo(page, join(folder, `page${extname(page)}`))
  for (const { name } of source.frames ?? []) await copyTo(name, join(folder, 'page_files', basename(name)))
  const current = currentRows(comments, (comment) => renderGoldenCues(comment.cues, comment.stance))
  await writeWhole(join(folder, 'golden.csv'), renderGolden(current))
  await writeWhole(join(folder, 'labels.csv'), renderEmptyLabels(comments))
  return { comments: comments.length, notices }
}

async function openPage(page: string, { stdin }: Terminal): Promise<Source> {
  if (page === '-') throw new KanfaError('usage', { detail: '--init needs a page in a file' })
  const found: Source[] = []
  for await (const source of findSources([page], stdin)) {
    if (source instanceof KanfaError) throw source
    found.push(source)
  }
  if (found.length !== 1 || found[0]!.name !== page)
    throw new KanfaError('usage', { detail: `--init needs pages, not folders: ${page}` })
  return found[0]!
}
