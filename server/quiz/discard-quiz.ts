import { database } from '#server/database/database'
import { readAttempt } from '#server/quiz/attempt'
import { gradeAndFinish } from '#server/quiz/finish-quiz'

/**
 * Takes an unfinished quiz off the learner's list: one without answers is deleted, any other is finished with the
 * answers so far. Does nothing if there is no such quiz, or if it is finished.
 */
export async function discardQuiz(userId: string, attemptId: string, now: Date): Promise<void> {
  await database.writeOf(userId, async (db) => {
    const attempt = await readAttempt(db, userId, attemptId)
    if (attempt?.finishedAtMillis !== null) return
    const answered = await db
      .selectFrom('QuizAnswer')
      .where('attemptId', '=', attempt.id)
      .where('answer', 'is not', null)
      .select('position')
      .executeTakeFirst()
    if (answered !== undefined) await gradeAndFinish(db, attempt, now)
    else
      await db.deleteFrom('QuizAttempt').where('id', '=', attempt.id).where('userId', '=', userId).execute()
  })
}
