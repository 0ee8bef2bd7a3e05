import type { Entry, Stance } from '../types.js'
import { STANCES } from '../types.js'

/** What an entry's example says and shows. */
export interface Example {
  readonly text: string
  /** The stance the text must come out as. */
  readonly stance: Stance
}

const ARROW = ' → '

/**
 * Reads an entry's example: `我不支持这样做 → skeptical`; without the arrow the text must come out as the entry's own stance.
 * `undefined` when the entry has none. Throws a RangeError when the stance behind the arrow does not exist, or none is known.
 */
export function readExample({ example, stance }: Pick<Entry, 'example' | 'stance'>): Example | undefined {
  if (example === undefined) return undefined
  const [text = '', named = stance] = example.split(ARROW)
  if (named === undefined || !(STANCES as readonly string[]).includes(named))
    throw new RangeError(`no stance in the example "${example}"`)
  return { text, stance: named as Stance }
}
