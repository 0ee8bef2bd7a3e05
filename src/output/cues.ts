import type { Cue, Stance } from '../types.js'

/** Cues that a cell names at most; the ones left out are counted at its end (`… 12 more`). */
const MOST = 12

/**
 * Cues as a person reads them: `不×支持 +1.9; 呵呵 +2.1; 感谢 +0.8 supportive`.
 * Modifiers stand before their cue with ×. Cues that speak for the comment's own stance come first and bare, the others with
 * their stance's name behind; within each the weightiest first. The same term in several places is given once, added up.
 */
export function renderCues(cues: readonly Cue[], own: Stance, most = MOST): string {
  const rows = gatherCues(cues).sort(
    (a, b) => Number(b.stance === own) - Number(a.stance === own) || Math.abs(b.value) - Math.abs(a.value),
  )
  const named = rows.slice(0, most).map((row) => renderCue(row, own))
  if (rows.length > most) named.push(`… ${rows.length - most} more`)
  return named.join('; ')
}

/** A cue's name: its term with its modifiers before it (`不×支持`). */
export function cueName({ term, modifiers }: Pick<Cue, 'term' | 'modifiers'>): string {
  return [...modifiers.map((modifier) => modifier.term), term].join('×')
}

/** A value with its sign, one decimal or as many as it takes to differ from 0: `+1.9`, `−0.04`. */
export function signed(value: number): string {
  const digits = Math.abs(value) >= 0.05 || value === 0 ? 1 : 2
  return (value < 0 ? '−' : '+') + Math.abs(value).toFixed(digits)
}

function renderCue({ name, value, stance }: CueRow, own: Stance): string {
  return `${name} ${signed(value)}${stance === own ? '' : ` ${stance}`}`
}

interface CueRow {
  readonly name: string
  readonly stance: Stance
  readonly value: number
}

function gatherCues(cues: readonly Cue[]): CueRow[] {
  const rows = new Map<string, CueRow>()
  for (const cue of cues) {
    if (cue.value === 0) continue
    const name = cueName(cue)
    const key = `${name}\t${cue.stance}`
    rows.set(key, { name, stance: cue.stance, value: (rows.get(key)?.value ?? 0) + cue.value })
  }
  return [...rows.values()]
}
