import { prisma } from '#server/database/prisma'

/** Whether a pretest of a lesson makes sense: it has questions, and the learner was asked about none of it yet. */
export async function offersPretest(userId: string, lessonId: string): Promise<boolean> {
  const current = { retiredAtMillis: null }
  const lesson = await prisma.lesson.findFirst({
    where: {
      id: lessonId,
      ...current,
      questions: { some: current },
      quizzes: { none: { attempt: { userId } } },
      cards: { none: { schedules: { some: { userId, revision: { gt: 0 } } } } },
    },
    select: { id: true },
  })
  return lesson !== null
}
