import { prisma } from '#server/database/prisma'

export interface QuizzableLesson {
  id: string
  title: string
  questions: number
  concepts: { id: string; term: string }[]
}

const current = { retiredAtMillis: null }

/** The lessons that can be asked about with their concepts: the ones that the learner has opened first, latest first. */
export async function quizScope(userId: string): Promise<QuizzableLesson[]> {
  const lessons = await prisma.lesson.findMany({
    where: { ...current, course: current, questions: { some: current } },
    orderBy: [{ course: { position: 'asc' } }, { courseId: 'asc' }, { position: 'asc' }],
    select: {
      id: true,
      title: true,
      visits: { where: { userId }, select: { lastAtMillis: true } },
      _count: { select: { questions: { where: current } } },
      concepts: {
        where: { ...current, cards: { some: { card: { ...current, questions: { some: current } } } } },
        orderBy: { position: 'asc' },
        select: { id: true, term: true },
      },
    },
  })
  return lessons
    .map(({ visits, _count, ...lesson }) => ({
      lesson: { ...lesson, questions: _count.questions },
      lastAtMillis: Number(visits[0]?.lastAtMillis ?? 0),
    }))
    .sort((a, b) => b.lastAtMillis - a.lastAtMillis)
    .map(({ lesson }) => lesson)
}
