import { database } from '#server/database/database'
import { prepared } from '#server/database/prepared-query'
import type { Transaction } from '#server/database/transaction'
import {
  attemptColumns,
  readAttempt,
  readQuestions,
  type AnsweredQuestion,
  type Attempt,
  type StoredQuestion,
} from '#server/quiz/attempt'
import { recordAnswer } from '#server/quiz/record-answer'
import { RowReader } from '#server/row-reader'
import { studySettings } from '#server/study/study-settings'

/** How long after the deadline an answer may arrive, because it was sent in time. */
const graceMillis = 5_000

/** Finishes a quiz that the learner hands in. Unanswered questions count as given up, but reschedule no cards. */
export async function finishQuiz(userId: string, attemptId: string, now: Date): Promise<void> {
  await database.writeOf(userId, async (db) => {
    const attempt = await readAttempt(db, userId, attemptId)
    if (attempt?.finishedAtMillis === null) await gradeAndFinish(db, attempt, now)
  })
}

/** Finishes the learner's quizzes whose time is up, with the answers so far. */
export async function finishOverdue(userId: string, now: Date): Promise<void> {
  const values = { userId, beforeMillis: now.getTime() - graceMillis }
  const first = await database.read((db) => overdueAttempts.first(db, values))
  if (first === undefined) return
  await database.writeOf(userId, async (db) => {
    for (const attempt of await overdueAttempts.all(db, values)) {
      await gradeAndFinish(db, attempt, now)
    }
  })
}

/** Whether an unfinished quiz is past its deadline and the grace period. */
export const isOverdue = ({ deadlineMillis, finishedAtMillis }: Attempt, now: Date): boolean =>
  finishedAtMillis === null && deadlineMillis !== null && deadlineMillis < now.getTime() - graceMillis

/** The quizzes for which {@link isOverdue} is true. */
const overdueAttempts = prepared<{ userId: string; beforeMillis: number }>()((db, value) =>
  db
    .selectFrom('QuizAttempt')
    .select(attemptColumns)
    .where('userId', '=', value('userId'))
    .where('finishedAtMillis', 'is', null)
    .where('deadlineMillis', '<', value('beforeMillis'))
    .orderBy('startedAtMillis'),
)

/**
 * Grades all ungraded answers, in the order in which they were given, and finishes the quiz.
 *
 * @param attempt an unfinished quiz
 * @returns the finished quiz
 */
export async function gradeAndFinish(db: Transaction, attempt: Attempt, now: Date): Promise<Attempt> {
  const questions = await readQuestions(db, attempt, new RowReader())
  const ungraded = questions.filter(isUngraded).sort((a, b) => a.given.atMillis - b.given.atMillis)
  const settings = await studySettings(db, attempt.userId)
  for (const question of ungraded) await recordAnswer(db, attempt, question, settings)
  return finishGraded(db, attempt, now)
}

const isUngraded = (question: StoredQuestion): question is AnsweredQuestion =>
  question.given !== null && question.correct === null

/** Finishes a quiz whose answers are all graded. A quiz past its deadline counts as finished at the deadline. */
export async function finishGraded(db: Transaction, attempt: Attempt, now: Date): Promise<Attempt> {
  const finishedAtMillis = Math.min(now.getTime(), attempt.deadlineMillis ?? Infinity)
  await db
    .updateTable('QuizAttempt')
    .set({ finishedAtMillis })
    .where('id', '=', attempt.id)
    .where('userId', '=', attempt.userId)
    .execute()
  return { ...attempt, finishedAtMillis }
}
