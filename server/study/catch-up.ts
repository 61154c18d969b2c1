import {
  latestBreak,
  minBreakDays,
  planReviews,
  usualReviewsPerDay,
  type Break,
  type PlannedDay,
} from '#domain/schedule/catch-up'
import { answersIn } from '#domain/schedule/daily-limits'
import { startOfStudyDay, studyDayOf, type DayBoundary } from '#domain/schedule/study-day'
import { prepared } from '#server/database/prepared-query'
import type { Transaction } from '#server/database/transaction'
import { givenAt } from '#server/study/given-at'
import { cardsAtStart, learnedCards } from '#server/study/learned-cards'
import { usualAnswerMillis } from '#server/study/pace'
import type { StudySettings } from '#server/study/study-settings'

/** What a learner catches up on after a break. */
export interface CatchUp extends Break {
  /** How many reviews a day has until nothing is left over. */
  perDay: number
}

interface LearnerToday {
  userId: string
  /** The study day. */
  today: number
}

/** Cards that were due earlier no longer show that there was a break. */
const maxDaysBack = 90
/** The days before a break that say what is usual. */
const usualDays = 28

/**
 * The latest break, if cards that are due have waited since then; and how many reviews a day are asked to catch up: as
 * many as fit into the learner's maximum or goal in minutes; without either, as many as were usual before the break. Who
 * wants no reviews at all catches up on nothing.
 *
 * @param oldestDueDay the earliest day on which a card was due that still is; null if no card is due
 */
export async function catchUp(
  db: Transaction,
  learner: LearnerToday,
  settings: StudySettings,
  oldestDueDay: number | null,
): Promise<CatchUp | null> {
  if (oldestDueDay === null || oldestDueDay >= learner.today || settings.reviewsPerDay === 0) return null
  const fromDay = Math.max(oldestDueDay, learner.today - maxDaysBack)
  const found = latestBreak(await studiedDays(db, learner, fromDay, settings.dayBoundary), learner.today)
  if (found === null || oldestDueDay >= found.returnDay) return null
  const perDay = Math.min(settings.reviewsPerDay, await wantedPerDay(db, learner.userId, settings, found))
  return { ...found, perDay }
}

async function wantedPerDay(
  db: Transaction,
  userId: string,
  { maxMinutes, goalMinutes, dayBoundary }: StudySettings,
  { returnDay, awayDays }: Break,
): Promise<number> {
  const minutes = maxMinutes || goalMinutes
  if (minutes > 0) return answersIn(minutes, await usualAnswerMillis(db, userId))
  const firstDay = returnDay - awayDays
  const rows = await ratingsBetween.all(db, {
    userId,
    fromMillis: startOfStudyDay(firstDay - usualDays, dayBoundary),
    untilMillis: startOfStudyDay(firstDay, dayBoundary),
  })
  const perDay = Map.groupBy(rows, ({ atMillis }) => studyDayOf(atMillis, dayBoundary))
  return usualReviewsPerDay([...perDay.values()].map((answers) => answers.length))
}

/**
 * Study days with ratings from a day on until today, and the last one before that day; the earliest first. Of days that
 * follow each other without a break, only some are looked up.
 */
async function studiedDays(
  db: Transaction,
  { userId, today }: LearnerToday,
  fromDay: number,
  dayBoundary: DayBoundary,
): Promise<number[]> {
  const startOf = (day: number) => startOfStudyDay(day, dayBoundary)
  const lastBetween = (fromMillis: number, untilMillis: number) =>
    lastRating.first(db, { userId, fromMillis, untilMillis })
  const firstFrom = (fromMillis: number) =>
    firstRating.first(db, { userId, fromMillis, untilMillis: startOf(today) })
  const days: number[] = []
  let found = (await lastBetween(0, startOf(fromDay))) ?? (await firstFrom(startOf(fromDay)))
  while (found !== undefined) {
    const day = studyDayOf(found.atMillis, dayBoundary)
    days.push(day)
    const breakMillis = startOf(Math.min(day + minBreakDays + 1, today))
    found = (await lastBetween(startOf(day + 1), breakMillis)) ?? (await firstFrom(breakMillis))
  }
  return days
}

/** Answers that were given here: imported ones say nothing about when the learner was away from here, nor how much is usual. */
const ratings = (db: Transaction) =>
  db
    .selectFrom('ReviewLog as log')
    .where('log.event', '=', 'rated')
    .where('log.importedFrom', 'is', null)
    .select(givenAt.as('atMillis'))

const lastRating = prepared<{ userId: string; fromMillis: number; untilMillis: number }>()((db, value) =>
  ratings(db)
    .where('log.userId', '=', value('userId'))
    .where(givenAt, '>=', value('fromMillis'))
    .where(givenAt, '<', value('untilMillis'))
    .orderBy(givenAt, 'desc')
    .limit(1),
)

const ratingsBetween = prepared<{ userId: string; fromMillis: number; untilMillis: number }>()((db, value) =>
  ratings(db)
    .where('log.userId', '=', value('userId'))
    .where(givenAt, '>=', value('fromMillis'))
    .where(givenAt, '<', value('untilMillis')),
)

const firstRating = prepared<{ userId: string; fromMillis: number; untilMillis: number }>()((db, value) =>
  ratings(db)
    .where('log.userId', '=', value('userId'))
    .where(givenAt, '>=', value('fromMillis'))
    .where(givenAt, '<', value('untilMillis'))
    .orderBy(givenAt)
    .limit(1),
)

/** Days that a plan looks ahead. */
const daysAhead = 60

/**
 * The reviews of the days ahead, today first, while a learner catches up.
 *
 * @param leftToday how many are still asked today
 */
export async function planCatchUp(
  db: Transaction,
  { userId, today }: LearnerToday,
  { desiredRetention, weights, intervals }: StudySettings,
  { perDay }: CatchUp,
  leftToday: number,
): Promise<PlannedDay[]> {
  const cards = cardsAtStart(await learnedCards(db, userId).execute(), today)
  const { longestDays } = intervals
  return planReviews(cards, leftToday, perDay, { days: daysAhead, desiredRetention, weights, longestDays })
}
