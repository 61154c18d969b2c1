import { studyDayOf } from '#domain/schedule/study-day'
import { expectedReviewsPerDay } from '#domain/schedule/workload'
import { database } from '#server/database/database'
import { cardsAtStart, learnedCards } from '#server/study/learned-cards'
import { usualAnswerMillis } from '#server/study/pace'
import { studySettings } from '#server/study/study-settings'

const daysAhead = 60
/** Only this many cards are simulated: with more, the mean hardly changes. */
const maxCards = 300

export interface Workload {
  desiredRetention: number
  /** On average over the days ahead. */
  reviewsPerDay: number
  minutesPerDay: number
}

export interface WorkloadForecast {
  /** Number of learned cards; if 0, the forecast only includes new cards. */
  cards: number
  daysAhead: number
  choices: Workload[]
}

/** The workload of a learner under each desired retention, simulated from their own cards and pace. */
export async function simulateWorkload(
  userId: string,
  retentions: readonly number[],
  now: Date,
): Promise<WorkloadForecast> {
  const { settings, count, notStarted, rows, answerMillis } = await database.read(async (db) => {
    const learned = db
      .selectFrom('CardSchedule as schedule')
      .innerJoin('Card as card', 'card.id', 'schedule.cardId')
      .where('schedule.userId', '=', userId)
      .where('schedule.state', '<>', 'New')
      .where('card.retiredAtMillis', 'is', null)
    const { cards } = await db
      .selectFrom('Card as card')
      .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
      .where('card.retiredAtMillis', 'is', null)
      .where((eb) => eb.or([eb('lesson.ownerId', 'is', null), eb('lesson.ownerId', '=', userId)]))
      .where('card.id', 'not in', learned.select('schedule.cardId'))
      .select(({ fn }) => fn.countAll<number>().as('cards'))
      .executeTakeFirstOrThrow()
    const { count } = await learnedCards(db, userId)
      .clearSelect()
      .clearOrderBy()
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return {
      settings: await studySettings(db, userId),
      count,
      notStarted: cards,
      rows: await learnedCards(db, userId).limit(maxCards).execute(),
      answerMillis: await usualAnswerMillis(db, userId),
    }
  })
  const { dayBoundary, newCardsPerDay, weights, intervals } = settings
  const today = studyDayOf(now.getTime(), dayBoundary)
  const cards = cardsAtStart(rows, today)
  const weight = cards.length === 0 ? 0 : count / cards.length
  // There are only so many new cards left.
  const newPerDay = Math.min(newCardsPerDay, notStarted / daysAhead)
  return {
    cards: count,
    daysAhead,
    choices: retentions.map((desiredRetention) => {
      const { longestDays } = intervals
      const options = { days: daysAhead, desiredRetention, weights, longestDays, newPerDay }
      const perDay = expectedReviewsPerDay(cards, weight, options)
      return { desiredRetention, reviewsPerDay: perDay, minutesPerDay: (perDay * answerMillis) / 60_000 }
    }),
  }
}
