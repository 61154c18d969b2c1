import { answerSchema, type Answer } from '#domain/items/answer'
import { gradeAnswer, type Grade } from '#domain/items/grade-answer'
import { itemFaceSchema, type ItemFace } from '#domain/items/item-face'
import { direct, prisma, type DatabaseTransaction } from '#server/database/prisma'
import { noteTry } from '#server/quiz/note-try'
import { otherTerms } from '#server/study/other-terms'

/** How much later than the deadline an answer may arrive that was sent in time. */
const graceMillis = 5_000

export const isOver = (deadlineMillis: bigint | null, now: Date): boolean =>
  deadlineMillis !== null && now.getTime() > Number(deadlineMillis) + graceMillis

/** Finishes a quiz that the learner hands in; what was not answered counts as given up, and moves no card. */
export async function finishQuiz(userId: string, attemptId: string, now: Date): Promise<void> {
  await prisma.$transaction((tx) => close(tx, userId, attemptId, now))
}

/** Finishes the learner's quizzes whose time is up, with what was answered until then. */
export async function finishOverdue(userId: string, now: Date): Promise<void> {
  const open = await prisma.quizAttempt.findMany({
    where: { userId, finishedAtMillis: null, deadlineMillis: { lt: BigInt(now.getTime() - graceMillis) } },
    select: { id: true },
  })
  for (const { id } of open) await finishQuiz(userId, id, now)
}

/** Grades what is not yet graded, and finishes the quiz; does nothing if it is finished, or another learner's. */
export async function close(
  tx: DatabaseTransaction,
  userId: string,
  attemptId: string,
  now: Date,
): Promise<void> {
  const attempt = await tx.quizAttempt.findFirst({
    where: { id: attemptId, userId, finishedAtMillis: null },
    select: {
      deadlineMillis: true,
      answers: {
        where: { answer: { not: null }, correct: null },
        orderBy: { answeredAtMillis: 'asc' },
        select: { position: true },
      },
    },
  })
  if (attempt === null) return
  for (const { position } of attempt.answers) await gradeStored(tx, userId, attemptId, position)
  const deadline = attempt.deadlineMillis ?? BigInt(now.getTime())
  await tx.quizAttempt.update({
    where: { id: attemptId, userId },
    data: { finishedAtMillis: deadline < BigInt(now.getTime()) ? deadline : BigInt(now.getTime()) },
    select: { id: true },
  })
}

/** Grades a stored answer; unless the quiz is a pretest, it goes into the learner's log. */
export async function gradeStored(
  tx: DatabaseTransaction,
  userId: string,
  attemptId: string,
  position: number,
): Promise<void> {
  const row = await tx.quizAnswer.findFirstOrThrow({
    where: { attemptId, position, attempt: { userId }, answer: { not: null } },
    select: {
      answer: true,
      confidence: true,
      answeredAtMillis: true,
      attempt: { select: { purpose: true } },
      item: { select: { id: true, face: true } },
      question: { select: { cardId: true, lesson: { select: { courseId: true } } } },
    },
  })
  const face = itemFaceSchema.parse(JSON.parse(row.item.face))
  const answer = answerSchema.parse(JSON.parse(row.answer ?? ''))
  const grade = gradeFor(face, answer, row.question.lesson.courseId)
  await tx.quizAnswer.update({
    where: { attemptId_position: { attemptId, position } },
    data: { correct: grade.correct, credit: grade.credit },
    select: { position: true },
  })
  if (row.attempt.purpose === 'pretest') return
  await noteTry(tx, userId, {
    attemptId,
    position,
    cardId: row.question.cardId,
    itemId: row.item.id,
    kind: face.kind,
    answer,
    confidence: row.confidence,
    correct: grade.correct,
    atMillis: Number(row.answeredAtMillis),
  })
}

/** The grade of an answer, by the same rules as in study. */
export function gradeFor(face: ItemFace, answer: Answer, courseId: string): Grade {
  return gradeAnswer(face, answer, otherTerms(direct.reader, face, courseId))
}
