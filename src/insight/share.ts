import type { StanceShare } from '../types.js'

/** z of a 95 % interval. */
const Z = 1.959964

/** Share with its 95 % interval (E. B. Wilson 1927, "Probable inference"), which stays within 0–1 and is right for few comments too. */
export function shareOf(count: number, total: number): StanceShare {
  if (total === 0) return { count, share: 0, low: 0, high: 1 }
  const share = count / total
  const scale = 1 + Z ** 2 / total
  const centre = (share + Z ** 2 / (2 * total)) / scale
  const half = (Z * Math.sqrt((share * (1 - share)) / total + Z ** 2 / (4 * total ** 2))) / scale
  return { count, share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}
