import type { Difference } from '../../quality/compare-rows.js'
import { showControls } from '../sanitize.js'

/** Characters of a comment that are shown where only the difference matters. */
const EXCERPT = 60

/** A difference as one line, the same in every reporter: what moved, on which comment, from what to what, and which words. */
export function differenceText(difference: Difference): string {
  switch (difference.kind) {
    case 'lost':
      return `lost: ${who(difference.before)} ${quote(difference.before.text)}`
    case 'new':
      return `new: ${who(difference.after)} ${quote(difference.after.text)} → ${difference.after.stance}`
    case 'moved':
      return `moved: ${quote(difference.before.text)} from place ${difference.before.n} to ${difference.after.n}`
    case 'field':
      return `${difference.column}: ${who(difference.before)} ${quote(difference.before.text)}: ${quote(difference.before[difference.column])} → ${quote(difference.after[difference.column])}`
    case 'stance':
      return `stance: ${quote(difference.before.text)}: ${side(difference.before)} → ${side(difference.after)}${difference.tolerated ? ' (tolerated: a near tie)' : ''}`
  }
}

function who({ n, author }: { n: string; author: string }): string {
  return author === '' ? `#${n}` : `#${n} ${showControls(author)}`
}

function quote(text: string): string {
  const flat = showControls(text).replaceAll('\n', ' ')
  return `「${flat.length > EXCERPT ? `${flat.slice(0, EXCERPT)}…` : flat}」`
}

function side({ stance, cues }: { stance: string; cues: string }): string {
  return cues === '' ? stance : `${stance} (${showControls(cues)})`
}
