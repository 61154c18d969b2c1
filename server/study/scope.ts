import type { Sql } from '#server/database/direct'

export interface StudyScope {
  /** Only the cards of this lesson. */
  lessonId?: string
  /** Only the cards of which this is the main concept. */
  conceptId?: string
  /** Also cards that are due in the days to come, unless they were answered today. */
  ahead?: boolean
}

/** Whose cards are asked for, on which study day, and of what. */
export interface Learner {
  userId: string
  today: number
  scope: StudyScope
}

/** How far studying ahead looks, in days. */
const aheadDays = 7

/** What the conditions below ask of a learner, by the names that they have there. */
export const parametersOf = ({ userId, today, scope }: Learner) => ({
  userId,
  today,
  lessonId: scope.lessonId ?? null,
  conceptId: scope.conceptId ?? null,
  dueUntil: scope.ahead === true ? today + aheadDays : today,
  answeredBefore: scope.ahead === true ? today : Number.MAX_SAFE_INTEGER,
})

/** The learner's schedules of cards that there still are, in the scope. The learner's come first, by index. */
const current = (joins = '') => `
  FROM CardSchedule schedule CROSS JOIN Card card ON card.id = schedule.cardId ${joins}
  WHERE schedule.userId = @userId AND card.retiredAtMillis IS NULL
    AND (@lessonId IS NULL OR card.lessonId = @lessonId)
    AND (@conceptId IS NULL OR EXISTS (
      SELECT 1 FROM CardConcept WHERE cardId = card.id AND conceptId = @conceptId AND position = 0))`

const notHidden = `
    AND schedule.suspended = 0 AND (schedule.buriedUntilDay IS NULL OR schedule.buriedUntilDay <= @today)`

const shown = current() + notHidden

/** Learning and relearning cards, whenever due. */
export const learningCards = `${shown} AND schedule.state IN ('Learning', 'Relearning')`

/** Cards that are due for review. */
export const dueCards = `${shown} AND schedule.state = 'Review'
    AND schedule.dueDay <= @dueUntil AND schedule.lastStudyDay < @answeredBefore`

/** Cards that become due for review on a later study day. */
export const laterCards = `${shown} AND schedule.state = 'Review' AND schedule.dueDay > @today`

/** Cards that are hidden until another study day. */
export const buriedCards = `${current()} AND schedule.suspended = 0 AND schedule.buriedUntilDay > @today`

/** Cards that the learner may be introduced to: they have opened the lesson, and not learned the card. */
export const newCards = `${current(`
    CROSS JOIN LessonVisit visit ON visit.userId = schedule.userId AND visit.lessonId = card.lessonId
    CROSS JOIN Lesson lesson ON lesson.id = card.lessonId
    CROSS JOIN Course course ON course.id = lesson.courseId`)} ${notHidden}
    AND schedule.state = 'New' AND lesson.retiredAtMillis IS NULL`

/** The order in which {@link newCards} are taught. */
export const inOrderOfCourse = 'course.position, course.id, lesson.position, card.position, card.id'

/** How many cards fulfil a condition; counting ends at `most`, for a learner may have any number of them. */
export function countUpTo(sql: Sql, cards: string, learner: Learner, most: number): number {
  const text = `SELECT count(*) AS n FROM (SELECT 1 ${cards} LIMIT @most)`
  return sql.get<{ n: number }>(text, { ...parametersOf(learner), most })?.n ?? 0
}
