import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { ExamScope } from '#domain/schedule/exam'
import { studyDayOf } from '#domain/schedule/study-day'
import { examKeyPrefix } from '#domain/schedule/without-exams'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { jsonElements } from '#server/database/sql-functions'
import { slices } from '#server/slices'
import { undoneEvents } from '#server/study/ratings-in-force'
import { scheduleColumns } from '#server/study/schedule-row'
import { studySettings } from '#server/study/study-settings'

/** The key of an event that moved a card to the day of its learner's settings begins with it. */
export const moveKeyPrefix = 'moved/'

/** Cards in one transaction; others have their turn in between. */
const cardsAtOnce = 25

/** Slices of a list, each after others have had their turn. */
export async function* inTurns<T>(values: readonly T[]): AsyncGenerator<readonly T[]> {
  for (const some of slices(values, cardsAtOnce)) {
    yield some
    await setImmediate()
  }
}

/**
 * Ids of a learner's cards in review, but those that are hidden, or whose day the learner or a mistake has set
 * here since their last answer.
 *
 * @param scope only cards of this course or lesson, suspended ones too; null for all that are not suspended
 */
export async function movableCards(
  userId: string,
  now: Date,
  scope: ExamScope | null = null,
): Promise<string[]> {
  const rows = await database.read(async (db) => {
    const { dayBoundary } = await studySettings(db, userId)
    const today = studyDayOf(now.getTime(), dayBoundary)
    let cards = db
      .selectFrom('CardSchedule as schedule')
      .innerJoin('Card as card', 'card.id', 'schedule.cardId')
      .where('schedule.userId', '=', userId)
      .where('schedule.state', '=', 'Review')
      .where((eb) => eb(eb.fn.coalesce('schedule.buriedUntilDay', eb.val(0)), '<=', today))
      .where('card.retiredAtMillis', 'is', null)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('ReviewLog as log')
              .select('log.id')
              .where('log.userId', '=', userId)
              .whereRef('log.cardId', '=', 'schedule.cardId')
              .where('log.event', '=', 'dueSet')
              .where('log.importedFrom', 'is', null)
              .where('log.key', 'not like', `${moveKeyPrefix}%`)
              .where('log.key', 'not like', `${examKeyPrefix}%`)
              .whereRef('log.serverAtMillis', '>=', 'schedule.lastReviewedAtMillis')
              .where('log.id', 'not in', undoneEvents(db, userId)),
          ),
        ),
      )
      .select('schedule.cardId')
      .orderBy('schedule.cardId')
    if (scope === null) cards = cards.where('schedule.suspended', '=', false)
    else {
      const lessons = db.selectFrom('Lesson').select('id').where('courseId', '=', scope.courseId)
      const { lessonId } = scope
      cards = cards.where(
        'card.lessonId',
        'in',
        lessonId === null ? lessons : lessons.where('id', '=', lessonId),
      )
    }
    return cards.execute()
  })
  return rows.map(({ cardId }) => cardId)
}

/** The stored schedules of some cards, with where the cards stand. */
export const placedSchedules = (db: Transaction, userId: string, cardIds: readonly string[]) =>
  db
    .selectFrom('CardSchedule as schedule')
    .innerJoin('Card as card', 'card.id', 'schedule.cardId')
    .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
    .where('schedule.userId', '=', userId)
    .where('schedule.cardId', 'in', jsonElements(sql.val(JSON.stringify(cardIds))))
    .select(['schedule.cardId', 'lesson.id as lessonId', 'lesson.courseId'])
    .select(scheduleColumns.map((column) => `schedule.${column}` as const))
    .execute()
