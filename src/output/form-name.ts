import type { Headings } from './headings.js'

/** A reason's name as a person reads it: what the whole comment looks like (`<asks>`) in words, the rest as it is. */
export function formName(name: string, { forms }: Headings): string {
  return (forms as Readonly<Record<string, string>>)[name] ?? name
}
