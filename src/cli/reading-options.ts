import type { PageOptions } from '../page/open-page.js'

/** Options of every command that reads pages, as commander gives them. */
export interface ReadingOptions {
  readonly encoding?: string
  readonly now?: string
  readonly map?: Readonly<Record<string, string>>
}

/** What the page room is told. */
export function pageOptionsOf({ encoding, now, map }: ReadingOptions): PageOptions {
  return { encoding, now, map }
}
