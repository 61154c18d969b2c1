import type { Memory } from '#domain/schedule/fsrs'
import { dueDayBySettings, type ReviewSchedule } from '#domain/schedule/reschedule'
import { studyDayOf } from '#domain/schedule/study-day'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { learnerBudget, spendBudget } from '#server/learner-budgets'
import { appendEvent } from '#server/study/append-event'
import { carriedOver } from '#server/study/carry-over'
import { inTurns, movableCards, moveKeyPrefix as prefix, placedSchedules } from '#server/study/movable-cards'
import { undoneEvents } from '#server/study/ratings-in-force'
import { scheduleOf } from '#server/study/schedule-row'
import { settingsOfCard, studySettings, type StudySettings } from '#server/study/study-settings'
import { undoableEvent, undoEvent } from '#server/study/undo-review'

// A learner's learned cards keep their due days when settings change. On request they get those of the present settings.
// Each is then logged as a due day that was set, under a key by which all of them can be undone at once.

const keyOf = (atMillis: number, cardId: string) => `${prefix}${atMillis}/${cardId}`
/** Whether an event moved a card to the day of the learner's settings. */
export const isMoveKey = (key: string): boolean => key.startsWith(prefix)

/** A move, and undoing it, writes a row for each card to a log that only grows. */
const moveLimit = { hits: 20, windowMillis: 60 * 60_000 }

interface Move {
  cardId: string
  schedule: ReviewSchedule
  /** By the weights of the settings. */
  memory: Memory
  dueDay: number
}

/**
 * Where a learner's cards would be moved.
 *
 * @param changes settings that are not saved yet
 */
export async function plannedMoves(
  userId: string,
  changes: Partial<StudySettings>,
  now: Date,
): Promise<Move[]> {
  const all: Move[] = []
  for await (const cardIds of inTurns(await movableCards(userId, now))) {
    const moves = await database.read(async (db) => {
      const settings = { ...(await studySettings(db, userId)), ...changes }
      return movesOf(db, userId, cardIds, settings, studyDayOf(now.getTime(), settings.dayBoundary))
    })
    all.push(...moves)
  }
  return all
}

/**
 * Moves a learner's cards in review to the days on which they are due by the present settings.
 *
 * @returns how many cards were moved; null if the learner has moved them too often
 */
export async function moveCards(userId: string, now: Date): Promise<number | null> {
  if (!(await spendBudget(learnerBudget(userId, 'move-cards', moveLimit), now))) return null
  const atMillis = now.getTime()
  const times = { clientAtMillis: atMillis, serverAtMillis: atMillis, atMillis }
  let moved = 0
  for await (const cardIds of inTurns(await movableCards(userId, now))) {
    moved += await database.writeOf(userId, async (db) => {
      const settings = await studySettings(db, userId)
      const today = studyDayOf(atMillis, settings.dayBoundary)
      const moves = await movesOf(db, userId, cardIds, settings, today)
      const changed = moves.filter(({ schedule, dueDay }) => dueDay !== schedule.dueDay)
      for (const { cardId, schedule: current, dueDay } of changed) {
        const event = { userId, cardId, key: keyOf(atMillis, cardId), current, ...times }
        await appendEvent(db, { ...event, eventDetails: { event: 'dueSet', dueDay } }, settings)
      }
      return changed.length
    })
  }
  return moved
}

/** Cards that were moved at once, and are still where they were moved to. */
export interface LastMove {
  atMillis: number
  cards: number
}

/** The latest move that can be undone; null if there is none. */
export function lastMove(userId: string): Promise<LastMove | null> {
  return database.read(async (db) => {
    const latest = await movesInForce(db, userId).orderBy('log.key', 'desc').limit(1).executeTakeFirst()
    if (latest === undefined) return null
    const atMillis = Number(latest.key.split('/')[1])
    return { atMillis, cards: (await keysOfMove(db, userId, atMillis)).length }
  })
}

/**
 * Undoes the latest move that can be undone: each card gets back the day that it had, except cards that were answered or
 * reset since.
 *
 * @returns how many cards got their day back
 */
export async function undoLastMove(userId: string, now: Date): Promise<number> {
  const latest = await lastMove(userId)
  if (latest === null) return 0
  const keys = await database.read((db) => keysOfMove(db, userId, latest.atMillis))
  let restored = 0
  for await (const some of inTurns(keys)) {
    restored += await database.writeOf(userId, async (db) => {
      const settings = await studySettings(db, userId)
      let undone = 0
      for (const key of some) {
        const event = await undoableEvent(db, userId, key)
        if (event === undefined) continue
        if ((await undoEvent(db, userId, event, now, settings)) === 'undone') undone += 1
      }
      return undone
    })
  }
  return restored
}

/** Query for moves that were not undone, of cards that were not answered or reset since. */
const movesInForce = (db: Transaction, userId: string) =>
  db
    .selectFrom('ReviewLog as log')
    .innerJoin('CardSchedule as schedule', (join) =>
      join.onRef('schedule.userId', '=', 'log.userId').onRef('schedule.cardId', '=', 'log.cardId'),
    )
    .where('log.userId', '=', userId)
    // All keys that begin with the prefix: the character after a slash is a zero.
    .where('log.key', '>', prefix)
    .where('log.key', '<', prefix.replace('/', '0'))
    .where('log.id', 'not in', undoneEvents(db, userId))
    .where('schedule.state', '=', 'Review')
    .whereRef('schedule.lastReviewedAtMillis', '<=', 'log.atMillis')
    .select('log.key')

async function keysOfMove(db: Transaction, userId: string, atMillis: number): Promise<string[]> {
  const rows = await movesInForce(db, userId)
    .where('log.key', 'like', `${keyOf(atMillis, '')}%`)
    .execute()
  return rows.map(({ key }) => key)
}

/** Where cards in review are due by settings. */
async function movesOf(
  db: Transaction,
  userId: string,
  cardIds: readonly string[],
  settings: StudySettings,
  today: number,
): Promise<Move[]> {
  const moves: Move[] = []
  for (const { cardId, lessonId, courseId, ...row } of await placedSchedules(db, userId, cardIds)) {
    const schedule = scheduleOf(row)
    if (schedule.state !== 'Review') continue
    const byWeights = await carriedOver(db, { userId, cardId }, schedule, settings)
    if (byWeights.state !== 'Review') continue
    const options = { ...settingsOfCard(settings, { lessonId, courseId }, today), today }
    const { stability, difficulty } = byWeights
    const dueDay = dueDayBySettings(byWeights, cardId, options)
    moves.push({ cardId, schedule, memory: { stability, difficulty }, dueDay })
  }
  return moves
}
