import { z } from 'zod'
import { answerSchema, confidenceSchema } from '#domain/items/answer'
import { prisma } from '#server/database/prisma'
import { close, gradeStored, isOver } from '#server/quiz/close-quiz'

export const quizAnswerSchema = z.object({
  attemptId: z.string().min(1),
  position: z.int().min(0),
  answer: answerSchema,
  /** What the learner said with the answer; null if it was not asked. */
  confidence: confidenceSchema.nullable().default(null),
})
export type QuizAnswer = z.input<typeof quizAnswerSchema>

export const quizMarkSchema = z.object({
  attemptId: z.string().min(1),
  position: z.int().min(0),
  marked: z.boolean(),
})
export type QuizMark = z.infer<typeof quizMarkSchema>

/** There is no such question in a quiz of this learner. */
export class UnknownQuestionError extends Error {}

/**
 * `answered`: it is stored, in place of an earlier one where the quiz tells at the end. `repeated`: the quiz tells
 * after each answer, and the first one stays. `closed`: the quiz was finished, or its time is up.
 */
export interface AnswerResult {
  kind: 'answered' | 'repeated' | 'closed'
  isFinished: boolean
}

/**
 * Takes an answer to a question of an open quiz. Where the quiz tells after each answer it is graded at once, and
 * the last one finishes the quiz.
 *
 * @throws UnknownQuestionError
 */
export async function answerQuestion(userId: string, given: QuizAnswer, now: Date): Promise<AnswerResult> {
  const { attemptId, position } = given
  return prisma.$transaction(async (tx): Promise<AnswerResult> => {
    const row = await tx.quizAnswer.findFirst({
      where: { attemptId, position, attempt: { userId } },
      select: {
        answer: true,
        attempt: { select: { feedback: true, deadlineMillis: true, finishedAtMillis: true } },
      },
    })
    if (row === null) throw new UnknownQuestionError(`There is no question ${position} in quiz ${attemptId}.`)
    const { feedback, deadlineMillis, finishedAtMillis } = row.attempt
    if (finishedAtMillis === null && isOver(deadlineMillis, now)) await close(tx, userId, attemptId, now)
    const isFinished = finishedAtMillis !== null || isOver(deadlineMillis, now)
    if (feedback === 'each' && row.answer !== null) return { kind: 'repeated', isFinished }
    if (isFinished) return { kind: 'closed', isFinished }

    await tx.quizAnswer.update({
      where: { attemptId_position: { attemptId, position } },
      data: {
        answer: JSON.stringify(given.answer),
        confidence: given.confidence ?? null,
        answeredAtMillis: BigInt(now.getTime()),
      },
      select: { position: true },
    })
    if (feedback === 'end') return { kind: 'answered', isFinished: false }
    await gradeStored(tx, userId, attemptId, position)
    const open = await tx.quizAnswer.count({ where: { attemptId, answer: null } })
    if (open === 0) await close(tx, userId, attemptId, now)
    return { kind: 'answered', isFinished: open === 0 }
  })
}

/** Marks a question of an open quiz, to be looked at again before handing in, or takes the mark away. */
export async function markQuestion(userId: string, { attemptId, position, marked }: QuizMark): Promise<void> {
  const { count } = await prisma.quizAnswer.updateMany({
    where: { attemptId, position, attempt: { userId } },
    data: { marked },
  })
  if (count === 0) throw new UnknownQuestionError(`There is no question ${position} in quiz ${attemptId}.`)
}
