import { type PerStance, STANCES, type Summary } from '../types.js'
import { type Look, percent } from './cells.js'
import { showControls } from './sanitize.js'
import { STANCE_MARKS } from './stance-style.js'
import { widthOf } from './width.js'
import { padText, wrapText } from './wrap.js'

/**
 * The shares counted in other ways, and who posts often; a line each, where there is something to say:
 *
 *     each voice once     ▲ 36 %  ▼ 29 %  ? 14 %  · 21 %
 *     weighted by likes   ▲ 12 %  ▼ 71 %  ? 11 %  ·  6 %
 *     posting often       老林 5, 河畔老周 3
 */
export function renderOtherWays(
  { comments, unique, byLikes, frequent }: Summary,
  { headings, paint, width }: Look,
): string[] {
  const ways: [name: string, text: string][] = []
  if (unique.comments < comments) ways.push([headings.once, sharesText((stance) => unique.shares[stance].share)])
  if (byLikes) ways.push([headings.byLikes, sharesText((stance) => byLikes[stance])])
  if (frequent.length > 0) {
    const authors = frequent.map(({ author, comments }) => `${showControls(author).replaceAll('\n', ' ')} ${comments}`)
    ways.push([headings.often, authors.join(', ')])
  }
  const names = Math.max(0, ...ways.map(([name]) => widthOf(name)))
  return ways.flatMap(([name, text]) =>
    wrapText(`${padText(name, names)}   ${text}`, width, 'blanks').map((line) => paint.faint(line)),
  )
}

function sharesText(share: (stance: keyof PerStance) => number): string {
  return STANCES.map((stance) => `${STANCE_MARKS[stance]} ${percent(share(stance)).padStart(4)}`).join('  ')
}
