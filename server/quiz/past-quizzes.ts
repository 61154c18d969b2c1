import { prisma } from '#server/database/prisma'
import type { LessonLink } from '#server/lessons/read-lesson'

export interface PastQuiz {
  attemptId: string
  lesson: LessonLink
  startedAtMillis: number
  /** Null while it is open. */
  finishedAtMillis: number | null
  /** Questions that were answered rightly, and all of them. */
  score: { right: number; of: number }
}

/** A learner's quizzes, the latest first. */
export async function pastQuizzes(userId: string): Promise<PastQuiz[]> {
  const rows = await prisma.quizAttempt.findMany({
    where: { userId },
    orderBy: { startedAtMillis: 'desc' },
    select: {
      id: true,
      startedAtMillis: true,
      finishedAtMillis: true,
      lesson: { select: { id: true, courseId: true, slug: true, title: true } },
      answers: { select: { correct: true } },
    },
  })
  return rows.map((row) => ({
    attemptId: row.id,
    lesson: row.lesson,
    startedAtMillis: Number(row.startedAtMillis),
    finishedAtMillis: row.finishedAtMillis === null ? null : Number(row.finishedAtMillis),
    score: { right: row.answers.filter((answer) => answer.correct === true).length, of: row.answers.length },
  }))
}
