import type { Score } from '#domain/quiz/score'
import { database } from '#server/database/database'
import { prepared } from '#server/database/prepared-query'
import { finishOverdue } from '#server/quiz/finish-quiz'
import type { LessonLink } from '#server/lessons/read-lesson'

export interface PastQuiz {
  attemptId: string
  purpose: 'quiz' | 'pretest'
  lessons: LessonLink[]
  startedAtMillis: number
  /** Null while it is open. */
  finishedAtMillis: number | null
  /** Number of questions answered right, and of all questions. */
  score: Score
  /** Number of answered questions. */
  answered: number
}

/**
 * A learner's quizzes, newest first. A pretest that was left is none of them: it was an offer, which nobody has to finish. Quizzes whose time is up are finished first.
 *
 * @param which all quizzes, or only unfinished ones
 */
export async function pastQuizzes(
  userId: string,
  now: Date,
  which: 'all' | 'open' = 'all',
): Promise<PastQuiz[]> {
  await finishOverdue(userId, now)
  const { attempts, lessons } = await database.read(async (db) => {
    if (which === 'open' && (await openAttempt.first(db, { userId })) === undefined)
      return { attempts: [], lessons: [] }
    const shown = db
      .selectFrom('QuizAttempt as attempt')
      .where('attempt.userId', '=', userId)
      .where((eb) =>
        eb.or([eb('attempt.purpose', '=', 'quiz'), eb('attempt.finishedAtMillis', 'is not', null)]),
      )
      .$if(which === 'open', (all) => all.where('attempt.finishedAtMillis', 'is', null))
    return {
      attempts: await shown
        .leftJoin('QuizAnswer as answer', 'answer.attemptId', 'attempt.id')
        .groupBy('attempt.id')
        .select(['attempt.id', 'attempt.purpose', 'attempt.startedAtMillis', 'attempt.finishedAtMillis'])
        .select(({ fn }) => [
          fn.count<number>('answer.position').as('of'),
          fn.count<number>('answer.answer').as('answered'),
          fn.count<number>('answer.position').filterWhere('answer.correct', '=', true).as('right'),
        ])
        .orderBy('attempt.startedAtMillis', 'desc')
        .execute(),
      lessons: await shown
        .innerJoin('QuizLesson as about', 'about.attemptId', 'attempt.id')
        .innerJoin('Lesson as lesson', 'lesson.id', 'about.lessonId')
        .select([
          'about.attemptId',
          'lesson.id',
          'lesson.courseId',
          'lesson.slug',
          'lesson.title',
          'lesson.language',
        ])
        .orderBy('about.position')
        .execute(),
    }
  })
  const lessonsOf = Map.groupBy(lessons, ({ attemptId }) => attemptId)
  return attempts.map(({ id, purpose, startedAtMillis, finishedAtMillis, right, of, answered }) => ({
    attemptId: id,
    purpose,
    lessons: (lessonsOf.get(id) ?? []).map((lesson) => ({
      id: lesson.id,
      courseId: lesson.courseId,
      slug: lesson.slug,
      title: lesson.title,
      language: lesson.language,
    })),
    startedAtMillis,
    finishedAtMillis,
    score: { right, of },
    answered,
  }))
}

/** Some quiz that is open: most often there is none. */
const openAttempt = prepared<{ userId: string }>()((db, value) =>
  db
    .selectFrom('QuizAttempt')
    .select('id')
    .where('userId', '=', value('userId'))
    .where('finishedAtMillis', 'is', null)
    .limit(1),
)
