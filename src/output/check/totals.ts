import type { CaseResult } from '../../quality/check-case.js'
import type { CheckReport } from '../../quality/check-report.js'
import type { Confusion } from '../../quality/confusion.js'
import type { Fall } from '../../quality/floors.js'
import { type Judged, measureAgreement } from '../../quality/metrics.js'
import { STANCES } from '../../types.js'

/** How a status is said. */
export const STATUS_TEXT: Readonly<Record<CaseResult['status'], string>> = {
  held: 'held',
  changed: 'changed',
  'below-floor': 'below its floor',
  'missing-golden': 'without golden',
  broken: 'could not run',
  accepted: 'accepted',
}

/** A figure below its floor: `macro-F1 0.612 is below 0.65 (340 labels)`; without labels there is no figure. */
export function fallText({ figure, value, floor, labels }: Fall): string {
  const name = figure === 'macroF1' ? 'macro-F1' : figure
  if (labels === 0) return `${name} must be ${floor}, but no comment has a label`
  return `${name} ${value.toFixed(3)} is below ${floor} (${counted(labels, 'label')})`
}

/** `12 cases, 240 comments: 11 held, 1 changed`. */
export function totalsText({ cases, notRun }: CheckReport): string {
  const comments = cases.reduce((sum, each) => sum + each.comments, 0)
  const parts = Object.entries(STATUS_TEXT).flatMap(([status, text]) => {
    const count = cases.filter((each) => each.status === status).length
    return count > 0 ? `${count} ${text}` : []
  })
  if (notRun > 0) parts.push(`${notRun} not run`)
  return `${counted(cases.length + notRun, 'case')}, ${counted(comments, 'comment')}: ${parts.join(', ') || 'none run'}`
}

/** `agreement with 340 labels 81.2 % (accepted: 82.0 %), macro-F1 0.713, kappa 0.702`; absent without labels. */
export function agreementText({ agreement, acceptedAgreement }: CheckReport): string | undefined {
  if (!agreement) return undefined
  const { comments, lenientAccuracy, macroF1, kappa } = agreement
  const before = acceptedAgreement === undefined ? '' : ` (accepted: ${percent(acceptedAgreement)})`
  return `agreement with ${counted(comments, 'label')} ${percent(lenientAccuracy)}${before}, macro-F1 ${macroF1.toFixed(3)}, kappa ${kappa.toFixed(3)}`
}

/** Labels of a case that agree: `5 of 6 labels agree (6 as accepted)`; `undefined` without labels. */
export function caseAgreementText({ judged }: CaseResult): string | undefined {
  if (judged.length === 0) return undefined
  const before = judged.flatMap((each) => (each.accepted ? [{ ...each, stance: each.accepted }] : []))
  const now = countAgreeing(judged)
  const was = countAgreeing(before)
  const accepted = before.length === judged.length && was !== now ? ` (${was} as accepted)` : ''
  return `${now} of ${counted(judged.length, 'label')} ${judged.length === 1 ? 'agrees' : 'agree'}${accepted}`
}

/** Labels that agree, a second label counting too. */
export function countAgreeing(judged: readonly Judged[]): number {
  return Math.round(measureAgreement(judged).lenientAccuracy * judged.length)
}

/** True when a stance is told that was not accepted. */
export function hasFlips(stances: Confusion | undefined): stances is Confusion {
  return stances !== undefined && STANCES.some((from) => STANCES.some((to) => from !== to && stances[from][to] > 0))
}

/** `1 comment`, `2 comments`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
