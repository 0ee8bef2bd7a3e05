import packageJson from '../../package.json' with { type: 'json' }
import { KanfaError } from '../errors.js'
import { type Circumstances, fingerprintLexicon } from '../io/circumstances.js'
import { openJournal } from '../io/journal.js'
import { packageLexicons } from '../io/lexicon-files.js'
import { loadRenderer } from '../output/formats.js'
import type { Renderer } from '../output/renderer.js'
import type { ReportEvent, Source } from '../types.js'
import { onInterrupt } from './interrupt.js'
import type { Progress } from './progress.js'
import { formatOf, givesRowsAlone, lookOf, type ReportOptions } from './report-options.js'
import { tell } from './tell.js'
import type { Terminal } from './terminal.js'
import { withoutNotices } from './without-notices.js'

/** What a batch that can be taken up again is made of. */
export interface ResumableBatch {
  readonly sources: AsyncIterable<Source | KanfaError>
  /** The events of the sources given to it. */
  readonly run: (sources: AsyncIterable<Source | KanfaError>) => AsyncIterable<ReportEvent>
  /** Renders the rows; the format's own renderer without it. */
  readonly renderer?: Renderer | undefined
  readonly scored: boolean
  readonly progress: Progress
}

/**
 * `--resume`: as `writeReport`, but source by source, each noted in a journal beside the output when it is done. Killed at any
 * point, the same command goes on with the source it was at. Throws `usage` where there is no file of rows to write.
 */
export async function writeResumable(
  { sources, run, renderer, scored, progress }: ResumableBatch,
  options: ReportOptions,
  terminal: Terminal,
): Promise<number> {
  const { output } = options
  if (output === undefined || !givesRowsAlone(options))
    throw new KanfaError('usage', { detail: '--resume needs -o and rows of CSV, TSV or NDJSON' })
  const render = renderer ?? (await loadRenderer(formatOf(options)))
  const look = lookOf(options, scored, terminal)
  const named: { readonly name: string; readonly state?: string; readonly source: Source | KanfaError }[] = []
  for await (const source of sources)
    named.push(source instanceof KanfaError ? { name: source.where?.file ?? '', source } : { ...source, source })
  const journal = await openJournal(output, circumstancesOf(options, scored), named)
  const stopListening = onInterrupt(terminal, () => {
    progress.clear()
    const args = { ...progress.done(), output }
    tell({ code: 'interrupted-resume', args }, options, terminal)
  })
  let failed = journal.failed
  try {
    for (const each of named) {
      if (journal.passOver(each.name)) continue
      let failedHere = 0
      const events = withoutNotices(run(only(each.source)), {
        onNotice: (notice) => {
          progress.clear()
          tell(notice, options, terminal)
        },
        onEvent: progress.count,
        onEnd: (count) => {
          failedHere = count
        },
      })
      for await (const chunk of render(events, { ...look, heading: journal.isEmpty() }))
        if (typeof chunk === 'string') await journal.write(chunk)
      await journal.record(each, failedHere > 0)
      failed += failedHere
    }
    // of nothing that could be read nothing comes that is worth an older output
    if (failed > 0 && failed === named.length) await journal.discard()
    else await journal.finish()
  } finally {
    progress.clear()
    stopListening()
  }
  return failed > 0 ? 2 : 0
}

/** What may not change before the batch goes on: all options but those that change no row, and the words that judge. */
function circumstancesOf(
  options: ReportOptions & { readonly jobs?: number; readonly config?: unknown; readonly lexicon?: readonly string[] },
  scored: boolean,
): Circumstances {
  const { quiet, lang, color, jobs, output, config, resume, ...rest } = options
  const lexicons = scored ? [packageLexicons(), ...(options.lexicon ?? [])] : []
  return {
    kanfa: packageJson.version,
    options: Object.fromEntries(Object.entries(rest).map(([name, value]) => [flagOf(name, value), value])),
    lexicons: Object.fromEntries(lexicons.map((path) => [path, fingerprintLexicon(path)])),
  }
}

/** commander calls `--no-escape` `escape`, and it is `true` without the flag. */
function flagOf(name: string, value: unknown): string {
  const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return ALWAYS_THERE.includes(name) && typeof value === 'boolean' ? `--no-${flag}` : `--${flag}`
}

const ALWAYS_THERE = ['escape', 'learned']

async function* only<Value>(value: Value): AsyncGenerator<Value> {
  yield value
}
