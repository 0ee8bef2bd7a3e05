import type { Stance } from '../../types.js'

/** Light fills behind dark text, in the hues the terminal and the report have. */
export const STANCE_FILLS: Readonly<Record<Stance, string>> = {
  supportive: 'BBD7F5',
  skeptical: 'FFD9B0',
  question: 'EBC4E8',
  neutral: 'E3E3E3',
}
