import { type PerStance, STANCES, type Stance } from '../types.js'

/** A comment as a person and as the tool see it. */
export interface Judged {
  readonly label: Stance
  /** A second label a careful reader could defend. */
  readonly second?: Stance
  readonly stance: Stance
  /** Probability of `stance`, 0–1. */
  readonly confidence: number
}

/** How well one stance is told. Shares between 0 and 1. */
export interface ClassMetrics {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** Comments with this label. */
  readonly labelled: number
  /** Comments given this stance. */
  readonly told: number
}

/** Comments whose confidence lies in a tenth of 0–1. A calibrated tool has `accuracy` near `confidence` in every bin. */
export interface CalibrationBin {
  readonly from: number
  readonly comments: number
  /** Mean confidence. */
  readonly confidence: number
  readonly accuracy: number
}

/** Agreement of the tool with a person. */
export interface Metrics {
  readonly comments: number
  readonly accuracy: number
  /** Accuracy when a second label counts too. */
  readonly lenientAccuracy: number
  /** Mean F1 of the stances that are labelled or told. */
  readonly macroF1: number
  /** Cohen's kappa (1960): agreement beyond chance. */
  readonly kappa: number
  /** The largest difference between a stance's share among labels and among what was told. */
  readonly shareError: number
  /** Accuracy of the half with the higher confidence. */
  readonly accuracyOfSurerHalf: number
  /** Mean distance of confidence and accuracy over the bins, weighted by their comments. */
  readonly calibrationError: number
  readonly classes: Readonly<Record<Stance, ClassMetrics>>
  /** `confusion[label][stance]` counts comments. */
  readonly confusion: Readonly<Record<Stance, PerStance>>
  readonly calibration: readonly CalibrationBin[]
}

/** Compares stances with labels. All figures are 0 for no comments. */
export function measureAgreement(judged: readonly Judged[]): Metrics {
  const confusion = perStance(() => perStance(() => 0)) as Record<Stance, Record<Stance, number>>
  for (const { label, stance } of judged) confusion[label][stance]++
  const total = judged.length
  const labelled = perStance((label) => sum(STANCES.map((stance) => confusion[label][stance])))
  const told = perStance((stance) => sum(STANCES.map((label) => confusion[label][stance])))
  const classes = perStance((stance): ClassMetrics => {
    const hits = confusion[stance][stance]
    const counts = { labelled: labelled[stance], told: told[stance] }
    return {
      precision: ratio(hits, counts.told),
      recall: ratio(hits, counts.labelled),
      f1: ratio(2 * hits, counts.told + counts.labelled),
      ...counts,
    }
  })
  const occurring = Object.values(classes).filter((each) => each.labelled + each.told > 0)
  const accuracy = ratio(judged.filter(isRight).length, total)
  const chance = sum(STANCES.map((stance) => ratio(labelled[stance], total) * ratio(told[stance], total)))
  const calibration = binByConfidence(judged)
  return {
    comments: total,
    accuracy,
    lenientAccuracy: ratio(judged.filter((each) => isRight(each) || each.second === each.stance).length, total),
    macroF1: ratio(sum(occurring.map(({ f1 }) => f1)), occurring.length),
    kappa: ratio(accuracy - chance, 1 - chance),
    shareError: Math.max(
      ...STANCES.map((stance) => Math.abs(ratio(labelled[stance], total) - ratio(told[stance], total))),
    ),
    accuracyOfSurerHalf: accuracyOfSurerHalf(judged),
    calibrationError: sum(
      calibration.map((bin) => ratio(bin.comments, total) * Math.abs(bin.accuracy - bin.confidence)),
    ),
    classes,
    confusion,
    calibration,
  }
}

const BINS = 10

function binByConfidence(judged: readonly Judged[]): CalibrationBin[] {
  const bins = Array.from({ length: BINS }, (): Judged[] => [])
  for (const each of judged) bins[Math.min(BINS - 1, Math.floor(each.confidence * BINS))]!.push(each)
  return bins.flatMap((members, i) =>
    members.length === 0
      ? []
      : {
          from: i / BINS,
          comments: members.length,
          confidence: sum(members.map((each) => each.confidence)) / members.length,
          accuracy: members.filter(isRight).length / members.length,
        },
  )
}

function accuracyOfSurerHalf(judged: readonly Judged[]): number {
  const surer = judged.toSorted((a, b) => b.confidence - a.confidence).slice(0, Math.round(judged.length / 2))
  return ratio(surer.filter(isRight).length, surer.length)
}

function isRight({ label, stance }: Judged): boolean {
  return label === stance
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0)
}

function perStance<T>(make: (stance: Stance) => T): Record<Stance, T> {
  return Object.fromEntries(STANCES.map((stance) => [stance, make(stance)])) as Record<Stance, T>
}
