import type { PerStance, Stance } from '../types.js'
import type { Headings } from './headings.js'
import type { Run } from './runs.js'
import type { Paint } from './stance-style.js'

/** What the parts of the drawing are drawn with. */
export interface ExplainLook {
  readonly headings: Headings
  readonly paint: Paint
  readonly width: number
}

/** A run with the number under which it is drawn and summed. */
export interface NumberedRun {
  readonly number: number
  readonly run: Run
  /** What it speaks for most. */
  readonly stance: Stance
}

/** What the runs that are not listed, and the cues outside any, add up to. */
export interface Lighter {
  readonly values: PerStance
  readonly count: number
}
