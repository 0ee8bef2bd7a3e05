import { isWarning } from '../errors.js'
import type { Dictionary } from '../io/dictionary.js'
import type { KitOptions } from '../kit.js'
import type { Engine } from '../text/segmenter.js'
import { renderNotice } from './render-notice.js'
import { type Language, languageOf, type Terminal } from './terminal.js'

/** Options of every command that judges comments, as commander gives them. */
export interface JudgingOptions {
  readonly lexicon?: readonly string[]
  /** False with `--no-learned`. */
  readonly learned?: boolean
  readonly engine?: Engine
  readonly dictionary?: Dictionary
  readonly lang?: Language
  readonly quiet?: boolean
}

/** What the kit is told. */
export function kitOptionsOf(
  { lexicon, learned, engine, dictionary, lang, quiet }: JudgingOptions,
  terminal: Terminal,
): KitOptions {
  return {
    lexicons: lexicon,
    learned,
    engine,
    dictionary,
    onNotice: (notice) => {
      if (!(quiet && isWarning(notice))) terminal.stderr.write(renderNotice(notice, lang ?? languageOf(terminal)))
    },
  }
}
