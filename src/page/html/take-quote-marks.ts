import type { Quote } from '../../types.js'
import { patternOf } from './read-field.js'

/** A text without the quotes that stand in it, and these. */
export interface Unquoted {
  readonly text: string
  readonly quotes: readonly Quote[]
}

/**
 * Takes quotes out of a text that marks them by its own characters (`[quote]…[/quote]`, a line of dashes). `marks` are patterns
 * with the groups `author` and `text`; a mark without a text is only cut out.
 */
export function takeQuoteMarks(text: string, marks: readonly string[] = []): Unquoted {
  const quotes: Quote[] = []
  let rest = text
  for (const mark of marks)
    rest = rest.replace(patternOf(mark, 'gu'), (...parts) => {
      const { author, text: quoted } = parts.at(-1) as { author?: string; text?: string }
      if (quoted?.trim()) quotes.push({ ...(author?.trim() && { author: author.trim() }), text: quoted.trim() })
      return '\n'
    })
  return quotes.length === 0 && rest === text
    ? { text, quotes }
    : { text: rest.replace(/\s*\n\s*/g, '\n').trim(), quotes }
}
