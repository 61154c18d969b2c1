import type { Answer } from '#domain/items/answer'
import type { PresentedItem } from '#domain/items/presented-item'
import type { Confidence } from '#domain/items/confidence'
import type { ItemFace } from '#domain/items/item-face'
import { calibrationOf, scoreOf, scoresBy, type Score } from '#domain/quiz/score'
import { database } from '#server/database/database'
import type { LessonLink } from '#server/lessons/read-lesson'
import { readAttempt, readQuestions } from '#server/quiz/attempt'
import { readClosedQuestion, type ClosedQuestion } from '#server/quiz/closed-question'
import { finishOverdue } from '#server/quiz/finish-quiz'
import { RowReader } from '#server/row-reader'

/** A question of an open quiz, without its key and explanation. */
export interface OpenQuestion {
  position: number
  ask: PresentedItem
  /** The language of the lesson that it is from; null if it cannot be told. */
  language: string | null
  /** The current answer; null while unanswered. */
  answer: Answer | null
  marked: boolean
  /** The question with its key once it is answered, in a quiz with feedback after each answer; else null. */
  closed: ClosedQuestion | null
}

interface QuizHead {
  attemptId: string
  purpose: 'quiz' | 'pretest'
  /** When feedback is given: after each answer, or at the end. */
  feedback: 'each' | 'end'
  /** The lessons that it asks about. */
  lessons: LessonLink[]
  /** Names of rows that are damaged, and so missing from the quiz. */
  unreadable: string[]
}

export interface OpenQuiz extends QuizHead {
  state: 'open'
  /** Milliseconds left by the server's clock; null without a time limit. */
  millisLeft: number | null
  questions: OpenQuestion[]
}

export interface FinishedQuiz extends QuizHead {
  state: 'finished'
  startedAtMillis: number
  finishedAtMillis: number
  score: Score
  byConcept: { group: string; score: Score }[]
  byKind: { group: ItemFace['kind']; score: Score }[]
  calibration: { confidence: Confidence; score: Score }[]
  answers: ClosedQuestion[]
}

/**
 * A learner's quiz; null if there is none with this id. It is finished first if its time is up.
 *
 * @param now the current time, from which the time left is computed
 */
export async function readQuiz(
  userId: string,
  attemptId: string,
  now: Date,
): Promise<OpenQuiz | FinishedQuiz | null> {
  await finishOverdue(userId, now)
  return database.read(async (db) => {
    const attempt = await readAttempt(db, userId, attemptId)
    if (attempt === undefined) return null
    const { purpose, feedback, startedAtMillis, deadlineMillis, finishedAtMillis } = attempt
    const lessons = await db
      .selectFrom('QuizLesson as about')
      .innerJoin('Lesson as lesson', 'lesson.id', 'about.lessonId')
      .where('about.attemptId', '=', attemptId)
      .select(['lesson.id', 'lesson.courseId', 'lesson.slug', 'lesson.title', 'lesson.language'])
      .orderBy('about.position')
      .execute()
    const reader = new RowReader()
    const head = { attemptId, purpose, feedback, lessons, unreadable: reader.unreadable }
    const questions = await readQuestions(db, attempt, reader)
    const closed = new Map<number, ClosedQuestion>()
    for (const question of questions) {
      const isClosed = finishedAtMillis !== null || (feedback === 'each' && question.given !== null)
      if (isClosed) closed.set(question.position, await readClosedQuestion(db, attempt, question))
    }
    if (finishedAtMillis === null) {
      return {
        ...head,
        state: 'open',
        millisLeft: deadlineMillis === null ? null : Math.max(0, deadlineMillis - now.getTime()),
        questions: questions.map(({ position, ask, lesson, given, marked }) => ({
          position,
          ask,
          language: lesson.language,
          answer: given?.answer ?? null,
          marked,
          closed: closed.get(position) ?? null,
        })),
      }
    }
    const answers = [...closed.values()]
    const scored = answers.map((answer) => ({ ...answer, correct: answer.grade.correct }))
    return {
      ...head,
      state: 'finished',
      startedAtMillis,
      finishedAtMillis,
      score: scoreOf(scored),
      byConcept: scoresBy(scored, ({ concept }) => concept),
      byKind: scoresBy(scored, ({ face }) => face.kind),
      calibration: calibrationOf(scored),
      answers,
    }
  })
}
