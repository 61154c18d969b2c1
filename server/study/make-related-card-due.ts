import { beliefGroup } from '#domain/items/sibling-groups'
import { studyDayOf } from '#domain/schedule/study-day'
import type { Transaction } from '#server/database/transaction'
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
  courseId: string
  /** The key of the answer. */
  key: string
  /** Id of the misconception under which the answer would be right. */
  misconception: string
}

/**
 * Makes one more card due on the next day after an answer that shows a misconception, because the learner would probably
 * get other questions about it wrong, too; not today, because siblings are never asked on one day. It is a program of
 * the same lesson on which the same misconception leads to a wrong answer that is in review and due later: the one that
 * has not been seen for the longest time. It is not rated, because it was not answered. Does nothing if there is no such
 * card.
 */
export async function makeRelatedCardDue(
  db: Transaction,
  answer: MistakenAnswer,
  now: Date,
  settings: StudySettings,
): Promise<void> {
  const { userId, key } = answer
  const today = studyDayOf(now.getTime(), settings.dayBoundary)
  const dueDay = today + 1
  const row = await relatedCard(db, answer, dueDay)
  if (row === undefined) return
  const { cardId } = row
  const times = { clientAtMillis: now.getTime(), serverAtMillis: now.getTime(), atMillis: now.getTime() }
  const eventDetails = { event: 'dueSet', dueDay } as const
  const current = scheduleOf(row)
  await appendEvent(db, { userId, cardId, key: relatedKey(key), eventDetails, current, ...times }, settings)
}

function relatedCard(
  db: Transaction,
  { userId, cardId, lessonId, courseId, misconception }: MistakenAnswer,
  dueDay: number,
) {
  return (
    db
      .selectFrom('CardGroup as group')
      // SQLite keeps the order of a cross join: the few cards of the group come first.
      .crossJoin('Card as card')
      .whereRef('card.id', '=', 'group.cardId')
      .crossJoin('CardSchedule as schedule')
      .whereRef('schedule.cardId', '=', 'card.id')
      .where('schedule.userId', '=', userId)
      .where('group.groupId', '=', beliefGroup(courseId, misconception))
      .where('card.lessonId', '=', lessonId)
      .where('card.id', '<>', cardId)
      .where('card.retiredAtMillis', 'is', null)
      .where('schedule.state', '=', 'Review')
      .where('schedule.dueDay', '>', dueDay)
      .where('schedule.suspended', '=', false)
      .where((eb) => eb(eb.fn.coalesce('schedule.buriedUntilDay', eb.val(0)), '<=', dueDay))
      .select('schedule.cardId')
      .select(scheduleColumns)
      .orderBy('schedule.lastStudyDay')
      .orderBy('schedule.cardId')
      .limit(1)
      .executeTakeFirst()
  )
}
