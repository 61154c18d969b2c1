import { fuzzRange, intervalInDays, nextMemory, recallProbability } from '#domain/schedule/fsrs'
import type { Memory, Weights } from '#domain/schedule/fsrs'
import { nextStep, type Intervals } from '#domain/schedule/intervals'
import { randomFrom } from '#domain/random/random-from'
import { studyDayOf } from '#domain/schedule/study-day'
import type { DayBoundary } from '#domain/schedule/study-day'
import { ratingSchema } from '#domain/schedule/schedule'
import type { Rating } from '#domain/schedule/rating'
import type { CardSchedule } from '#domain/schedule/schedule'

export interface SchedulingOptions {
  dayBoundary: DayBoundary
  /** The chance of recall at which a card comes back, between 0 and 1. */
  desiredRetention: number
  weights: Weights
  intervals: Intervals
  /** Id of the card, from which its intervals are varied a little; null for no variation. */
  fuzzSeed: string | null
}

/** When a rating would bring the card back. */
export type Preview = { kind: 'minutes'; minutes: number } | { kind: 'days'; days: number }
export type Previews = Record<Rating, Preview>

const millisPerMinute = 60_000

/**
 * The schedule after a rating.
 *
 * New cards take the learning steps, forgotten ones the relearning steps; what passes its last step, or is Easy,
 * returns after whole study days. A rating counts the study days since
 * the last one; if the learner's clock went back they are 0.
 *
 * @param atMillis when it was rated
 * @throws ZodError if the rating is none
 * @throws Error if the memory was computed by other weights, see `carryOver`
 */
export function reviewCard(
  schedule: CardSchedule,
  rating: Rating,
  atMillis: number,
  options: SchedulingOptions,
): CardSchedule {
  ratingSchema.parse(rating)
  const day = studyDayOf(atMillis, options.dayBoundary)
  const elapsedDays = elapsedStudyDays(schedule, day)
  const after = {
    ...nextMemory(memoryOf(schedule, options.weights), elapsedDays, rating, options.weights),
    weightsVersion: options.weights.version,
    lastReviewedAtMillis: atMillis,
    lastStudyDay: day,
    reps: schedule.reps + 1,
    lapses: schedule.lapses + (schedule.state === 'Review' && rating === 1 ? 1 : 0),
    suspended: schedule.suspended,
    buriedUntilDay: null,
    revision: schedule.revision + 1,
  }
  const next = nextStep(schedule, rating, options.intervals)
  if (next !== null) {
    const state = schedule.state === 'New' || schedule.state === 'Learning' ? 'Learning' : 'Relearning'
    return { state, step: next.step, dueAtMillis: atMillis + next.minutes * millisPerMinute, ...after }
  }
  return { state: 'Review', dueDay: day + intervalAfter(schedule, rating, elapsedDays, options), ...after }
}

/** What each rating would do now; exactly what {@link reviewCard} will do. */
export function previewRatings(
  schedule: CardSchedule,
  atMillis: number,
  options: SchedulingOptions,
): Previews {
  const elapsedDays = elapsedStudyDays(schedule, studyDayOf(atMillis, options.dayBoundary))
  const preview = (rating: Rating): Preview => {
    const step = nextStep(schedule, rating, options.intervals)
    return step === null
      ? { kind: 'days', days: intervalAfter(schedule, rating, elapsedDays, options) }
      : { kind: 'minutes', minutes: step.minutes }
  }
  return { 1: preview(1), 2: preview(2), 3: preview(3), 4: preview(4) }
}

/**
 * The chance, from 0 to 1, that the learner would recall the card on a study day; null while it is new.
 *
 * @param weights the learner's; a card that was last answered under others keeps its stability, which is the day of
 *   90 % under any, until it is answered again
 */
export function retrievability(schedule: CardSchedule, day: number, weights: Weights): number | null {
  if (schedule.state === 'New') return null
  return recallProbability(schedule.stability, elapsedStudyDays(schedule, day), weights)
}

function memoryOf(schedule: CardSchedule, { version }: Weights): Memory | null {
  if (schedule.state === 'New') return null
  const { stability, difficulty, weightsVersion } = schedule
  if (weightsVersion !== version) {
    throw new Error(`A memory of ${weightsVersion} must be carried over to ${version}.`)
  }
  return { stability, difficulty }
}

function elapsedStudyDays(schedule: CardSchedule, day: number): number {
  return schedule.state === 'New' ? 0 : Math.max(0, day - schedule.lastStudyDay)
}

/** Study days until the card comes back. Hard is never above Good, and Good never above Easy. */
function intervalAfter(
  schedule: CardSchedule,
  rating: Rating,
  elapsedDays: number,
  options: SchedulingOptions,
): number {
  // One draw for all ratings: the button that says more days gives more days.
  const draw = options.fuzzSeed === null ? null : randomFrom(`${options.fuzzSeed}/${schedule.reps}`)()
  const daysAfter = (given: Rating) => {
    const { weights, desiredRetention } = options
    const { stability } = nextMemory(memoryOf(schedule, weights), elapsedDays, given, weights)
    const days = Math.min(intervalInDays(stability, desiredRetention, weights), options.intervals.longestDays)
    return draw === null ? days : varied(days, elapsedDays, options.intervals.longestDays, draw)
  }
  const clamped = (days: number) => Math.min(days, options.intervals.longestDays)
  const inReview = schedule.state === 'Review'
  // Where Hard or Good lead to a step of minutes they set no bound for the days after the others.
  const hard = inReview ? Math.min(daysAfter(2), daysAfter(3)) : 0
  const good = Math.max(daysAfter(3), hard + 1)
  switch (rating) {
    case 1:
    case 2:
      return clamped(hard)
    case 3:
      return clamped(good)
    case 4:
      return clamped(Math.max(daysAfter(4), nextStep(schedule, 3, options.intervals) === null ? good + 1 : 1))
  }
}

function varied(days: number, elapsedDays: number, longestDays: number, draw: number): number {
  const { minDays, maxDays } = fuzzRange(days, elapsedDays, longestDays)
  return Math.floor(minDays + draw * (maxDays - minDays + 1))
}
