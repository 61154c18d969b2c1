import { defaultWeights } from '#domain/schedule/fsrs'
import { defaultIntervals } from '#domain/schedule/intervals'
import { retrievability, reviewCard } from '#domain/schedule/review-card'
import { newSchedule, type CardSchedule, type State } from '#domain/schedule/schedule'
import { dateOfStudyDay, studyDayOf, type DayBoundary } from '#domain/schedule/study-day'
import type { LoggedReview } from './read-review-log.ts'

/** The result of replaying one review. */
export interface ReplayedReview {
  card: string
  /** ISO 8601. */
  at: string
  rating: number
  state: State
  /** After the review: stability in days, difficulty from 1 to 10. */
  stability: number
  difficulty: number
  /** Chance of recall right before the review, from 0 to 1, by whole study days; null for a card's first review. */
  retrievability: number | null
  /** Study day on which the card is due, as YYYY-MM-DD. */
  dueDay: string
}

const DESIRED_RETENTION = 0.9

/** Replays reviews in the given order with our scheduler, without fuzz. */
export function* replayLog(
  reviews: readonly LoggedReview[],
  dayBoundary: DayBoundary,
): Generator<ReplayedReview> {
  const options = {
    dayBoundary,
    desiredRetention: DESIRED_RETENTION,
    weights: defaultWeights,
    intervals: defaultIntervals,
    fuzzSeed: null,
  }
  const schedules = new Map<string, CardSchedule>()
  for (const { cardId, rating, atMillis } of reviews) {
    const before = schedules.get(cardId) ?? newSchedule
    const after = reviewCard(before, rating, atMillis, options)
    schedules.set(cardId, after)
    if (after.state === 'New') continue
    const dueDay = after.state === 'Review' ? after.dueDay : studyDayOf(after.dueAtMillis, dayBoundary)
    yield {
      card: cardId,
      at: new Date(atMillis).toISOString(),
      rating,
      state: after.state,
      stability: after.stability,
      difficulty: after.difficulty,
      retrievability: retrievability(before, studyDayOf(atMillis, dayBoundary), defaultWeights),
      dueDay: dateOfStudyDay(dueDay),
    }
  }
}
