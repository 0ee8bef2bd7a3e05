import type { Stance } from '../../types.js'

/** Light fills behind dark text, in the hues the terminal and the report have. */
export const STANCE_FILLS: Readonly<Record<Stance, string>> = {
  supportive: 'BBD7F5',
  skeptical: 'FFD9B0',
  question: 'EBC4E8',
  neutral: 'E3E3E3',
}

/** The hues of the report's bars. */
export const STANCE_BARS: Readonly<Record<Stance, string>> = {
  supportive: '3F86C8',
  skeptical: 'DD7A2B',
  question: 'A463B4',
  neutral: 'AAB3BB',
}
