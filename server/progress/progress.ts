import { forecast, passRate, reviewsPerDay } from '#domain/progress/activity'
import type { DayOfForecast, DayOfReviews } from '#domain/progress/activity'
import { studyDayOf } from '#domain/schedule/study-day'
import { database } from '#server/database/database'
import { readStandings } from '#server/progress/read-standings'
import type { StandingConcept } from '#server/progress/read-standings'
import { pastQuizzes } from '#server/quiz/past-quizzes'
import type { PastQuiz } from '#server/quiz/past-quizzes'
import { learnerOf } from '#server/study/scope'
import { whatIsAvailable } from '#server/study/study-queue'
import { studySettings } from '#server/study/study-settings'

const daysShown = 30
const daysAhead = 7

export interface Progress {
  counts: {
    /** Learning cards and reviews that are due now, within the day's limit. */
    due: number
    /** New cards that may be introduced today. */
    new: number
    /** See `CardKnowledge`. */
    learning: number
    known: number
    fading: number
    /** All current cards, opened lessons or not, but those that were suspended. */
    cards: number
  }
  concepts: StandingConcept[]
  /** The last 30 study days, today last. */
  reviewsPerDay: DayOfReviews[]
  /** The next 7 study days, today first. */
  forecast: DayOfForecast[]
  /** Of the tests of the last 30 study days; null under 5. */
  passRate: { passed: number; of: number } | null
  quizzes: PastQuiz[]
}

/** Where a learner stands. Nothing of it is stored: it follows from schedules and log. */
export async function progress(userId: string, now: Date): Promise<Progress> {
  // Opens a transaction of its own: it finishes quizzes whose time is up.
  const quizzes = await pastQuizzes(userId, now)
  const { today, available, standings } = await database.read(async (db) => {
    const settings = await studySettings(db, userId)
    const today = studyDayOf(now.getTime(), settings.dayBoundary)
    return {
      today,
      available: await whatIsAvailable(db, learnerOf(userId, today), settings, now),
      standings: await readStandings(db, userId, today, settings.weights),
    }
  })
  const standing = Map.groupBy(standings.cards, (card) => card.standing)
  return {
    counts: {
      due: available.counts.learning + available.counts.review,
      new: available.counts.new,
      learning: standing.get('learning')?.length ?? 0,
      known: standing.get('known')?.length ?? 0,
      fading: standing.get('fading')?.length ?? 0,
      cards: standings.cards.length,
    },
    concepts: standings.concepts,
    reviewsPerDay: reviewsPerDay(standings.events, today, daysShown),
    forecast: forecast(
      standings.cards.map((card) => card.schedule),
      today,
      daysAhead,
    ),
    passRate: passRate(
      standings.cards.flatMap((card) => card.tests),
      today - daysShown + 1,
    ),
    quizzes,
  }
}
