import { type Places, startPlaces } from './places.js'
import { type QuestionGroup, startQuestions } from './questions.js'
import { type Repetition, startRepetition } from './repeat-groups.js'
import { type PlacedComment, type Standouts, startStandouts } from './standouts.js'
import { startTimeline, type Timeline } from './timeline.js'

/** What a report shows of a page, or of a batch, besides its summary. */
export interface Portrait extends Standouts, Repetition {
  readonly timeline?: Timeline
  readonly places: Places
  readonly questions: readonly QuestionGroup[]
}

/** Gathers comments one by one. */
export interface PortraitBuilder {
  readonly add: (placed: PlacedComment) => void
  readonly finish: () => Portrait
}

/** Starts an empty portrait; unsure comments are in nothing that is told by stance. Memory stays bounded however many comments come. */
export function startPortrait(): PortraitBuilder {
  const timeline = startTimeline()
  const places = startPlaces()
  const questions = startQuestions()
  const parts = [startStandouts(), startRepetition()] as const
  return {
    add: (placed) => {
      const { timeIso, region, stance, unsure } = placed.comment
      for (const part of parts) part.add(placed)
      // what is left for a person to read speaks for no stance
      if (unsure) return
      timeline.add(timeIso, stance)
      places.add(region, stance)
      questions.add(placed)
    },
    finish: () => ({
      ...parts[0].finish(),
      ...parts[1].finish(),
      timeline: timeline.finish(),
      places: places.finish(),
      questions: questions.finish(),
    }),
  }
}
