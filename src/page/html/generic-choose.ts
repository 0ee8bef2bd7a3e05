import { withAnswered, withAnswers } from './generic-answers.js'
import { findGroups } from './generic-groups.js'
import type { Outline } from './generic-outline.js'
import { isClearly, isSame, lookAt, piecesOf, type ReadGroup } from './generic-read-group.js'

/** A page's other lists show less than its comments do: groups that fall so far behind the best are left out. */
const FALL = 2.4
/** How much less clear an element may be that holds all of the comments than one that holds part of them. */
const SLACK = 0.8

/**
 * The groups that are the page's comments. The innermost come first, so that replies in a block are not taken for its words;
 * of several elements around the same comments the one that shows most is kept.
 */
export function chooseGroups(outline: Outline): readonly ReadGroup[] {
  const untouched = new Uint8Array(outline.pieces.length)
  const depthOf = ({ group }: ReadGroup) => outline.elements[group.blocks[0]!.from]!.depth
  const groups = findGroups(outline)
  const seen = groups.flatMap((group) => lookAt(outline, group, untouched) ?? [])
  const clear = seen
    .filter(isClearly)
    .sort(
      (a, b) =>
        Number(isSingle(a)) - Number(isSingle(b)) ||
        depthOf(b) - depthOf(a) ||
        b.group.blocks.length - a.group.blocks.length,
    )
  let chosen: readonly ReadGroup[] = []
  for (const one of clear) {
    const others = chosen.filter((other) => !isSame(one, other))
    const rest = others.length === 0 ? one : lookAt(outline, one.group, piecesOf(outline, others))
    if (!rest || !isClearly(rest)) continue
    const twins = chosen.filter((other) => isSame(rest, other))
    if (twins.every((other) => isBetter(rest, other)))
      chosen = [...chosen.filter((other) => !twins.includes(other)), rest]
  }
  const best = Math.max(...chosen.map(({ evidence }) => evidence.score))
  const shown = chosen.filter(({ evidence }) => evidence.score > best - FALL)
  return withAnswers(outline, withAnswered(outline, shown, groups), seen)
}

/** Blocks that are the only ones of their kind may be parts of a list: the lists are looked at first. */
function isSingle({ group }: ReadGroup): boolean {
  return group.blocks.length === 1
}

function isBetter(one: ReadGroup, other: ReadGroup): boolean {
  // few blocks with much to show are the replies of one comment, or the comments with likes
  if (one.group.blocks.length * 2 < other.group.blocks.length) return false
  const more = one.group.blocks.length - other.group.blocks.length
  const margin = more > 0 ? -SLACK : more < 0 ? SLACK : 0
  return one.evidence.score >= other.evidence.score + margin
}
