import type { ItemKind } from '#domain/items/items'
import type { DayOfActivity } from '#domain/progress/activity'
import type { Times } from '#domain/progress/answer-times'
import type { RecallToday } from '#domain/progress/memory-today'
import type { Calibration, CardAge, Observed } from '#domain/progress/prediction'
import type { Passed } from '#domain/progress/recall-tests'

/** What is known of a learner's memory. */
export interface MemoryFigures {
  /** The next 90 study days, today first: cards to answer, of those learned and of new ones. */
  forecast: { date: string; learned: number; fresh: number }[]
  newCardsPerDay: number
  desiredRetention: number
  /** Of the cards that were answered and are still studied: all, by lesson or deck, and by kind of card. */
  recall: {
    all: RecallToday | null
    /** `language` is that of the title, as a BCP 47 tag; null if it cannot be told. */
    lessons: (RecallToday & { title: string; language: string | null })[]
    facets: (RecallToday & { facet: string })[]
  }
  /** Numbers of these cards in the groups of `stabilityLimits`. */
  byStability: number[]
  /** And by difficulty, from 1 to 10. */
  byDifficulty: number[]
  /** Graded recall tests by month, oldest first. */
  months: (Observed & { month: string })[]
  /** Those of the last 90 days by kind of question, the most frequent first. */
  kinds: (Observed & { kind: ItemKind })[]
  /** All graded tests, and all that the learner judged. */
  graded: Observed
  selfGraded: Observed
  calibration: Calibration
  retention: Record<CardAge, Passed>
  /** The last 30 study days, today last. */
  minutes: DayOfActivity[]
  /** Answers of the last 90 study days by the hour of the learner's clock, from 0 to 23. */
  byHour: number[]
  /** Times of answers in the last 90 days by kind of question; kinds with fewer than five are left out. */
  times: (Times & { kind: ItemKind })[]
  /** The last 371 study days, today last. */
  year: DayOfActivity[]
}
