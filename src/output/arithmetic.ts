import { type Cue, MINED_KINDS } from '../types.js'

/** Whether a cue is a learned one, whose weight is multiplied with the comment's length factor. */
export function isMined({ kind }: Pick<Cue, 'kind'>): boolean {
  return (MINED_KINDS as readonly string[]).includes(kind)
}

/**
 * How a cue's value comes about: weight and factors as far as they make it (`1.8 × −0.9`); a factor without effect (negation of
 * what has no opposite) is left out.
 */
export function arithmetic({ kind, weight, value, modifiers }: Cue, lengthFactor: number): string {
  if (isMined({ kind })) return [weight, lengthFactor].map(formatNumber).join(' × ')
  const factors = modifiers.map(({ factor }) => factor)
  const acting = [factors, factors.filter((factor) => factor > 0)].find((each) => {
    const product = each.reduce((product, factor) => product * Math.abs(factor), weight)
    return Math.abs(product - value) < 1e-6
  })
  return [weight, ...(acting ?? factors)].map(formatNumber).join(' × ')
}

/** A number with at most two decimals and a true minus. */
export function formatNumber(value: number): string {
  return String(Math.round(value * 100) / 100).replace('-', '−')
}

/** The same with its sign: `+1.71`, `−0.4`. */
export function formatSigned(value: number): string {
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value)
}
