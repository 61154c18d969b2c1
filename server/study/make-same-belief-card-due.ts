import { applyEvent } from '#domain/schedule/replay'
import { studyDayOf } from '#domain/schedule/study-day'
import type { Transaction } from '#server/database/sqlite-database'
import { jsonArrayHas } from '#server/database/sqlite-functions'
import { appendEvent } from '#server/study/append-event'
import { scheduleColumns, scheduleOf } from '#server/study/schedule-row'
import type { StudySettings } from '#server/study/study-settings'

/** The key of the event that an answer leaves at another card; an answer's own key has no such sign. */
export const relatedKey = (key: string) => `related/${key}`
export const isRelatedKey = (key: string) => key.startsWith('related/')

interface MistakenAnswer {
  userId: string
  cardId: string
  lessonId: string
  /** Of the answer. */
  key: string
  /** The belief by which it is what a program would print. */
  misconception: string
}

/**
 * Whoever answers by a mistaken belief would answer other questions by it, too: makes one card due that asks for the same
 * belief in the same lesson, was learned, and comes only later: the one that was not seen for the longest time.
 * It is not rated, for it was not answered.
 */
export async function makeSameBeliefCardDue(
  db: Transaction,
  answer: MistakenAnswer,
  now: Date,
  settings: StudySettings,
): Promise<void> {
  const { userId, key } = answer
  const today = studyDayOf(now.getTime(), settings.dayBoundary)
  const row = await relatedCard(db, answer, today)
  if (row === undefined) return
  const { cardId } = row
  const before = scheduleOf(row)
  const id = relatedKey(key)
  const after = applyEvent(before, { event: 'dueSet', id, dueDay: today }, cardId)
  const times = { clientAtMillis: now.getTime(), serverAtMillis: now.getTime(), atMillis: now.getTime() }
  const eventDetails = { event: 'dueSet', dueDay: today } as const
  await appendEvent(db, { userId, cardId, key: id, eventDetails, before, after, ...times }, settings)
}

function relatedCard(
  db: Transaction,
  { userId, cardId, lessonId, misconception }: MistakenAnswer,
  today: number,
) {
  const options = { array: '$.options', path: '$.misconception', text: misconception }
  return (
    db
      .selectFrom('Card as card')
      // SQLite keeps the order of a cross join: the cards of the lesson come first, few of them.
      .crossJoin('CardSchedule as schedule')
      .whereRef('schedule.cardId', '=', 'card.id')
      .where('schedule.userId', '=', userId)
      .crossJoin('Item as item')
      .whereRef('item.id', '=', 'card.itemId')
      .where('card.lessonId', '=', lessonId)
      .where('card.id', '<>', cardId)
      .where('card.retiredAtMillis', 'is', null)
      .where('schedule.state', '=', 'Review')
      .where('schedule.dueDay', '>', today)
      .where('schedule.suspended', '=', false)
      .where((eb) => eb(eb.fn.coalesce('schedule.buriedUntilDay', eb.val(0)), '<=', today))
      .where((eb) => jsonArrayHas(eb.ref('item.face'), options))
      .select('schedule.cardId')
      .select(scheduleColumns)
      .orderBy('schedule.lastStudyDay')
      .orderBy('schedule.cardId')
      .limit(1)
      .executeTakeFirst()
  )
}
