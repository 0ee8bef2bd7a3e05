import { type Cue, MINED_KINDS, type Stance } from '../types.js'

/** Cues that a cell names at most; the ones left out are counted at its end (`… 12 more`). */
const MOST = 12

/** Modifiers that a name has at most. */
const MOST_MODIFIERS = 4

/** The cues of a comment that say the same with the same modifiers, added up. */
export interface CueGroup {
  /** The term with its modifiers before it (`不×支持`). */
  readonly name: string
  readonly stance: Stance
  /** Sum of the cues' values. */
  readonly value: number
  readonly cues: readonly Cue[]
}

/**
 * Cues as a person reads them: `不×支持 +1.9; 呵呵 +2.1; 感谢 +0.8 supportive`.
 * Cues that speak for the comment's own stance come first and bare, the others with their stance's name behind; within each the
 * weightiest first. Modifiers stand before their cue with ×, the same term with the same modifiers is given once, added up, and
 * after 12 cues the rest are counted.
 */
export function renderCues(cues: readonly Cue[], own: Stance): string {
  const groups = groupCues(cues, own)
  const named = groups.slice(0, MOST).map((group) => nameGroup(group, own, (stance) => stance))
  if (groups.length > MOST) named.push(`… ${groups.length - MOST} more`)
  return named.join('; ')
}

/**
 * Cues by name and stance: those for `own` first, in each the weightiest first, and what is too small to be named last.
 * Cues that add nothing are left out.
 */
export function groupCues(cues: readonly Cue[], own: Stance): CueGroup[] {
  const groups = new Map<string, { name: string; stance: Stance; value: number; cues: Cue[] }>()
  for (const cue of cues) {
    if (cue.value === 0) continue
    const name = cueName(cue)
    const key = `${name}\t${cue.stance}`
    const group = groups.get(key)
    if (group) {
      group.value += cue.value
      group.cues.push(cue)
    } else groups.set(key, { name, stance: cue.stance, value: cue.value, cues: [cue] })
  }
  return [...groups.values()].sort(
    (a, b) =>
      Number(isRest(a)) - Number(isRest(b)) ||
      Number(b.stance === own) - Number(a.stance === own) ||
      Math.abs(b.value) - Math.abs(a.value),
  )
}

/**
 * The cues that decided: the three weightiest for the comment's own stance, and the weightiest against it where that is at least
 * half as heavy, for then the comment is a mixed one. Where nothing speaks for the stance, what was outvoted.
 */
export function decidingCues(cues: readonly Cue[], own: Stance): CueGroup[] {
  const groups = groupCues(cues, own).filter((group) => !isRest(group) && group.value > 0)
  const pro = apart(groups.filter(({ stance }) => stance === own)).slice(0, 3)
  const contra = groups.find(({ stance, value }) => stance !== own && value >= (pro[0]?.value ?? 0) / 2)
  return contra ? [...pro, contra] : pro
}

/** Without the mined groups that stand on the same characters as a weightier one: 「谁信」 and 「信$」 are one reason, not two. */
function apart(groups: readonly CueGroup[]): CueGroup[] {
  const kept: CueGroup[] = []
  for (const group of groups) {
    const [{ kind, start, end }] = group.cues as [Cue]
    const covered =
      (MINED_KINDS as readonly string[]).includes(kind) &&
      kept.some(({ cues }) => cues.some((cue) => cue.start < end && start < cue.end))
    if (!covered) kept.push(group)
  }
  return kept
}

function isRest({ cues }: CueGroup): boolean {
  return cues[0]?.kind === 'rest'
}

/** `不×支持 +1.9`; with the stance's name behind when it is not `own`. */
export function nameGroup({ name, stance, value }: CueGroup, own: Stance, nameOf: (stance: Stance) => string): string {
  return `${name} ${signed(value)}${stance === own ? '' : ` ${nameOf(stance)}`}`
}

/** A cue's name: its term with its modifiers before it (`不×支持`), the first four of them. */
export function cueName({ term, modifiers }: Pick<Cue, 'term' | 'modifiers'>): string {
  if (modifiers.length === 0) return term
  const named = modifiers.slice(0, MOST_MODIFIERS).map((modifier) => modifier.term)
  if (modifiers.length > MOST_MODIFIERS) named.push('…')
  return [...named, term].join('×')
}

/** A value with its sign, one decimal or as many as it takes to differ from 0: `+1.9`, `−0.04`. */
function signed(value: number): string {
  const digits = Math.abs(value) >= 0.05 ? 1 : 2
  return (value < 0 ? '−' : '+') + Math.abs(value).toFixed(digits)
}
