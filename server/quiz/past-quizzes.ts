import { scoreOf, type Score } from '#domain/quiz/score'
import { prisma } from '#server/database/prisma'
import { finishOverdue } from '#server/quiz/close-quiz'
import type { LessonLink } from '#server/lessons/read-lesson'

export interface PastQuiz {
  attemptId: string
  purpose: 'quiz' | 'pretest'
  lessons: LessonLink[]
  startedAtMillis: number
  /** Null while it is open. */
  finishedAtMillis: number | null
  /** Questions that were answered rightly, and all of them. */
  score: Score
  /** How many have an answer. */
  answered: number
}

/**
 * A learner's quizzes, the latest first. Those whose time is up are finished by that.
 *
 * @param which all of them, or only those that can be gone on with
 */
export async function pastQuizzes(
  userId: string,
  now: Date,
  which: 'all' | 'open' = 'all',
): Promise<PastQuiz[]> {
  await finishOverdue(userId, now)
  const rows = await prisma.quizAttempt.findMany({
    where: { userId, ...(which === 'open' ? { finishedAtMillis: null } : {}) },
    orderBy: { startedAtMillis: 'desc' },
    select: {
      id: true,
      purpose: true,
      startedAtMillis: true,
      finishedAtMillis: true,
      lessons: {
        orderBy: { position: 'asc' },
        select: { lesson: { select: { id: true, courseId: true, slug: true, title: true } } },
      },
      answers: { select: { correct: true, answeredAtMillis: true } },
    },
  })
  return rows.map((row) => ({
    attemptId: row.id,
    purpose: row.purpose,
    lessons: row.lessons.map(({ lesson }) => lesson),
    startedAtMillis: Number(row.startedAtMillis),
    finishedAtMillis: row.finishedAtMillis === null ? null : Number(row.finishedAtMillis),
    score: scoreOf(row.answers.map(({ correct }) => ({ correct: correct === true }))),
    answered: row.answers.filter(({ answeredAtMillis }) => answeredAtMillis !== null).length,
  }))
}
