import { askOf } from '#domain/items/ask'
import type { Ask } from '#domain/items/ask'
import { answerSchema } from '#domain/items/answer'
import { gradeAnswer } from '#domain/items/grade-answer'
import type { Answer } from '#domain/items/answer'
import type { Grade } from '#domain/items/grade-answer'
import { itemFaceSchema } from '#domain/items/item-face'
import type { ItemFace } from '#domain/items/item-face'
import { prisma } from '#server/database/prisma'
import type { LessonLink } from '#server/lessons/read-lesson'
import { eventKey } from '#server/quiz/answer-question'
import { otherTerms } from '#server/study/other-terms'

export interface AnsweredQuestion {
  position: number
  ask: Ask
  face: ItemFace
  /** `gave-up` where the quiz was finished without it. */
  answer: Answer
  grade: Grade
  /** Names the recorded run of its program; null where it asks about none. */
  runHash: string | null
  /** Lines of the lesson's file that it was made from. */
  lines: { first: number; last: number }
  /** What it did to the card; null where it was practice. */
  rating: 1 | 3 | null
}

export type Quiz =
  | {
      state: 'open'
      attemptId: string
      lesson: LessonLink
      /** Without keys and explanations: those do not leave the server before the end. */
      questions: { position: number; ask: Ask; answered: boolean }[]
    }
  | {
      state: 'finished'
      attemptId: string
      lesson: LessonLink
      startedAtMillis: number
      finishedAtMillis: number
      score: { right: number; of: number }
      /** How many cards of the learner it moved. */
      moved: number
      answers: AnsweredQuestion[]
    }

/** A quiz of this learner, or null if there is none of that id. */
export async function readQuiz(userId: string, attemptId: string): Promise<Quiz | null> {
  const attempt = await prisma.quizAttempt.findFirst({
    where: { id: attemptId, userId },
    select: {
      seed: true,
      startedAtMillis: true,
      finishedAtMillis: true,
      lesson: { select: { id: true, courseId: true, slug: true, title: true } },
      answers: {
        orderBy: { position: 'asc' },
        select: {
          position: true,
          answer: true,
          correct: true,
          item: { select: { face: true, runHash: true, firstLine: true, lastLine: true } },
        },
      },
    },
  })
  if (attempt === null) return null
  const { seed, lesson, finishedAtMillis } = attempt
  const asked = attempt.answers.map(({ item, ...row }) => {
    const face = itemFaceSchema.parse(JSON.parse(item.face))
    const lines = { first: item.firstLine, last: item.lastLine }
    return { ...row, face, lines, runHash: item.runHash, ask: askOf(face, `${seed} ${row.position}`) }
  })
  if (finishedAtMillis === null) {
    const questions = asked.map(({ position, ask, answer }) => ({ position, ask, answered: answer !== null }))
    return { state: 'open', attemptId, lesson, questions }
  }
  const events = await prisma.reviewLog.findMany({
    where: {
      userId,
      key: { in: asked.map(({ position }) => eventKey(attemptId, position)) },
      event: 'rated',
    },
    select: { key: true, rating: true },
  })
  const ratings = new Map(events.map(({ key, rating }) => [key, rating === 1 ? 1 : 3] as const))
  const answers = await Promise.all(
    asked.map(async ({ position, ask, face, lines, runHash, answer, correct }): Promise<AnsweredQuestion> => {
      const given: Answer = answer === null ? { kind: 'gave-up' } : answerSchema.parse(JSON.parse(answer))
      const terms = await otherTerms(prisma, face, lesson.courseId)
      return {
        position,
        ask,
        face,
        answer: given,
        grade: asItWas(gradeAnswer(face, given, terms), correct ?? false),
        runHash,
        lines,
        rating: ratings.get(eventKey(attemptId, position)) ?? null,
      }
    }),
  )
  return {
    state: 'finished',
    attemptId,
    lesson,
    startedAtMillis: Number(attempt.startedAtMillis),
    finishedAtMillis: Number(finishedAtMillis),
    score: { right: answers.filter(({ grade }) => grade.correct).length, of: answers.length },
    moved: events.length,
    answers,
  }
}

/** The grade with its notes, unless the rules have changed since: what was right stays right. */
function asItWas(grade: Grade, correct: boolean): Grade {
  if (grade.correct === correct) return grade
  return correct
    ? { correct: true, credit: 1, note: null }
    : { correct: false, credit: 0, note: null, firstDifference: null }
}
