import { type ComparedSide, compareSides } from '../insight/compare.js'
import { countWords, MOSTLY_ECHO } from '../insight/summary.js'
import { findSources } from '../io/sources.js'
import { loadKit } from '../kit.js'
import { renderComparison, renderComparisonJson } from '../output/compare.js'
import { countOnce } from '../output/count-once.js'
import { type Kit, runPipeline } from '../pipeline.js'
import type { Summary } from '../types.js'
import { refuseTwoOfStdin } from './inputs.js'
import { type JudgingOptions, kitOptionsOf } from './judging-options.js'
import { pageOptionsOf, type ReadingOptions } from './reading-options.js'
import type { Run } from './run.js'
import { tell } from './tell.js'
import { lookIn, type Terminal } from './terminal.js'

interface CompareOptions extends JudgingOptions, ReadingOptions {
  readonly format?: 'table' | 'json'
  readonly unique?: boolean
  readonly color: boolean
}

/** `kanfa compare A B`: two pages, folders or days side by side. 2 when something of either side could not be read. */
export const compare: Run<CompareOptions> = async ([before = '', after = ''], options, terminal) => {
  refuseTwoOfStdin([before, after])
  const kit = loadKit(kitOptionsOf(options, terminal))
  const a = await addUp(before, kit, options, terminal)
  const b = await addUp(after, kit, options, terminal)
  if (!a.side || !b.side) return 2
  const sides = [a.side, b.side] as const
  const comparison = compareSides(...sides)
  terminal.stdout.write(
    options.format === 'json'
      ? renderComparisonJson(sides, comparison)
      : renderComparison(sides, comparison, lookIn(terminal, options)),
  )
  return a.failed + b.failed > 0 ? 2 : 0
}

/** What one side adds up to; no side where nothing of it could be read. Repeats and echoes are not read for words. */
async function addUp(
  input: string,
  kit: Kit,
  options: CompareOptions,
  terminal: Terminal,
): Promise<{ side?: ComparedSide; failed: number }> {
  const words = new Map<string, number>()
  const listening: Kit = {
    ...kit,
    onJudged: ({ repeatOf, echo = 0 }, tokens) => {
      if (repeatOf === undefined && echo < MOSTLY_ECHO) countWords(words, tokens, kit.stopWords)
    },
  }
  const events = runPipeline(findSources([input], terminal.stdin), pageOptionsOf(options), listening)
  let name = input
  let pages = 0
  let failed = 0
  let summary: Summary | undefined
  for await (const event of options.unique ? countOnce(events) : events) {
    if (event.type === 'notice') tell(event.notice, options, terminal)
    else if (event.type === 'page') name = event.page.title ?? input
    else if (event.type === 'end') ({ pages, failed, summary } = event)
  }
  if (pages === 0 || !summary) return { failed }
  return { side: { name: pages === 1 ? name : input, summary, words }, failed }
}
