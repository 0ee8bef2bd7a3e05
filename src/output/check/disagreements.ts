import type { CaseResult } from '../../quality/check-case.js'
import type { CheckedLabel } from '../../quality/pair-labels.js'
import { quote } from './difference-text.js'

/** Comments that are named where a case fell below its floor. */
const MOST_NAMED = 10

/** Why a case fell below its floor: the comments of which a person says otherwise, the surest first. None where it did not fall. */
export function disagreements({ falls, judged }: CaseResult): CheckedLabel[] {
  if (falls.length === 0) return []
  return judged
    .filter(({ label, second, stance }) => stance !== label && stance !== second)
    .sort((a, b) => b.confidence - a.confidence || a.n - b.n)
    .slice(0, MOST_NAMED)
}

/** `label supportive, told skeptical (62 %): #3 「…」`. */
export function disagreementText({ n, text, label, second, stance, confidence }: CheckedLabel): string {
  const wanted = second === undefined ? label : `${label} or ${second}`
  return `label ${wanted}, told ${stance} (${Math.round(confidence * 100)} %): #${n} ${quote(text)}`
}
