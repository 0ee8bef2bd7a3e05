import { isClear } from './generic-clear.js'
import { type Evidence, weighEvidence } from './generic-evidence.js'
import type { Group } from './generic-groups.js'
import type { Outline } from './generic-outline.js'
import { findRoles, type GroupRoles, type Roles } from './generic-roles.js'

/** A group with what was found in it. */
export interface ReadGroup {
  readonly group: Group
  readonly found: GroupRoles
  readonly evidence: Evidence
}

/** What a group shows; `undefined` without words. `taken` marks the pieces that belong to others. */
export function lookAt(outline: Outline, group: Group, taken: Uint8Array): ReadGroup | undefined {
  const found = findRoles(outline, group.blocks, taken)
  return found && { group, found, evidence: weighEvidence(outline, group, found) }
}

/** Whether it clearly shows comments. */
export function isClearly({ group, evidence }: ReadGroup): boolean {
  return isClear(evidence, group.blocks.length)
}

/** Whether two groups hold the same comments: half of the smaller one's names or words are the other's. */
export function isSame(one: ReadGroup, other: ReadGroup): boolean {
  const [few, many] = one.found.roles.length < other.found.roles.length ? [one, other] : [other, one]
  const marks = new Set(many.found.roles.flatMap(marksOf))
  const shared = few.found.roles.filter((each) => marksOf(each).some((mark) => marks.has(mark)))
  return shared.length * 2 >= few.found.roles.length
}

function marksOf({ author, text }: Roles): number[] {
  const first = text[0]
  return [...(author === undefined ? [] : [author]), ...(first === undefined ? [] : [first])]
}

/** Marks the pieces of groups. */
export function piecesOf(outline: Outline, groups: readonly ReadGroup[]): Uint8Array {
  const taken = new Uint8Array(outline.pieces.length)
  for (const { found } of groups) {
    for (const { own } of found.roles) {
      for (const at of own.said) taken[at] = 1
      for (const at of own.quoted) taken[at] = 1
    }
  }
  return taken
}
