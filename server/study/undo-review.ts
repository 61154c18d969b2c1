import { changesInForce } from '#domain/schedule/replay'
import { studyDayOf, type DayBoundary } from '#domain/schedule/study-day'
import type { StudyCard } from '#domain/study/study-card'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { appendEvent } from '#server/study/append-event'
import { eventsOfCard } from '#server/study/events-of-card'
import { givenAt } from '#server/study/given-at'
import { relatedKey } from '#server/study/make-related-card-due'
import { undoneEvents } from '#server/study/ratings-in-force'
import { boundsOfDay } from '#server/study/ratings-of-day'
import { scheduleColumns, scheduleOf } from '#server/study/schedule-row'
import { studyCard } from '#server/study/study-card'
import { studySettings, type StudySettings } from '#server/study/study-settings'

export type UndoResult =
  /** The card to show again. */
  | { kind: 'undone' | 'repeated'; card: StudyCard }
  /** The card was rated or reset since, so nothing was undone. */
  | { kind: 'superseded'; card: StudyCard }
  | { kind: 'nothing' }

/**
 * Undoes a rating, or another event that changed a card: the schedule is then that of the log without the event. The log
 * keeps both. If the answer made a related card due, that is undone, too.
 *
 * @param reviewId id or key of the event, or `last` for the learner's latest rating of this study day
 */
export function undoReview(userId: string, reviewId: string, now: Date): Promise<UndoResult> {
  return database.writeOf(userId, async (db) => {
    const settings = await studySettings(db, userId)
    const today = studyDayOf(now.getTime(), settings.dayBoundary)
    const review =
      reviewId === 'last'
        ? await lastRating(db, userId, today, settings.dayBoundary)
        : await undoableEvent(db, userId, reviewId)
    if (review === undefined) return { kind: 'nothing' }
    const kind = await undoEvent(db, userId, review, now, settings)
    return { kind, card: await studyCard(db, { userId, settings, today, now }, review.cardId) }
  })
}

/** An event that can be undone. */
type Undoable = NonNullable<Awaited<ReturnType<typeof undoableEvent>>>

/** Undoes an event as part of a transaction, unless it is already undone or the card was rated or reset after it. */
export async function undoEvent(
  db: Transaction,
  userId: string,
  review: Undoable,
  now: Date,
  settings: StudySettings,
): Promise<'undone' | 'repeated' | 'superseded'> {
  const outcome = await tryToUndo(db, userId, review, now, settings)
  if (outcome !== 'undone') return outcome
  await withdrawFlag(db, userId, review.key, now)
  const brought = await undoableEvent(db, userId, relatedKey(review.key))
  if (brought !== undefined) await tryToUndo(db, userId, brought, now, settings)
  return 'undone'
}

/** Logs that an event is undone, if it can be, and restores the schedule: that of the log without the event. */
async function tryToUndo(
  db: Transaction,
  userId: string,
  { id, cardId }: Undoable,
  now: Date,
  settings: StudySettings,
): Promise<'undone' | 'repeated' | 'superseded'> {
  const changes = changesInForce(await eventsOfCard(db, userId, cardId))
  const place = changes.findIndex((change) => change.id === id)
  if (place < 0) return 'repeated'
  const isFollowed = changes.slice(place + 1).some(({ event }) => event === 'rated' || event === 'reset')
  if (isFollowed) return 'superseded'
  const row = await db
    .selectFrom('CardSchedule')
    .select(scheduleColumns)
    .where('userId', '=', userId)
    .where('cardId', '=', cardId)
    .executeTakeFirst()
  const atMillis = now.getTime()
  const times = { clientAtMillis: atMillis, serverAtMillis: atMillis, atMillis }
  const eventDetails = { event: 'undone', undoneId: id } as const
  const event = { userId, cardId, key: `undo/${id}`, eventDetails, current: scheduleOf(row), ...times }
  await appendEvent(db, event, settings)
  return 'undone'
}

/** An answer that the learner had said was right was flagged under its key. */
async function withdrawFlag(db: Transaction, userId: string, key: string, now: Date): Promise<void> {
  await db
    .updateTable('ItemFlag')
    .set({ resolvedAtMillis: now.getTime() })
    .where('userId', '=', userId)
    .where('key', '=', key)
    .where('override', 'is not', null)
    .where('resolvedAtMillis', 'is', null)
    .execute()
}

/** Query for a learner's events that can be undone. */
const undoableEvents = (db: Transaction, userId: string) =>
  db
    .selectFrom('ReviewLog as log')
    .select(['log.id', 'log.key', 'log.cardId'])
    .where('log.userId', '=', userId)
    .where('log.event', 'not in', ['undone', 'practised'])
    .where('log.importedFrom', 'is', null)

/** The learner's event with this id or key. */
export function undoableEvent(db: Transaction, userId: string, idOrKey: string) {
  return undoableEvents(db, userId)
    .where((eb) => eb.or([eb('log.id', '=', idOrKey), eb('log.key', '=', idOrKey)]))
    .executeTakeFirst()
}

function lastRating(db: Transaction, userId: string, studyDay: number, dayBoundary: DayBoundary) {
  const { fromMillis, untilMillis } = boundsOfDay(studyDay, dayBoundary)
  return undoableEvents(db, userId)
    .where(givenAt, '>=', fromMillis)
    .where(givenAt, '<', untilMillis)
    .where('log.event', '=', 'rated')
    .where('log.id', 'not in', undoneEvents(db, userId))
    .orderBy('log.serverAtMillis', 'desc')
    .orderBy('log.revision', 'desc')
    .limit(1)
    .executeTakeFirst()
}
