import { z } from 'zod'
import { answerSchema, confidenceSchema } from '#domain/items/answer'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { countSchema, idSchema } from '#server/input-schemas'
import { readAttempt, readQuestion, type Attempt } from '#server/quiz/attempt'
import { closedQuestion, readClosedQuestion, type ClosedQuestion } from '#server/quiz/closed-question'
import { finishGraded, gradeAndFinish, isOverdue } from '#server/quiz/finish-quiz'
import { recordAnswer, storeAnswer } from '#server/quiz/record-answer'
import { studySettings } from '#server/study/study-settings'

export const quizAnswerSchema = z.object({
  attemptId: idSchema,
  position: countSchema,
  answer: answerSchema,
  /** How sure the learner was; null if that was not asked. */
  confidence: confidenceSchema.nullable().default(null),
})
export type QuizAnswer = z.input<typeof quizAnswerSchema>

export const quizMarkSchema = z.object({
  attemptId: idSchema,
  position: countSchema,
  marked: z.boolean(),
})
export type QuizMark = z.infer<typeof quizMarkSchema>

/** The learner has no quiz with this question. */
export class UnknownQuestionError extends Error {
  constructor({ attemptId, position }: { attemptId: string; position: number }) {
    super(`There is no question ${position} in quiz ${attemptId}.`)
  }
}

export interface AnswerResult {
  /**
   * `answered`: the answer is stored, and replaces an earlier one if feedback comes at the end. `repeated`: feedback
   * was given on an earlier answer, which stays. `closed`: the quiz is finished, or its time is up.
   */
  kind: 'answered' | 'repeated' | 'closed'
  isFinished: boolean
  /** The question with its key, if feedback is due; null if it comes at the end of the quiz. */
  closed: ClosedQuestion | null
}

/**
 * Stores an answer to a question of an open quiz. If feedback comes after each answer, it is graded at once, and the
 * last answer finishes the quiz.
 *
 * @throws UnknownQuestionError
 */
export function answerQuestion(userId: string, input: QuizAnswer, now: Date): Promise<AnswerResult> {
  const { attemptId, position, answer, confidence = null } = input
  return database.writeOf(userId, async (db): Promise<AnswerResult> => {
    const found = await readAttempt(db, userId, attemptId)
    if (found === undefined) throw new UnknownQuestionError(input)
    const attempt = isOverdue(found, now) ? await gradeAndFinish(db, found, now) : found
    const question = await readQuestion(db, attempt, position)
    if (question === undefined) throw new UnknownQuestionError(input)
    const isFinished = attempt.finishedAtMillis !== null
    const isRepeated = attempt.feedback === 'each' && question.given !== null
    if (isFinished || isRepeated) {
      const closed = await readClosedQuestion(db, attempt, question)
      return { kind: isRepeated ? 'repeated' : 'closed', isFinished, closed }
    }

    const answered = { ...question, given: { answer, confidence, atMillis: now.getTime() } }
    if (attempt.feedback === 'end') {
      await storeAnswer(db, attempt, answered, null)
      return { kind: 'answered', isFinished: false, closed: null }
    }
    const outcome = await recordAnswer(db, attempt, answered, await studySettings(db, userId))
    const isLast = !(await hasUnanswered(db, attempt))
    if (isLast) await finishGraded(db, attempt, now)
    return { kind: 'answered', isFinished: isLast, closed: closedQuestion(answered, outcome) }
  })
}

async function hasUnanswered(db: Transaction, { id }: Attempt): Promise<boolean> {
  const unanswered = await db
    .selectFrom('QuizAnswer')
    .select('position')
    .where('attemptId', '=', id)
    .where('answer', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return unanswered !== undefined
}

/**
 * Marks a question of an open quiz for another look before handing in, or removes the mark.
 *
 * @throws UnknownQuestionError
 */
export async function markQuestion(userId: string, mark: QuizMark): Promise<void> {
  const { attemptId, position, marked } = mark
  const { numUpdatedRows } = await database.writeOf(userId, (db) =>
    db
      .updateTable('QuizAnswer')
      .set({ marked })
      .where('position', '=', position)
      .where('attemptId', 'in', (eb) =>
        eb.selectFrom('QuizAttempt').select('id').where('id', '=', attemptId).where('userId', '=', userId),
      )
      .executeTakeFirst(),
  )
  if (numUpdatedRows === 0n) throw new UnknownQuestionError(mark)
}
