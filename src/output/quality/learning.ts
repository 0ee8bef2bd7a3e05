import { fill } from '../../fill.js'
import type { HeldOut } from '../../quality/learn/calibrate.js'
import type { Learned } from '../../quality/learn/learn.js'
import { measureAgreement } from '../../quality/metrics.js'
import { MINED_KINDS, STANCES } from '../../types.js'
import { percent } from '../cells.js'
import { headingsIn } from '../headings.js'

/** What was learned from how much, how well it tells the comments it was not learned from, and how well they were told before. */
export function renderLearning(
  { entries, heldOut, before }: Learned,
  labelled: number,
  unlabelled: number,
  language: 'zh' | 'en',
): string {
  const { learning } = headingsIn(language)
  const count = (kind: string) => entries.filter((entry) => entry.kind === kind).length
  const [grams, words, pairs] = MINED_KINDS.map(count) as [number, number, number]
  const lines = [
    fill(learning.learned, { words, pairs, grams, labelled, unlabelled }),
    fill(learning.heldOut, measuresOf(heldOut)),
    fill(learning.before, measuresOf(before)),
  ]
  return `${lines.join('\n')}\n`
}

function measuresOf(comments: readonly HeldOut[]) {
  const { accuracy, macroF1 } = measureAgreement(
    comments.map(({ label, scores }) => ({
      label,
      stance: STANCES[scores.indexOf(Math.max(...scores))]!,
      confidence: 1,
    })),
  )
  return { accuracy: percent(accuracy), macroF1: macroF1.toFixed(3) }
}
