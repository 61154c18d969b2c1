import { restore } from '#domain/schedule/replay'
import { cardScheduleSchema } from '#domain/schedule/schedule'
import { studyDayOf } from '#domain/schedule/study-day'
import type { StudyCard } from '#domain/study/study-card'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/sqlite-database'
import { appendEvent } from '#server/study/append-event'
import { relatedKey } from '#server/study/make-related-card-due'
import { undoneEvents } from '#server/study/ratings-in-force'
import { scheduleColumns, scheduleOf } from '#server/study/schedule-row'
import { studyCard } from '#server/study/study-card'
import { studySettings, type StudySettings } from '#server/study/study-settings'

export type UndoResult =
  /** The card to show again. */
  | { kind: 'undone' | 'repeated'; card: StudyCard }
  /** The card has changed again since, so nothing was undone. */
  | { kind: 'superseded'; card: StudyCard }
  | { kind: 'nothing' }

/**
 * Undoes a rating, or another event that changed a card: restores the previous schedule under a new revision. The log
 * keeps both events. If the answer made a related card due, that is undone, too.
 *
 * @param reviewId id or key of the event, or `last` for the learner's latest rating of this study day
 */
export function undoReview(userId: string, reviewId: string, now: Date): Promise<UndoResult> {
  return database.write(async (db) => {
    const settings = await studySettings(db, userId)
    const today = studyDayOf(now.getTime(), settings.dayBoundary)
    const review =
      reviewId === 'last' ? await lastRating(db, userId, today) : await undoableEvent(db, userId, reviewId)
    if (review === undefined) return { kind: 'nothing' }
    const kind = await undoEvent(db, userId, review, now, settings)
    return { kind, card: await studyCard(db, { userId, settings, today, now }, review.cardId) }
  })
}

/** An event that can be undone. */
type Undoable = NonNullable<Awaited<ReturnType<typeof undoableEvent>>>

/** Undoes an event as part of a transaction, unless it is already undone or not the card's latest event. */
export async function undoEvent(
  db: Transaction,
  userId: string,
  review: Undoable,
  now: Date,
  settings: StudySettings,
): Promise<'undone' | 'repeated' | 'superseded'> {
  if (await isUndone(db, userId, review.id)) return 'repeated'
  if ((await lastInForce(db, userId, review.cardId)) !== review.id) return 'superseded'
  await appendUndo(db, userId, review, now, settings)
  await withdrawFlag(db, userId, review.key, now)
  const brought = await undoableEvent(db, userId, relatedKey(review.key))
  if (brought !== undefined && (await lastInForce(db, userId, brought.cardId)) === brought.id) {
    await appendUndo(db, userId, brought, now, settings)
  }
  return 'undone'
}

/** Logs that the latest event in force of a card is undone, and restores the schedule. */
async function appendUndo(
  db: Transaction,
  userId: string,
  { id, cardId, before }: Undoable,
  now: Date,
  settings: StudySettings,
): Promise<void> {
  const row = await db
    .selectFrom('CardSchedule')
    .select(scheduleColumns)
    .where('userId', '=', userId)
    .where('cardId', '=', cardId)
    .executeTakeFirst()
  const current = scheduleOf(row)
  const atMillis = now.getTime()
  await appendEvent(
    db,
    {
      userId,
      cardId,
      key: `undo/${id}`,
      eventDetails: { event: 'undone', undoneId: id },
      before: current,
      after: restore(cardScheduleSchema.parse(JSON.parse(before)), current.revision),
      clientAtMillis: atMillis,
      serverAtMillis: atMillis,
      atMillis,
    },
    settings,
  )
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
    .select(['log.id', 'log.key', 'log.cardId', 'log.before'])
    .where('log.userId', '=', userId)
    .where('log.event', 'not in', ['undone', 'practised'])

/** The learner's event with this id or key. */
export function undoableEvent(db: Transaction, userId: string, idOrKey: string) {
  return undoableEvents(db, userId)
    .where((eb) => eb.or([eb('log.id', '=', idOrKey), eb('log.key', '=', idOrKey)]))
    .executeTakeFirst()
}

function lastRating(db: Transaction, userId: string, studyDay: number) {
  return undoableEvents(db, userId)
    .where('log.studyDay', '=', studyDay)
    .where('log.event', '=', 'rated')
    .where('log.id', 'not in', undoneEvents(db, userId).where('undo.studyDay', '=', studyDay))
    .orderBy('log.serverAtMillis', 'desc')
    .orderBy('log.revision', 'desc')
    .limit(1)
    .executeTakeFirst()
}

async function isUndone(db: Transaction, userId: string, id: string): Promise<boolean> {
  const undo = await db
    .selectFrom('ReviewLog')
    .select('id')
    .where('undoneId', '=', id)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return undo !== undefined
}

/** Id of the latest event in force of a card; undefined if there is none. */
async function lastInForce(db: Transaction, userId: string, cardId: string): Promise<string | undefined> {
  const last = await undoableEvents(db, userId)
    .where('log.cardId', '=', cardId)
    .where('log.id', 'not in', undoneEvents(db, userId).where('undo.cardId', '=', cardId))
    .orderBy('log.revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.id
}
