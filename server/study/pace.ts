import type { NotNull } from 'kysely'
import { LRUCache } from 'lru-cache'
import { startOfStudyDay, type DayBoundary } from '#domain/schedule/study-day'
import { prepared } from '#server/database/prepared-query'
import type { Transaction } from '#server/database/transaction'
import { jsonElements } from '#server/database/sql-functions'
import { givenAt } from '#server/study/given-at'

/** The fewest times for which the lower quartile is meaningful. */
const minTimes = 8
/** Older times are ignored, because the learner was less practised then. */
const latestDays = 90
const latestAnswers = 1_000

export type QuickTimes = ReadonlyMap<string, number>

/** Cached for the whole study day, because past days do not change. */
const found = new LRUCache<string, { today: number; times: QuickTimes }>({ max: 1_000 })

/**
 * The lower quartile of a learner's times for right answers, in milliseconds, by kind of item. Computed from the latest
 * thousand timed answers of the 90 study days before today. Kinds with fewer than eight times are left out.
 */
export async function quickTimes(
  db: Transaction,
  userId: string,
  today: number,
  dayBoundary: DayBoundary,
): Promise<QuickTimes> {
  const known = found.get(userId)
  if (known?.today === today) return known.times
  const times = await readQuickTimes(db, userId, today, dayBoundary)
  found.set(userId, { today, times })
  return times
}

async function readQuickTimes(
  db: Transaction,
  userId: string,
  today: number,
  dayBoundary: DayBoundary,
): Promise<QuickTimes> {
  const rows = await db
    .selectFrom('ReviewLog as log')
    .innerJoin('Item as item', 'item.id', 'log.itemId')
    .where('log.userId', '=', userId)
    // Imported answers are not graded. The index of the learner's own has this very condition.
    .where('log.importedFrom', 'is', null)
    .where(givenAt, '<', startOfStudyDay(today, dayBoundary))
    .where(givenAt, '>=', startOfStudyDay(today - latestDays, dayBoundary))
    .where('log.event', '=', 'rated')
    .where('log.correct', '=', true)
    .where('log.durationMillis', 'is not', null)
    .select(['item.kind', 'log.durationMillis'])
    .$narrowType<{ durationMillis: NotNull }>()
    .orderBy(givenAt, 'desc')
    .limit(latestAnswers)
    .execute()
  const quarters = [...Map.groupBy(rows, ({ kind }) => kind)].flatMap(([kind, answers]) => {
    const times = answers.map(({ durationMillis }) => durationMillis).sort((a, b) => a - b)
    const quarter = times[Math.floor(times.length / 4)]
    return times.length < minTimes || quarter === undefined ? [] : [[kind, quarter] as const]
  })
  return new Map(quarters)
}

/** Time for an answer until enough were timed. */
const defaultAnswerMillis = 12_000
const latestTimed = 200
const minTimed = 20

/** The learner's median time for an answer, in milliseconds, of the latest 200; 12 s if fewer than 20 were timed here. */
export async function usualAnswerMillis(db: Transaction, userId: string): Promise<number> {
  const rows = await latestTimes.all(db, { userId })
  const times = rows.map(({ durationMillis }) => durationMillis).sort((a, b) => a - b)
  const median = times[Math.floor(times.length / 2)]
  return times.length < minTimed || median === undefined ? defaultAnswerMillis : median
}

const latestTimes = prepared<{ userId: string }>()((db, value) =>
  db
    .selectFrom('ReviewLog as log')
    .where('log.userId', '=', value('userId'))
    .where('log.durationMillis', 'is not', null)
    .where('log.importedFrom', 'is', null)
    .select('log.durationMillis')
    .$narrowType<{ durationMillis: NotNull }>()
    .orderBy(givenAt, 'desc')
    .limit(latestTimed),
)

/** How often the learner has passed each of some cards, by card id, not counting answers graded as wrong. */
export async function passesOf(
  db: Transaction,
  userId: string,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await countPasses.all(db, { userId, cardIds: JSON.stringify(cardIds) })
  return new Map(rows.map(({ cardId, passes }) => [cardId, passes]))
}

const countPasses = prepared<{ userId: string; cardIds: string }>()((db, value) =>
  db
    .selectFrom('ReviewLog')
    .where('userId', '=', value('userId'))
    .where('cardId', 'in', jsonElements(value('cardIds')))
    .where('event', '=', 'rated')
    .where('rating', '>', 1)
    .where((eb) => eb.or([eb('correct', 'is', null), eb('correct', '=', true)]))
    .groupBy('cardId')
    .select(({ fn }) => ['cardId', fn.countAll<number>().as('passes')]),
)
