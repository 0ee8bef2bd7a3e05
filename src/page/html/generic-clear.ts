import type { Evidence } from './generic-evidence.js'
import weights from './generic-weights.json' with { type: 'json' }

/**
 * Points from which a group counts as comments: `one` for a single block; `spoken` where 「某某：」 or 「@某某」 stands before each text,
 * right below a heading of comments, which need neither times nor buttons; `headed` for several blocks of a name and words right below
 * a heading that can only be that of comments.
 */
const { enough } = weights
/** What speaks against a list of names and words alone must be next to nothing, in points. */
const LEAST_AGAINST = -0.3

/** Whether the evidence is clear: two kinds of marks in most blocks, and one that is of comments only. */
export function isClear(evidence: Evidence, blocks: number): boolean {
  const { score, against, authors, times, controls, named, headed, titled, speaks, floors } = evidence
  if (titled && blocks > 1 && authors >= 0.9 && speaks >= 0.9 && score >= enough.spoken) return true
  if (titled && blocks > 2 && authors >= 0.9 && against > LEAST_AGAINST && score >= enough.headed) return true
  if (score < (blocks > 1 ? enough.several : enough.one)) return false
  if (blocks === 1 && !(named && authors === 1 && times === 1)) return false
  const listed = speaks >= 0.9 || floors >= 0.9
  const sure =
    authors >= 0.9 && ((titled && controls >= 0.6) || (headed && (controls >= 0.9 || (speaks >= 0.9 && floors >= 0.9))))
  if (times < 0.5 && score < enough.withoutTime && !sure) return false
  const marks = Number(authors >= 0.6) + Number(times >= 0.6) + Number(controls >= 0.6) + Number(headed && listed)
  return marks >= 2 && authors >= 0.5 && (controls >= 0.4 || named || headed || speaks >= 0.6 || floors >= 0.6)
}
