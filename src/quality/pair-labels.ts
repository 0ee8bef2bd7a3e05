import type { Stance } from '../types.js'
import { plainCell } from './golden-row.js'
import type { LabelledText } from './label-file.js'
import type { Judged } from './metrics.js'

/** A comment that a person has labelled, on its page. */
export interface CheckedLabel extends Judged {
  /** The comment's place on its page. */
  readonly n: number
  readonly text: string
  /** 1-based line of `labels.csv`. */
  readonly line: number
  /** The stance that was accepted of it; absent for a new comment and without a golden that has stances. */
  readonly accepted?: Stance
}

interface Told {
  readonly n: number
  readonly text: string
  readonly stance: Stance
  readonly confidence: number
}

/**
 * Pairs labels with comments that say the same, blanks aside: first where the place is the same too, then in page order, each
 * comment once. `unpaired` are labels whose comment is not there any more.
 */
export function pairLabels(
  labels: readonly LabelledText[],
  comments: readonly Told[],
): { judged: CheckedLabel[]; unpaired: LabelledText[] } {
  const byPlace = new Map(comments.map((comment) => [String(comment.n), comment]))
  const waiting = new Map<string, Told[]>()
  for (const comment of comments.toReversed()) {
    const key = squeeze(comment.text)
    const group = waiting.get(key)
    if (group) group.push(comment)
    else waiting.set(key, [comment])
  }
  const partners = new Map<LabelledText, Told>()
  const taken = new Set<Told>()
  for (const label of labels) {
    const comment = label.n === undefined ? undefined : byPlace.get(label.n)
    if (!comment || taken.has(comment) || squeeze(comment.text) !== squeeze(label.text)) continue
    partners.set(label, comment)
    taken.add(comment)
  }
  for (const label of labels) {
    if (partners.has(label)) continue
    const group = waiting.get(squeeze(label.text)) ?? []
    while (group.length > 0 && taken.has(group.at(-1)!)) group.pop()
    const comment = group.pop()
    if (!comment) continue
    partners.set(label, comment)
    taken.add(comment)
  }
  return {
    judged: labels.flatMap((each) => {
      const comment = partners.get(each)
      if (!comment) return []
      const { n, text, stance, confidence } = comment
      return [{ n, text, label: each.label, second: each.second, stance, confidence, line: each.line }]
    }),
    unpaired: labels.filter((each) => !partners.has(each)),
  }
}

function squeeze(text: string): string {
  return plainCell(text).replace(/\s+/g, '')
}
