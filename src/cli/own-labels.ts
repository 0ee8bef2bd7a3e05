import type { Judged } from '../quality/metrics.js'
import { renderNotice } from './render-notice.js'
import { type Language, languageOf, type Terminal } from './terminal.js'

/** So many comments are told as labelled by chance hardly ever: two careful readers differ on one of twenty-five. */
const LEAST = 20

/** Warns where labels are the tool's own answers, which a table that came out of it holds until a person corrects them. */
export function warnOfOwnLabels(
  judged: readonly Pick<Judged, 'label' | 'stance'>[],
  { lang }: { readonly lang?: Language },
  terminal: Terminal,
): void {
  if (judged.length < LEAST || judged.some(({ label, stance }) => label !== stance)) return
  const notice = { code: 'own-labels', args: { count: judged.length } }
  terminal.stderr.write(renderNotice(notice, lang ?? languageOf(terminal)))
}
