import type { Dictionary } from '../io/dictionary.js'
import type { KitOptions } from '../kit.js'
import type { Engine } from '../text/segmenter.js'
import { tell } from './tell.js'
import type { Language, Terminal } from './terminal.js'

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
    onNotice: (notice) => tell(notice, { lang, quiet }, terminal),
  }
}
