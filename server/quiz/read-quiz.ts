import { answerSchema, type Answer } from '#domain/items/answer'
import { askOf } from '#domain/items/ask'
import type { Ask } from '#domain/items/asked'
import type { Confidence } from '#domain/items/confidence'
import type { Grade } from '#domain/items/grade-answer'
import { itemFaceSchema, type ItemFace } from '#domain/items/item-face'
import { calibrationOf, scoreOf, scoresBy, type Score } from '#domain/quiz/score'
import { prisma } from '#server/database/prisma'
import type { LessonLink } from '#server/lessons/read-lesson'
import { finishOverdue, gradeFor } from '#server/quiz/close-quiz'
import { movedCards, type MovedCard } from '#server/quiz/moved-cards'

/** A question with its key: it leaves the server when that question is closed. */
export interface ClosedQuestion {
  position: number
  ask: Ask
  face: ItemFace
  /** `gave-up` where the quiz was finished without it. */
  answer: Answer
  confidence: Confidence | null
  grade: Grade
  /** Names the recorded run of its program; null where it asks about none. */
  runHash: string | null
  /** Where it was made: the lesson, and the line of its file. */
  lesson: LessonLink & { line: number }
  /** Its main concept; null if it has none. */
  concept: string | null
  /** What it did to the card; null where it was practice. */
  moved: MovedCard | null
}

/** A question as it stands in an open quiz: without key and explanation. */
export interface OpenQuestion {
  position: number
  ask: Ask
  /** What was given so far; null while unanswered. */
  answer: Answer | null
  marked: boolean
  /** What came of it, in a quiz that tells after each answer. */
  closed: ClosedQuestion | null
}

interface QuizHead {
  attemptId: string
  purpose: 'quiz' | 'pretest'
  /** `each`: tells after each answer; `end`: when all is handed in. */
  feedback: 'each' | 'end'
  /** What it is about. */
  lessons: LessonLink[]
}

export interface OpenQuiz extends QuizHead {
  state: 'open'
  /** By the server's clock; null without a time limit. */
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

const linkSelect = { id: true, courseId: true, slug: true, title: true } as const

/**
 * A quiz of this learner, or null if there is none of that id. One whose time is up is finished by that.
 *
 * @param now decides how much time is left
 */
export async function readQuiz(
  userId: string,
  attemptId: string,
  now: Date,
): Promise<OpenQuiz | FinishedQuiz | null> {
  await finishOverdue(userId, now)
  const attempt = await prisma.quizAttempt.findFirst({
    where: { id: attemptId, userId },
    select: {
      purpose: true,
      feedback: true,
      seed: true,
      startedAtMillis: true,
      deadlineMillis: true,
      finishedAtMillis: true,
      lessons: { orderBy: { position: 'asc' }, select: { lesson: { select: linkSelect } } },
      answers: { orderBy: { position: 'asc' }, select: answerSelect },
    },
  })
  if (attempt === null) return null
  const { purpose, feedback, seed, finishedAtMillis, deadlineMillis } = attempt
  const head = { attemptId, purpose, feedback, lessons: attempt.lessons.map(({ lesson }) => lesson) }
  const isFinished = finishedAtMillis !== null
  const told = attempt.answers.filter((row) => isFinished || (feedback === 'each' && row.answer !== null))
  const moved = movedCards(
    userId,
    attemptId,
    told.map(({ position }) => position),
  )
  const closed = new Map(told.map((row) => [row.position, closedQuestion(row, seed, moved)]))
  if (!isFinished) {
    return {
      ...head,
      state: 'open',
      millisLeft: deadlineMillis === null ? null : Math.max(0, Number(deadlineMillis) - now.getTime()),
      questions: attempt.answers.map((row) => ({
        position: row.position,
        ask: askOf(faceOf(row), seedOf(seed, row.position)),
        answer: givenIn(row),
        marked: row.marked,
        closed: closed.get(row.position) ?? null,
      })),
    }
  }
  const answers = [...closed.values()]
  const scored = answers.map((answer) => ({ ...answer, correct: answer.grade.correct }))
  return {
    ...head,
    state: 'finished',
    startedAtMillis: Number(attempt.startedAtMillis),
    finishedAtMillis: Number(finishedAtMillis),
    score: scoreOf(scored),
    byConcept: scoresBy(scored, ({ concept }) => concept),
    byKind: scoresBy(scored, ({ face }) => face.kind),
    calibration: calibrationOf(scored),
    answers,
  }
}

const answerSelect = {
  position: true,
  answer: true,
  confidence: true,
  marked: true,
  correct: true,
  item: { select: { face: true, runHash: true, firstLine: true } },
  question: {
    select: {
      lesson: { select: linkSelect },
      card: {
        select: { concepts: { where: { position: 0 }, select: { concept: { select: { term: true } } } } },
      },
    },
  },
} as const

interface AnswerRow {
  position: number
  answer: string | null
  confidence: Confidence | null
  correct: boolean | null
  item: { face: string; runHash: string | null; firstLine: number }
  question: { lesson: LessonLink; card: { concepts: { concept: { term: string } }[] } }
}

const faceOf = ({ item }: Pick<AnswerRow, 'item'>) => itemFaceSchema.parse(JSON.parse(item.face))
const seedOf = (seed: string, position: number) => `${seed} ${position}`
const givenIn = ({ answer }: Pick<AnswerRow, 'answer'>) =>
  answer === null ? null : answerSchema.parse(JSON.parse(answer))

function closedQuestion(row: AnswerRow, seed: string, moved: ReadonlyMap<number, MovedCard>): ClosedQuestion {
  const { position, confidence, item, question } = row
  const face = faceOf(row)
  const answer = givenIn(row) ?? { kind: 'gave-up' }
  const grade = gradeFor(face, answer, question.lesson.courseId)
  return {
    position,
    ask: askOf(face, seedOf(seed, position)),
    face,
    answer,
    confidence,
    grade: asItWas(grade, row.correct ?? false),
    runHash: item.runHash,
    lesson: { ...question.lesson, line: item.firstLine },
    concept: question.card.concepts[0]?.concept.term ?? null,
    moved: moved.get(position) ?? null,
  }
}

/** The grade with its notes, unless the rules have changed since: what was right stays right. */
function asItWas(grade: Grade, correct: boolean): Grade {
  if (grade.correct === correct) return grade
  return correct
    ? { correct: true, credit: 1, note: null }
    : { correct: false, credit: 0, note: null, firstDifference: null }
}

/** One question with its key, if its quiz tells that now: after each answer, or because it is finished. */
export async function readClosedQuestion(
  userId: string,
  attemptId: string,
  position: number,
  now: Date,
): Promise<ClosedQuestion | null> {
  const quiz = await readQuiz(userId, attemptId, now)
  if (quiz === null) return null
  return quiz.state === 'finished'
    ? (quiz.answers.find((answer) => answer.position === position) ?? null)
    : (quiz.questions.find((question) => question.position === position)?.closed ?? null)
}
