import type { Headings } from './headings.js'

/** A reason's name as a person reads it: what the whole comment looks like (`<asks>`) in words, the rest as it is. */
export function formName(name: string, { forms }: Headings): string {
  // a comment may say `constructor`
  return Object.hasOwn(forms, name) ? forms[name as keyof typeof forms] : name
}
