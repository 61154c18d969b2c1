import { applyEvent } from '#domain/schedule/replay'
import { studyDayOf } from '#domain/schedule/study-day'
import type { Sql } from '#server/database/direct'
import { appendEventDirectly } from '#server/study/append-event'
import { scheduleColumns, scheduleOf, type JoinedSchedule } from '#server/study/schedule-row'
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
export function makeSameBeliefCardDue(
  sql: Sql,
  answer: MistakenAnswer,
  now: Date,
  settings: StudySettings,
): void {
  const { userId, key } = answer
  const today = studyDayOf(now.getTime(), settings.dayBoundary)
  const row = sql.get<JoinedSchedule & { cardId: string }>(findRelated, {
    userId,
    cardId: answer.cardId,
    lessonId: answer.lessonId,
    misconception: answer.misconception,
    today,
  })
  if (row === undefined) return
  const { cardId } = row
  const before = scheduleOf(row)
  const id = relatedKey(key)
  const after = applyEvent(before, { event: 'dueSet', id, dueDay: today }, cardId)
  const times = { clientAtMillis: now.getTime(), serverAtMillis: now.getTime(), atMillis: now.getTime() }
  const eventDetails = { event: 'dueSet', dueDay: today } as const
  appendEventDirectly(sql, { userId, cardId, key: id, eventDetails, before, after, ...times }, settings)
}

const findRelated = `
  SELECT schedule.cardId AS cardId, ${scheduleColumns}
  FROM Card card CROSS JOIN CardSchedule schedule ON schedule.cardId = card.id AND schedule.userId = @userId
    CROSS JOIN Item item ON item.id = card.itemId
  WHERE card.lessonId = @lessonId AND card.id <> @cardId AND card.retiredAtMillis IS NULL
    AND schedule.state = 'Review' AND schedule.dueDay > @today AND schedule.suspended = 0
    AND coalesce(schedule.buriedUntilDay, 0) <= @today
    AND EXISTS (SELECT 1 FROM json_each(item.face, '$.options')
      WHERE json_extract(value, '$.misconception') = @misconception)
  ORDER BY schedule.lastStudyDay, schedule.cardId LIMIT 1`
