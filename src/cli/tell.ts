import { isWarning } from '../errors.js'
import type { Notice } from '../types.js'
import { renderNotice } from './render-notice.js'
import { type Language, languageOf, type Terminal } from './terminal.js'

/** Says a notice on standard error, in the language asked for; with `quiet` no warnings. */
export function tell(
  notice: Notice,
  { lang, quiet }: { readonly lang?: Language; readonly quiet?: boolean },
  terminal: Terminal,
): void {
  if (!(quiet && isWarning(notice))) terminal.stderr.write(renderNotice(notice, lang ?? languageOf(terminal)))
}
