import { statedEncoding } from '../page/encoding-name.js'
import type { PageOptions } from '../page/open-page.js'
import { checkMap } from '../page/records/check-map.js'

/** Options of every command that reads pages, as commander gives them. */
export interface ReadingOptions {
  readonly encoding?: string
  readonly now?: string
  readonly map?: Readonly<Record<string, string>>
}

/**
 * What the page room is told. Throws `unknown-encoding`, `bad-map`: once, before anything is read or written, what every page would
 * say of them.
 */
export function pageOptionsOf({ encoding, now, map }: ReadingOptions): PageOptions {
  if (encoding !== undefined) statedEncoding(encoding)
  if (map !== undefined) checkMap(map)
  return { encoding, now, map }
}
