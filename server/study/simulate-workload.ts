import { studyDayOf } from '#domain/schedule/study-day'
import { expectedReviewsPerDay, type CardAtStart } from '#domain/schedule/workload'
import { direct, prisma } from '#server/database/prisma'
import { studySettings } from '#server/study/study-settings'

const daysAhead = 60
/** More cards than these are sampled: the mean of hundreds hardly changes any more. */
const maxCards = 300
/** Until enough answers were timed. */
const defaultMillis = 12_000
const answersTimed = 200

export interface Workload {
  desiredRetention: number
  /** On average over the days ahead. */
  reviewsPerDay: number
  minutesPerDay: number
}

export interface WorkloadForecast {
  /** Cards that it rests on; 0 if nothing was learned yet, and only new cards count. */
  cards: number
  daysAhead: number
  choices: Workload[]
}

/** What each wish for retention would cost a learner a day, simulated from their own cards and pace. */
export async function simulateWorkload(
  userId: string,
  retentions: readonly number[],
  now: Date,
): Promise<WorkloadForecast> {
  const { dayBoundary, newCardsPerDay, weights, intervals } = studySettings(direct.reader, userId)
  const today = studyDayOf(now.getTime(), dayBoundary)
  const where = { userId, state: { not: 'New' as const }, suspended: false, card: { retiredAtMillis: null } }
  const [count, unmet, rows, timed] = await Promise.all([
    prisma.cardSchedule.count({ where }),
    prisma.card.count({
      where: { retiredAtMillis: null, schedules: { none: { userId, state: { not: 'New' } } } },
    }),
    prisma.cardSchedule.findMany({
      where,
      orderBy: { cardId: 'asc' },
      take: maxCards,
      select: { stability: true, difficulty: true, lastStudyDay: true, dueDay: true },
    }),
    prisma.reviewLog.findMany({
      where: { userId, durationMillis: { not: null } },
      orderBy: { serverAtMillis: 'desc' },
      take: answersTimed,
      select: { durationMillis: true },
    }),
  ])
  const cards = rows.flatMap(({ stability, difficulty, lastStudyDay, dueDay }): CardAtStart[] => {
    if (stability === null || difficulty === null || lastStudyDay === null) return []
    const elapsedDays = Math.max(0, today - lastStudyDay)
    return [{ memory: { stability, difficulty }, elapsedDays, dueInDays: (dueDay ?? today) - today }]
  })
  const weight = cards.length === 0 ? 0 : count / cards.length
  // New cards come to an end: no more of them than there are.
  const newPerDay = Math.min(newCardsPerDay, unmet / daysAhead)
  const millis = medianOf(timed.map(({ durationMillis }) => durationMillis ?? defaultMillis)) ?? defaultMillis
  return {
    cards: count,
    daysAhead,
    choices: retentions.map((desiredRetention) => {
      const { longestDays } = intervals
      const options = { days: daysAhead, desiredRetention, weights, longestDays, newPerDay }
      const perDay = expectedReviewsPerDay(cards, weight, options)
      return { desiredRetention, reviewsPerDay: perDay, minutesPerDay: (perDay * millis) / 60_000 }
    }),
  }
}

function medianOf(values: number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted.length < 20 ? null : (sorted[Math.floor(sorted.length / 2)] ?? null)
}
