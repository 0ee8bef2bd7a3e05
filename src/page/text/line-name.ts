import { nameIn } from '../html/generic-labels.js'
import words from './line-words.json' with { type: 'json' }
import { LEAD_FLOOR, matchAt } from './mark-patterns.js'

/** A name is not longer, in characters. */
const LONGEST = 28
const SAID = new RegExp(`(?:${words.said.join('|')})\\s*[:：]?$`, 'u')
const BADGES = new RegExp(
  `\\s(?:${words.badges.join('|')})$|\\s?[(（](?:${words.badges.join('|')})[)）]$|(?:Lv|LV|lv)\\.?\\s?\\d{0,2}$`,
  'u',
)
/** 「原PO - 某某」 */
const LEAD_BADGE = new RegExp(`^(?:${words.badges.join('|')})\\s*[-–—·・]\\s*(?=\\S)`, 'u')
const SENTENCE = /[。！？!?；;…，]$|[。！？，；].*\p{L}|^https?:/u

/** The name in a line that should be one; `undefined` for a line that reads like words. */
export function authorOf(line: string): string | undefined {
  const unsigned = line.replace(SIGNED, '$1')
  return unsigned === '' || unsigned.length > LONGEST ? undefined : nameOf(unsigned)
}

/** 「某某 (一句签名)」; a bracket right behind the letters is part of the name. */
const SIGNED = /^(\S{1,28})\s[(（][^()（）]{1,60}[)）]$/u

function nameOf(line: string): string | undefined {
  const floor = matchAt(LEAD_FLOOR, line, 0)
  const bare = line
    .slice(floor?.[0].length ?? 0)
    .replace(SAID, '')
    .trim()
    .replace(LEAD_BADGE, '')
  // an account that is gone has its brackets as a name
  if (/^\[[^[\]]{1,12}\]$/.test(bare)) return bare
  const name = nameIn(bare.replace(BADGES, '').replace(/^@/, ''))?.replace(BADGES, '')
  return name === undefined || SENTENCE.test(name) || !/[\p{L}\p{N}\p{S}\p{Co}]/u.test(name) ? undefined : name
}
