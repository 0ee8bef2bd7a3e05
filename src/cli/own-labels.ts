import type { Judged } from '../quality/metrics.js'
import { tell } from './tell.js'
import type { Language, Terminal } from './terminal.js'

/** So many comments are told as labelled by chance hardly ever: two careful readers differ on one of twenty-five. */
const LEAST = 20

/** Warns where labels are the tool's own answers, which a table that came out of it holds until a person corrects them. */
export function warnOfOwnLabels(
  judged: readonly Pick<Judged, 'label' | 'stance'>[],
  options: { readonly lang?: Language },
  terminal: Terminal,
): void {
  if (judged.length < LEAST || judged.some(({ label, stance }) => label !== stance)) return
  tell({ code: 'own-labels', args: { count: judged.length } }, options, terminal)
}
