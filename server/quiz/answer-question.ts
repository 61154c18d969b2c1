import { z } from 'zod'
import { answerSchema } from '#domain/items/answer'
import { gradeAnswer } from '#domain/items/grade-answer'
import type { Grade } from '#domain/items/grade-answer'
import { itemFaceSchema } from '#domain/items/item-face'
import type { ItemFace } from '#domain/items/item-face'
import { ratingOfTry } from '#domain/quiz/rating-of-try'
import { applyEvent } from '#domain/schedule/replay'
import { studyDayOf } from '#domain/schedule/study-day'
import { prisma } from '#server/database/prisma'
import type { DatabaseTransaction } from '#server/database/prisma'
import { appendEvent } from '#server/study/append-event'
import { otherTerms } from '#server/study/other-terms'
import { scheduleOf, scheduleSelect } from '#server/study/schedule-row'
import { studySettings } from '#server/study/study-settings'

export const quizAnswerSchema = z.object({
  attemptId: z.string().min(1),
  position: z.int().min(0),
  answer: answerSchema,
})
export type QuizAnswer = z.infer<typeof quizAnswerSchema>

/** There is no such question in a quiz of this learner. */
export class UnknownQuestionError extends Error {}

/** `repeated`: it was answered before, and the first answer stays. `closed`: the quiz was finished. */
export type AnswerResult = { kind: 'answered' | 'repeated' | 'closed'; isFinished: boolean }

/** The key of the event that an answer leaves in the learner's log. */
export const eventKey = (attemptId: string, position: number) => `quiz/${attemptId}/${position}`

/**
 * Takes an answer to a question of an open quiz, grades it, and rates the card where a quiz may. The last answer
 * finishes the quiz.
 *
 * @throws UnknownQuestionError
 */
export async function answerQuestion(userId: string, given: QuizAnswer, now: Date): Promise<AnswerResult> {
  const { attemptId, position } = given
  return prisma.$transaction(async (tx) => {
    const row = await tx.quizAnswer.findFirst({
      where: { attemptId, position, attempt: { userId } },
      select: {
        answer: true,
        attempt: { select: { finishedAtMillis: true } },
        item: { select: { id: true, face: true } },
        question: { select: { cardId: true, lesson: { select: { courseId: true } } } },
      },
    })
    if (row === null) throw new UnknownQuestionError(`There is no question ${position} in quiz ${attemptId}.`)
    const isFinished = row.attempt.finishedAtMillis !== null
    if (row.answer !== null) return { kind: 'repeated', isFinished }
    if (isFinished) return { kind: 'closed', isFinished }

    const face = itemFaceSchema.parse(JSON.parse(row.item.face))
    const terms = await otherTerms(tx, face, row.question.lesson.courseId)
    const grade = gradeAnswer(face, given.answer, terms)
    await tx.quizAnswer.update({
      where: { attemptId_position: { attemptId, position } },
      data: {
        answer: JSON.stringify(given.answer),
        correct: grade.correct,
        credit: grade.credit,
        answeredAtMillis: BigInt(now.getTime()),
      },
      select: { position: true },
    })
    const shown = { cardId: row.question.cardId, itemId: row.item.id, face }
    await noteTry(tx, userId, given, shown, grade, now)
    const open = await tx.quizAnswer.count({ where: { attemptId, answer: null } })
    if (open > 0) return { kind: 'answered', isFinished }
    await tx.quizAttempt.update({
      where: { id: attemptId, userId },
      data: { finishedAtMillis: BigInt(now.getTime()) },
      select: { id: true },
    })
    return { kind: 'answered', isFinished: true }
  })
}

/** Finishes a quiz; what was not answered counts as given up, and moves no card. */
export async function finishQuiz(userId: string, attemptId: string, now: Date): Promise<void> {
  await prisma.quizAttempt.updateMany({
    where: { id: attemptId, userId, finishedAtMillis: null },
    data: { finishedAtMillis: BigInt(now.getTime()) },
  })
}

/** Writes the try into the learner's log, as a rating where it is one. */
async function noteTry(
  tx: DatabaseTransaction,
  userId: string,
  { attemptId, position, answer }: QuizAnswer,
  { cardId, itemId, face }: { cardId: string; itemId: string; face: ItemFace },
  grade: Grade,
  now: Date,
): Promise<void> {
  const settings = await studySettings(tx, userId)
  const atMillis = now.getTime()
  const studyDay = studyDayOf(atMillis, settings.reckoning)
  const stored = await tx.cardSchedule.findUnique({
    where: { userId_cardId: { userId, cardId } },
    select: scheduleSelect,
  })
  const before = scheduleOf(stored)
  const earlier = await tx.reviewLog.findFirst({
    where: { userId, cardId, studyDay, event: { in: ['rated', 'practised'] } },
    select: { id: true },
  })
  const quizTry = { kind: face.kind, correct: grade.correct, isFirstOfDay: earlier === null }
  const rating = ratingOfTry(before, quizTry, studyDay)
  const times = { clientAtMillis: atMillis, serverAtMillis: atMillis }
  const after =
    rating === null
      ? before
      : applyEvent(before, { event: 'rated', id: '', rating, ...times, ...settings }, cardId)
  await appendEvent(
    tx,
    {
      userId,
      cardId,
      key: eventKey(attemptId, position),
      happening: {
        event: rating === null ? 'practised' : 'rated',
        itemId,
        rating,
        correct: grade.correct,
        answer: JSON.stringify(answer),
        durationMillis: null,
      },
      before,
      after,
      ...times,
      atMillis,
    },
    settings,
  )
}
