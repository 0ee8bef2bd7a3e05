/** What a browser or extension wrote into a saved page about its saving. */
export interface SavedMark {
  readonly url?: string
  /** ISO 8601, in Beijing time. */
  readonly savedAt?: string
}

const FROM_URL = /<!--\s*saved from url=\(\d{1,6}\)(\S{1,2000}?)\s*-->/i
const SINGLE_FILE = /Page saved with SingleFile\s+url:\s*(\S{1,2000})\s+saved date:\s*([^\n\r]{1,100})/
/** Marks stand at the page's head. */
const WITHIN = 1 << 14

/** Reads 「saved from url」 (Chrome, Edge, IE) and SingleFile's url and date from a saved page's head. */
export function readSavedMark(html: string): SavedMark {
  const head = html.slice(0, WITHIN)
  const single = SINGLE_FILE.exec(head)
  const url = single?.[1] ?? FROM_URL.exec(head)?.[1]
  const savedAt = single?.[2] === undefined ? undefined : beijingTime(single[2])
  return { ...(url !== undefined && { url }), ...(savedAt !== undefined && { savedAt }) }
}

/**
 * A date with its own offset (`Mon, 23 Nov 2026 13:36:24 GMT`, `… GMT+0800 (中国标准时间)`) as Beijing time, which is the
 * clock that 「昨天 22:17」 on a Chinese page goes by. `undefined` for a date without an offset.
 */
export function beijingTime(date: string): string | undefined {
  if (!/(?:GMT|UTC|Z|[+-]\d{2}:?\d{2})/.test(date)) return undefined
  const at = Date.parse(date.replace(/\s*\([^)]*\)\s*$/, ''))
  return Number.isNaN(at) ? undefined : `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
}
