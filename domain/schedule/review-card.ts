import { drawDay } from '#domain/schedule/easy-days'
import { dueBeforeExams } from '#domain/schedule/exam'
import { fuzzRange, intervalInDays, nextMemory, recallProbability } from '#domain/schedule/fsrs'
import type { Memory, Weights } from '#domain/schedule/fsrs'
import { nextStep, type Intervals } from '#domain/schedule/intervals'
import { randomFrom } from '#domain/random/random-from'
import { studyDayOf } from '#domain/schedule/study-day'
import type { DayBoundary } from '#domain/schedule/study-day'
import { ratingSchema } from '#domain/schedule/schedule'
import { ratings, type Rating } from '#domain/schedule/rating'
import type { CardSchedule, Standing } from '#domain/schedule/schedule'

export interface SchedulingOptions {
  dayBoundary: DayBoundary
  /** The chance of recall at which a card becomes due, between 0 and 1. */
  desiredRetention: number
  weights: Weights
  intervals: Intervals
  /** Seed for the fuzz of intervals, the id of the card; null for no fuzz. */
  fuzzSeed: string | null
}

/** How long after a rating the card would be due. */
export type Preview = { kind: 'minutes'; minutes: number } | { kind: 'days'; days: number }
export type Previews = Record<Rating, Preview>

const millisPerMinute = 60_000

/**
 * The schedule after a rating.
 *
 * New cards go through the learning steps and forgotten ones through the relearning steps. After the last step, or
 * rated Easy, a card is due after whole study days. Elapsed time is counted in study days, and is 0 if the learner's
 * clock went backwards.
 *
 * @param atMillis when it was rated
 * @throws ZodError if the rating is not one of 1 to 4
 * @throws Error if the memory was computed with other weights, see `carryOver`
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
    follows: schedule.follows,
    lastEventAtMillis: schedule.lastEventAtMillis,
  }
  const next = nextStep(schedule, rating, options.intervals)
  if (next !== null) {
    const state = schedule.state === 'New' || schedule.state === 'Learning' ? 'Learning' : 'Relearning'
    return { state, step: next.step, dueAtMillis: atMillis + next.minutes * millisPerMinute, ...after }
  }
  return { state: 'Review', dueDay: day + intervalsAfter(schedule, day, options)(rating), ...after }
}

/** What each rating would do now, exactly as {@link reviewCard} does it. */
export function previewRatings(
  schedule: CardSchedule,
  atMillis: number,
  options: SchedulingOptions,
): Previews {
  const day = studyDayOf(atMillis, options.dayBoundary)
  const intervalAfter = intervalsAfter(schedule, day, options)
  const preview = (rating: Rating): Preview => {
    const step = nextStep(schedule, rating, options.intervals)
    return step === null
      ? { kind: 'days', days: intervalAfter(rating) }
      : { kind: 'minutes', minutes: step.minutes }
  }
  return { 1: preview(1), 2: preview(2), 3: preview(3), 4: preview(4) }
}

/**
 * The predicted chance of recall on a study day, from 0 to 1; null for a new card.
 *
 * @param weights the learner's. A card last rated under other weights keeps its stability until its next rating:
 *   whatever the weights, it is the time after which the chance is 90 %.
 */
export function retrievability(schedule: Standing, day: number, weights: Weights): number | null {
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

function elapsedStudyDays(schedule: Standing, day: number): number {
  return schedule.state === 'New' ? 0 : Math.max(0, day - schedule.lastStudyDay)
}

/**
 * Where in its fuzz range the interval after an answer lies, from 0 to 1.
 *
 * @param reps how often the card had been rated before
 */
export const fuzzDraw = (fuzzSeed: string, reps: number): number => randomFrom(`${fuzzSeed}/${reps}`)()

/**
 * Study days until a card that is rated on a study day is due, by its rating. Hard is never above Good, and Good never
 * above Easy. The learner's easy days decide only which day of the fuzz range it is; exams bring a card forward, see
 * `dueBeforeExams`.
 */
function intervalsAfter(
  schedule: CardSchedule,
  day: number,
  { weights, desiredRetention, intervals, fuzzSeed }: SchedulingOptions,
): (rating: Rating) => number {
  const { longestDays, easyDays = {}, examDays = [] } = intervals
  const elapsedDays = elapsedStudyDays(schedule, day)
  const memory = memoryOf(schedule, weights)
  // One draw for all ratings, so that a better rating never gets a shorter interval by fuzz.
  const draw = fuzzSeed === null ? null : fuzzDraw(fuzzSeed, schedule.reps)
  const stabilityAfter = (given: Rating) => nextMemory(memory, elapsedDays, given, weights).stability
  const daysAfter = (given: Rating) => {
    const days = Math.min(intervalInDays(stabilityAfter(given), desiredRetention, weights), longestDays)
    if (draw === null) return days
    const { minDays, maxDays } = fuzzRange(days, elapsedDays, longestDays)
    return drawDay(day + minDays, day + maxDays, easyDays, draw) - day
  }
  const clamped = (days: number) => Math.min(days, longestDays)
  const afterGood = daysAfter(3)
  // A rating that leads to a step of minutes sets no lower bound for the days after a better one.
  const hard = schedule.state === 'Review' ? Math.min(daysAfter(2), afterGood) : 0
  const good = Math.max(afterGood, hard + 1)
  const withoutExams = (rating: Rating) => {
    switch (rating) {
      case 1:
      case 2:
        return clamped(hard)
      case 3:
        return clamped(good)
      case 4:
        return clamped(Math.max(daysAfter(4), nextStep(schedule, 3, intervals) === null ? good + 1 : 1))
    }
  }
  if (examDays.length === 0) return withoutExams
  const beforeExams = (rating: Rating) => {
    const card = { stability: stabilityAfter(rating), lastStudyDay: day, dueDay: day + withoutExams(rating) }
    return dueBeforeExams(card, examDays, { weights, easyDays, draw: draw ?? 0, today: day }) - day
  }
  return (rating) => Math.max(...ratings.filter((other) => other <= rating).map(beforeExams))
}
