import type { Groups } from './found.js'
import type { Line } from './lines.js'
import type { Shape } from './shape.js'

/** Where a comment begins, and what its head says. */
export interface Head {
  /** First line of the comment: its head, or the author above it. */
  readonly start: number
  /** First line of its body. */
  readonly body: number
  readonly groups: Groups
}

/** The heads of a shape's comments, in their order, with what stands about their writers above them. */
export function findHeads(lines: readonly Line[], shape: Shape): Head[] {
  const heads: Head[] = []
  for (let at = 0; at < lines.length; at++) {
    const groups = headAt(lines, at, shape)
    if (!groups) continue
    const body = at + (shape.either ? 1 : shape.head.length)
    if (shape.block) {
      const block = blockAbove(lines, heads.at(-1)?.body ?? 0, at, shape.block)
      if (block) heads.push({ start: block.start, body, groups: { ...groups, ...block.groups } })
    } else if (shape.authorAbove) {
      const above = authorAbove(lines, heads.at(-1)?.body ?? 0, at)
      heads.push({ start: above, body, groups: { ...groups, author: lines[above]?.text } })
    } else heads.push({ start: at, body, groups })
    at = body - 1
  }
  return heads
}

function headAt(lines: readonly Line[], at: number, { head, either }: Shape): Groups | undefined {
  if (either) {
    for (const pattern of head) {
      const groups = pattern.exec(lines[at]!.text)?.groups
      if (groups) return groups
    }
    return undefined
  }
  let groups: Groups | undefined
  for (let i = 0; i < head.length; i++) {
    const match = head[i]!.exec(lines[at + i]?.text ?? '')
    if (!match) return undefined
    groups = groups ? { ...groups, ...match.groups } : match.groups
  }
  return groups
}

/** Lines of a writer's figures (posts, points, ranks) between the name and the head, at most. */
const MOST_FIGURES = 40

/** The lines about a post's writer: from behind the buttons of the post before to the head. */
function blockAbove(
  lines: readonly Line[],
  from: number,
  head: number,
  { end, floor }: NonNullable<Shape['block']>,
): { readonly start: number; readonly groups: Groups } | undefined {
  const least = Math.max(from, head - MOST_FIGURES)
  let groups: Groups = {}
  let start = head
  while (start > least && !end.test(lines[start - 1]!.text)) {
    start--
    groups = { ...floor.exec(lines[start]!.text)?.groups, ...groups }
  }
  // the first post has the page above it: its writer is not known from there, and it is the article
  const bounded = start > least
  if (start === head || (!bounded && groups.first === undefined && groups.floor !== '1')) return undefined
  return { start, groups: { ...groups, author: bounded ? lines[start]!.text : undefined } }
}

/** Lines a signature may take between the author and the head. */
const MOST_ABOVE = 4

/** The line with the author above a head: the one after the widest gap, for a post is set apart from the one before it. */
function authorAbove(lines: readonly Line[], from: number, head: number): number {
  let widest = head - 1
  for (let i = head - 1; i >= Math.max(from, head - MOST_ABOVE); i--) {
    // a banner between two posts: what follows it is the author
    if (lines[i]!.role.noise) return Math.min(i + 1, head - 1)
    if (lines[i]!.gap > lines[widest]!.gap) widest = i
  }
  return Math.max(from, widest)
}
