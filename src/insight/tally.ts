import { type PerStance, type ScoredComment, STANCES, type Stance, type Tally } from '../types.js'
import { shareOf } from './share.js'

/** Counts stances one comment at a time. */
export interface TallyBuilder {
  readonly add: (comment: Pick<ScoredComment, 'stance' | 'likes' | 'unsure'>) => void
  readonly finish: () => Tally
}

/**
 * Starts an empty tally. By likes a comment counts once for its writer and once for each like; a negative number of likes, as
 * some sites print votes, counts as none. Unsure comments are counted apart.
 */
export function startTally(): TallyBuilder {
  const counts = perStance(() => 0)
  const voices = perStance(() => 0)
  let liked = false
  let unsure = 0
  return {
    add: ({ stance, likes, unsure: isUnsure }) => {
      if (isUnsure) {
        unsure++
        return
      }
      counts[stance]++
      voices[stance] += 1 + Math.max(0, likes ?? 0)
      if (likes !== undefined && likes > 0) liked = true
    },
    finish: () => {
      const comments = sum(counts) + unsure
      const all = sum(voices)
      return {
        comments,
        shares: perStance((stance) => shareOf(counts[stance], comments)),
        ...(liked && { byLikes: perStance((stance) => voices[stance] / all) }),
        ...(unsure > 0 && { unsure }),
      }
    },
  }
}

/** A value for each stance. */
export function perStance<T>(make: (stance: Stance) => T): Record<Stance, T> {
  return Object.fromEntries(STANCES.map((stance) => [stance, make(stance)])) as Record<Stance, T>
}

function sum(numbers: PerStance): number {
  return STANCES.reduce((total, stance) => total + numbers[stance], 0)
}
