import { restore } from '#domain/schedule/replay'
import { cardScheduleSchema } from '#domain/schedule/schedule'
import { studyDayOf } from '#domain/schedule/study-day'
import { direct, prisma } from '#server/database/prisma'
import type { DatabaseTransaction } from '#server/database/prisma'
import { appendEvent } from '#server/study/append-event'
import { relatedKey } from '#server/study/make-same-belief-card-due'
import { scheduleOf, scheduleSelect } from '#server/study/schedule-row'
import { studyCard } from '#server/study/study-card'
import type { StudyCard } from '#domain/study/study-card'
import { studySettings, type StudySettings } from '#server/study/study-settings'

export type UndoResult =
  /** The card as it is to be shown again. */
  | { kind: 'undone' | 'repeated'; card: StudyCard }
  /** Something else has happened to the card since. */
  | { kind: 'superseded'; card: StudyCard }
  | { kind: 'nothing' }

/**
 * Undoes a rating, or another event that changed a card: the schedule is again exactly what it was before, under a new revision.
 * The log keeps both. What a mistaken answer made due elsewhere is taken back with it.
 *
 * @param reviewId id of the event or the key that it was sent with, or `last` for the learner's latest rating of this study day
 */
export async function undoReview(userId: string, reviewId: string, now: Date): Promise<UndoResult> {
  const undone = await prisma.$transaction(async (tx) => {
    const settings = studySettings(direct.reader, userId)
    const today = studyDayOf(now.getTime(), settings.dayBoundary)
    const review =
      reviewId === 'last' ? await lastRating(tx, userId, today) : await undoable(tx, userId, reviewId)
    if (review === null) return null
    const { cardId } = review
    if (await isUndone(tx, review.id)) return { kind: 'repeated', cardId } as const
    if ((await lastInForce(tx, userId, cardId)) !== review.id) {
      return { kind: 'superseded', cardId } as const
    }
    await undo(tx, userId, review, now, settings)
    const brought = await undoable(tx, userId, relatedKey(review.key))
    if (brought !== null && (await lastInForce(tx, userId, brought.cardId)) === brought.id) {
      await undo(tx, userId, brought, now, settings)
    }
    return { kind: 'undone', cardId } as const
  })
  if (undone === null) return { kind: 'nothing' }
  return direct.read((sql) => {
    const settings = studySettings(sql, userId)
    const showing = { userId, settings, today: studyDayOf(now.getTime(), settings.dayBoundary), now }
    return { kind: undone.kind, card: studyCard(sql, showing, undone.cardId) }
  })
}

/** Writes that an event is undone, which is the last one in force of its card. */
async function undo(
  tx: DatabaseTransaction,
  userId: string,
  { id, cardId, before }: { id: string; cardId: string; before: string },
  now: Date,
  settings: StudySettings,
): Promise<void> {
  const current = scheduleOf(
    await tx.cardSchedule.findUnique({
      where: { userId_cardId: { userId, cardId } },
      select: scheduleSelect,
    }),
  )
  await appendEvent(
    tx,
    {
      userId,
      cardId,
      key: `undo/${id}`,
      eventDetails: { event: 'undone', undoneId: id },
      before: current,
      after: restore(cardScheduleSchema.parse(JSON.parse(before)), current.revision),
      clientAtMillis: now.getTime(),
      serverAtMillis: now.getTime(),
      atMillis: now.getTime(),
    },
    settings,
  )
}

const reviewSelect = { id: true, key: true, cardId: true, before: true } as const

function undoable(tx: DatabaseTransaction, userId: string, idOrKey: string) {
  const named = { OR: [{ id: idOrKey }, { key: idOrKey }] }
  const event = { notIn: ['undone' as const, 'practised' as const] }
  return tx.reviewLog.findFirst({ where: { ...named, userId, event }, select: reviewSelect })
}

async function lastRating(tx: DatabaseTransaction, userId: string, studyDay: number) {
  const undone = await undoneIds(tx, { userId, studyDay })
  return tx.reviewLog.findFirst({
    where: { userId, studyDay, event: 'rated', id: { notIn: undone } },
    orderBy: [{ serverAtMillis: 'desc' }, { revision: 'desc' }],
    select: reviewSelect,
  })
}

async function isUndone(tx: DatabaseTransaction, id: string): Promise<boolean> {
  return (await tx.reviewLog.findUnique({ where: { undoneId: id }, select: { id: true } })) !== null
}

/** The last event that made the card's schedule and was not undone. */
async function lastInForce(
  tx: DatabaseTransaction,
  userId: string,
  cardId: string,
): Promise<string | undefined> {
  const undone = await undoneIds(tx, { userId, cardId })
  const last = await tx.reviewLog.findFirst({
    where: { userId, cardId, event: { notIn: ['undone', 'practised'] }, id: { notIn: undone } },
    orderBy: { revision: 'desc' },
    select: { id: true },
  })
  return last?.id
}

async function undoneIds(
  tx: DatabaseTransaction,
  where: { userId: string } & ({ cardId: string } | { studyDay: number }),
): Promise<string[]> {
  const rows = await tx.reviewLog.findMany({
    where: { ...where, event: 'undone' },
    select: { undoneId: true },
  })
  return rows.map((row) => row.undoneId).filter((id) => id !== null)
}
