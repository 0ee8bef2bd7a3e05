import data from './headings.json' with { type: 'json' }

/** Words of the formats people read, in one language. */
export type Headings = (typeof data)['en']

/** The words of a language. */
export function headingsIn(language: 'zh' | 'en'): Headings {
  return data[language]
}
