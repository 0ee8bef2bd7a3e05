import { fill } from '../fill.js'
import { type Cue, STANCES, type Verdict } from '../types.js'
import { arithmetic, formatNumber, formatSigned, isMined } from './arithmetic.js'
import { cueName } from './cue-name.js'
import type { ExplainLook, NumberedRun } from './explain-parts.js'
import { showControls } from './sanitize.js'
import { STANCE_MARKS } from './stance-style.js'
import { widthOf } from './width.js'
import { wrapText } from './wrap.js'

/** Cues named one by one in a value; the lighter ones are added up. */
const MOST = 8

/**
 * How the values of the winning stance come about, and those that something turned, scaled or silenced:
 *
 *      1  ▼ +1.62 = 不×支持 1.8 × −0.9 (turned by 不)
 *      4  ▼ +1.92 = 谁信啊 0.66 + (word 谁信 3.1 + letters 信啊 1.2) × 0.21
 *
 * A single cue that nothing changes is its value already.
 */
export function derivationLines(listed: readonly NumberedRun[], verdict: Verdict, look: ExplainLook): string[] {
  return listed.flatMap(({ number, run }) =>
    STANCES.flatMap((stance) => {
      const cues = run.cues.filter((cue) => cue.stance === stance)
      const changed = cues.some(({ modifiers }) => modifiers.length > 0)
      if (cues.length === 0 || (stance !== verdict.stance && !changed)) return []
      if (cues.length === 1 && !changed) return []
      const parts = partsOf(cues, verdict.lengthFactor, look)
      const lead = `${String(number).padStart(2)}  `
      const text = `${STANCE_MARKS[stance]} ${formatSigned(run.values[stance])} = ${parts.join(' + ')}`
      const lines = wrapText(text, look.width - widthOf(lead), 'blanks')
      return lines.map((line, i) => (i === 0 ? lead : ' '.repeat(lead.length)) + look.paint.stance(stance, line))
    }),
  )
}

/** Written cues one by one, learned ones in brackets with their common factor behind. */
function partsOf(cues: readonly Cue[], lengthFactor: number, { headings }: ExplainLook): string[] {
  const byWeight = [...cues].sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
  const written = byWeight.filter((cue) => !isMined(cue))
  const mined = byWeight.filter(isMined)
  const parts = written.slice(0, MOST).map((cue) => {
    const name = showControls(cueName(cue)).replaceAll('\n', ' ')
    const sum = arithmetic(cue, lengthFactor)
    return `${name} ${sum}${remark(cue, sum, headings)}`
  })
  if (written.length > MOST) parts.push(`… ${formatNumber(sumOf(written.slice(MOST)))}`)
  if (mined.length > 0) {
    const terms = mined.slice(0, MOST).map((cue) => {
      const kind = headings.explain.kinds[cue.kind as keyof typeof headings.explain.kinds]
      return `${kind} ${showControls(cue.term).replaceAll('\n', ' ')} ${formatNumber(cue.weight)}`
    })
    if (mined.length > MOST)
      terms.push(`… ${formatNumber(mined.slice(MOST).reduce((sum, { weight }) => sum + weight, 0))}`)
    const sum = terms.join(' + ')
    parts.push(`${terms.length > 1 ? `(${sum})` : sum} × ${formatNumber(lengthFactor)}`)
  }
  return parts
}

function remark({ weight, value, modifiers }: Cue, sum: string, { explain }: ExplainLook['headings']): string {
  const turning = modifiers.filter(({ factor }) => factor < 0).map(({ term }) => showControls(term))
  if (value === 0 && weight !== 0) return ` (${explain.silenced})`
  return turning.length % 2 === 1 && sum.includes('× −')
    ? ` (${fill(explain.turned, { term: turning.join('×') })})`
    : ''
}

function sumOf(cues: readonly Cue[]): number {
  return cues.reduce((sum, { value }) => sum + value, 0)
}
