import { fill } from '../../fill.js'
import type { Summary } from '../../types.js'
import { type Headings, headingsIn } from '../headings.js'
import data from './words.json' with { type: 'json' }

/** Words of the report, with those all formats share. */
export interface Words {
  readonly own: (typeof data)['en']
  readonly headings: Headings
}

/** The words of a language. */
export function wordsIn(language: 'zh' | 'en'): Words {
  return { own: data[language], headings: headingsIn(language) }
}

/** `16 comments`. */
export function countText({ comments }: Pick<Summary, 'comments'>, { own }: Words): string {
  return fill(comments === 1 ? own.oneComment : own.comments, { count: comments })
}
