import { fill } from '../../errors.js'
import type { Learned } from '../../quality/learn/learn.js'
import { measureAgreement } from '../../quality/metrics.js'
import { MINED_KINDS, STANCES } from '../../types.js'
import { percent } from '../cells.js'
import { headingsIn } from '../headings.js'

/** What was learned from how much, and how well it tells the comments it was not learned from. */
export function renderLearning(
  { entries, heldOut }: Learned,
  labelled: number,
  unlabelled: number,
  language: 'zh' | 'en',
): string {
  const { learning } = headingsIn(language)
  const count = (kind: string) => entries.filter((entry) => entry.kind === kind).length
  const [grams, words, pairs] = MINED_KINDS.map(count) as [number, number, number]
  const { accuracy, macroF1 } = measureAgreement(
    heldOut.map(({ label, scores }) => ({
      label,
      stance: STANCES[scores.indexOf(Math.max(...scores))]!,
      confidence: 1,
    })),
  )
  const lines = [
    fill(learning.learned, { words, pairs, grams, labelled, unlabelled }),
    fill(learning.heldOut, { accuracy: percent(accuracy), macroF1: macroF1.toFixed(3) }),
  ]
  return `${lines.join('\n')}\n`
}
