import { fill } from '../fill.js'
import details from './details.zh.json' with { type: 'json' }

interface Pattern {
  readonly pattern: RegExp
  readonly chinese: string
}

/** The gap in which a sentence stands; in the others stand names, which may read like a detail: a column called `number`. */
const WHY = 'why'

let patterns: readonly Pattern[] | undefined

/**
 * The Chinese of a detail that the core says in English: of a whole sentence, or of one with names and numbers in its gaps
 * (`the golden has no column {columns}`). What is none of them (a message of the system) stays as it is.
 */
export function chineseDetail(detail: string): string {
  // a column may be called `constructor`
  if (Object.hasOwn(details, detail)) return details[detail as keyof typeof details]
  patterns ??= Object.entries(details)
    .filter(([english]) => english.includes('{'))
    .map(toPattern)
  for (const { pattern, chinese } of patterns) {
    const found = pattern.exec(detail)
    if (found)
      return fill(
        chinese,
        Object.fromEntries(
          Object.entries(found.groups!).map(([name, said]) => [name, name === WHY ? chineseDetail(said) : said]),
        ),
      )
  }
  return detail
}

function toPattern([english, chinese]: [string, string]): Pattern {
  const source = english
    .split(/\{(\w+)\}/)
    .map((part, i) => (i % 2 === 1 ? `(?<${part}>.+?)` : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')))
    .join('')
  return { pattern: new RegExp(`^${source}$`, 's'), chinese }
}
