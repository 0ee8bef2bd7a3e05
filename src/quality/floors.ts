import { type Judged, measureAgreement } from './metrics.js'

/** Figures below which a check fails, 0–1. */
export interface Floors {
  readonly minAgreement?: number
  readonly minMacroF1?: number
}

/** A figure that fell below its floor. */
export interface Fall {
  readonly figure: 'agreement' | 'macroF1'
  readonly value: number
  readonly floor: number
  /** Labels it was measured on. Without any the figure is 0, and every floor above 0 is missed. */
  readonly labels: number
}

/** The figures that lie below their floors. Agreement counts a second label too. */
export function fallsBelow(judged: readonly Judged[], { minAgreement, minMacroF1 }: Floors): Fall[] {
  if (minAgreement === undefined && minMacroF1 === undefined) return []
  const { lenientAccuracy, macroF1 } = measureAgreement(judged)
  const falls: Fall[] = []
  const measure = (figure: Fall['figure'], value: number, floor: number | undefined) => {
    if (floor !== undefined && value < floor) falls.push({ figure, value, floor, labels: judged.length })
  }
  measure('agreement', lenientAccuracy, minAgreement)
  measure('macroF1', macroF1, minMacroF1)
  return falls
}
