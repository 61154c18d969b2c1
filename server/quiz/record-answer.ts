import type { Grade } from '#domain/items/grade-answer'
import { ratingInQuiz } from '#domain/schedule/rating-of-answer'
import { studyDayOf } from '#domain/schedule/study-day'
import type { Transaction } from '#server/database/transaction'
import type { AnsweredQuestion, Attempt } from '#server/quiz/attempt'
import { appendEvent } from '#server/study/append-event'
import { grade } from '#server/study/grade'
import { scheduleColumns, scheduleOf } from '#server/study/schedule-row'
import { summaryOf, type ScheduleSummary } from '#server/study/schedule-summary'
import type { StudySettings } from '#server/study/study-settings'

/** The outcome of an answer. */
export interface Outcome {
  grade: Grade
  /** How it rescheduled the card; null if it was only practice. */
  moved: RescheduledCard | null
}

export interface RescheduledCard {
  rating: 1 | 3
  /** When the card comes back. */
  due: ScheduleSummary['due']
}

/** The key of an answer's event in the learner's log. */
export const eventKey = (attemptId: string, position: number) => `quiz/${attemptId}/${position}`

/**
 * Grades an answer by the same rules as in study, and stores it with its grade. Unless the quiz is a pretest, it is
 * also logged, and reschedules the card if `ratingInQuiz` allows it.
 */
export async function recordAnswer(
  db: Transaction,
  attempt: Attempt,
  question: AnsweredQuestion,
  settings: StudySettings,
): Promise<Outcome> {
  const { face, lesson, given } = question
  const graded = await grade(db, face, given.answer, lesson.courseId)
  await storeAnswer(db, attempt, question, graded)
  const moved =
    attempt.purpose === 'pretest' ? null : await logReview(db, attempt, question, graded.correct, settings)
  return { grade: graded, moved }
}

/** Stores an answer and replaces an earlier one. The grade is null if feedback comes at the end of the quiz. */
export async function storeAnswer(
  db: Transaction,
  attempt: Attempt,
  { position, given }: AnsweredQuestion,
  grade: Grade | null,
): Promise<void> {
  await db
    .updateTable('QuizAnswer')
    .set({
      answer: JSON.stringify(given.answer),
      confidence: given.confidence,
      answeredAtMillis: given.atMillis,
      correct: grade?.correct ?? null,
      credit: grade?.credit ?? null,
    })
    .where('attemptId', '=', attempt.id)
    .where('position', '=', position)
    .execute()
}

async function logReview(
  db: Transaction,
  { id: attemptId, userId }: Attempt,
  { position, cardId, itemId, face, given }: AnsweredQuestion,
  correct: boolean,
  settings: StudySettings,
): Promise<RescheduledCard | null> {
  const { atMillis } = given
  const studyDay = studyDayOf(atMillis, settings.dayBoundary)
  const stored = await db
    .selectFrom('CardSchedule')
    .select(scheduleColumns)
    .where('userId', '=', userId)
    .where('cardId', '=', cardId)
    .executeTakeFirst()
  const current = scheduleOf(stored)
  const earlier = await db
    .selectFrom('ReviewLog')
    .select('id')
    .where('userId', '=', userId)
    .where('cardId', '=', cardId)
    .where('studyDay', '=', studyDay)
    .where('event', 'in', ['rated', 'practised'])
    .executeTakeFirst()
  const isFirstOfDay = earlier === undefined
  const rating = ratingInQuiz(current, { kind: face.kind, correct, isFirstOfDay }, studyDay)
  const details = {
    itemId,
    correct,
    answer: JSON.stringify(given.answer),
    confidence: given.confidence,
    override: null,
    durationMillis: null,
    follows: current.follows,
  }
  const { after } = await appendEvent(
    db,
    {
      userId,
      cardId,
      key: eventKey(attemptId, position),
      eventDetails:
        rating === null ? { event: 'practised', rating, ...details } : { event: 'rated', rating, ...details },
      current,
      clientAtMillis: atMillis,
      serverAtMillis: atMillis,
      atMillis,
    },
    settings,
  )
  return rating === null ? null : { rating, due: summaryOf(after, settings.dayBoundary).due }
}
