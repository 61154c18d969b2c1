import { studyDayOf } from '#domain/schedule/study-day'
import type { Transaction } from '#server/database/sqlite-database'
import { jsonArrayHas } from '#server/database/sqlite-functions'
import { appendEvent } from '#server/study/append-event'
import { scheduleColumns, scheduleOf } from '#server/study/schedule-row'
import type { StudySettings } from '#server/study/study-settings'

/** The key of the event that an answer causes on another card; the answer's own key has no slash. */
export const relatedKey = (key: string) => `related/${key}`
export const isRelatedKey = (key: string) => key.startsWith('related/')

interface MistakenAnswer {
  userId: string
  cardId: string
  lessonId: string
  /** The key of the answer. */
  key: string
  /** Id of the misconception under which the answer would be right. */
  misconception: string
}

/**
 * Makes one more card due after an answer that shows a misconception, because the learner would probably get other
 * questions about it wrong, too. It is a card of the same lesson with an option for the same misconception that is in
 * review and due later: the one that has not been seen for the longest time. It is not rated, because it was not
 * answered. Does nothing if there is no such card.
 */
export async function makeRelatedCardDue(
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
  const times = { clientAtMillis: now.getTime(), serverAtMillis: now.getTime(), atMillis: now.getTime() }
  const eventDetails = { event: 'dueSet', dueDay: today } as const
  const current = scheduleOf(row)
  await appendEvent(db, { userId, cardId, key: relatedKey(key), eventDetails, current, ...times }, settings)
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
      // SQLite keeps the order of a cross join: the few cards of the lesson come first.
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
