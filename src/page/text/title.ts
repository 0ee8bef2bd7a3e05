import { timeIn } from '../html/generic-labels.js'
import { markLine } from './line-marks.js'
import words from './line-words.json' with { type: 'json' }
import type { Line } from './lines.js'

/** A paragraph is longer than a line of navigation. In characters. */
export const PARAGRAPH = 30
/** A dateline is no paragraph, and between it and its headline stand a few counters and buttons at most. */
const LONGEST_DATELINE = 60
const MOST_BETWEEN = 4
/** A headline has more letters than a counter, a button or a writer's name. */
const LEAST_LETTERS = 8

/**
 * The title of the article above a list of comments: a Markdown heading, else the line that says so (「標題 …」), else the headline
 * above the line with the article's date, else the last short line above the first paragraph.
 */
export function titleOf(above: readonly Line[]): string | undefined {
  const heading = above.find((line) => /^#\s+\S/.test(line.text))
  if (heading) return heading.text.replace(/^#\s+/, '')
  const titled = above.map(({ text }) => TITLED.exec(text)?.[1]).find((title) => title !== undefined)
  if (titled !== undefined) return titled
  const headline = above.map((_, at) => at).find((at) => isDateline(above[at]!) && headlineAbove(above, at))
  if (headline !== undefined) return headlineAbove(above, headline)
  const paragraph = above.findIndex((line) => line.text.length > PARAGRAPH)
  const short = above
    .slice(0, paragraph < 0 ? undefined : paragraph)
    .filter((line) => !isOfThePage(line) && !isDateline(line) && line.text.length > 3)
  // a name or a button of an app may stand below its headline
  return (short.findLast(({ text }) => isHeadline(text)) ?? short.at(-1))?.text
}

const TITLED = new RegExp(`^(?:${words.titled.join('|')})(?:\\s*[:：]\\s*|\\s+)(\\S.*)$`, 'u')

/** Headings, buttons and counters name no article. */
function isOfThePage({ text, role }: Line): boolean {
  return role.opens || role.closes || role.noise || COUNTER.test(text) || markLine(text).words === ''
}

/** A word and a number: what was read, liked, shared. */
const COUNTER = /^\p{L}{1,4}[\s:：]*\d[\d.,]*\s?\p{L}?\+?$/u

function isDateline({ text }: Line): boolean {
  return text.length <= LONGEST_DATELINE && /\d{4}/.test(timeIn(text).time ?? '')
}

function headlineAbove(above: readonly Line[], dateline: number): string | undefined {
  return above
    .slice(Math.max(0, dateline - MOST_BETWEEN), dateline)
    .findLast((line) => !isDateline(line) && !isOfThePage(line) && isHeadline(line.text))?.text
}

/** Letters or figures enough, and no path of links (「首页 > 国内」). */
function isHeadline(text: string): boolean {
  return !/[»›>|]/.test(text) && (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= LEAST_LETTERS
}
