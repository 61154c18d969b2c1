import { randomUUID } from 'node:crypto'
import { choiceKinds } from '#domain/items/items'
import { drawQuestions } from '#domain/quiz/draw-questions'
import { quizSetupSchema, type QuizSetup } from '#domain/quiz/quiz-setup'
import { wasSurelyWrong, weaknessOf } from '#domain/quiz/weakness'
import { prisma, type DatabaseTransaction } from '#server/database/prisma'
import { questionPool, type PooledQuestion } from '#server/quiz/question-pool'
import { readEvidence } from '#server/quiz/read-evidence'

const pretestLength = 3

/** Nothing can be asked: there is no such lesson, or it has no question of the kinds that are wanted. */
export class NoQuestionsError extends Error {}

/**
 * Draws a quiz. One of the same setup that was drawn before and not begun is taken up again.
 *
 * @returns id of the attempt
 * @throws NoQuestionsError
 */
export async function startQuiz(userId: string, setup: QuizSetup, now: Date): Promise<string> {
  return prisma.$transaction(async (tx) => {
    const untouched = await untouchedAttempt(tx, userId, setup)
    if (untouched !== null) return untouched
    const pool = await questionPool(tx, setup)
    const seed = randomUUID()
    const weakness = await weaknessOfCards(tx, userId, pool, setup.focus, now)
    const drawn = drawQuestions(pool, setup.length, seed, weakness)
    return createAttempt(tx, { userId, purpose: 'quiz', setup, seed }, pooled(pool, drawn), now)
  })
}

/**
 * Draws two or three questions to try before a lesson is read; answers to choose from, where there are such.
 *
 * @returns id of the attempt
 * @throws NoQuestionsError
 */
export async function startPretest(userId: string, lessonId: string, now: Date): Promise<string> {
  const setup = quizSetupSchema.parse({ lessonIds: [lessonId], length: pretestLength, feedback: 'end' })
  return prisma.$transaction(async (tx) => {
    const pool = await questionPool(tx, setup)
    const choices = pool.filter(({ face }) => choiceKinds.has(face.kind))
    const seed = randomUUID()
    const drawn = drawQuestions(choices.length >= pretestLength ? choices : pool, pretestLength, seed)
    return createAttempt(tx, { userId, purpose: 'pretest', setup, seed }, pooled(pool, drawn), now)
  })
}

/**
 * Draws a quiz of all that was not right in another one, as those questions are today.
 *
 * @returns id of the attempt
 * @throws NoQuestionsError
 */
export async function startRetry(userId: string, attemptId: string, now: Date): Promise<string> {
  return prisma.$transaction(async (tx) => {
    const attempt = await tx.quizAttempt.findFirst({
      where: { id: attemptId, userId, finishedAtMillis: { not: null } },
      select: {
        setup: true,
        lessons: { select: { lessonId: true } },
        answers: { where: { NOT: { correct: true } }, select: { questionId: true } },
      },
    })
    if (attempt === null) throw new NoQuestionsError(`There is no finished quiz ${attemptId}.`)
    const lessonIds = attempt.lessons.map(({ lessonId }) => lessonId)
    const missed = new Set(attempt.answers.map(({ questionId }) => questionId))
    const pool = (await questionPool(tx, { lessonIds, conceptIds: [], families: [] })).filter(({ id }) =>
      missed.has(id),
    )
    const seed = randomUUID()
    const setup = { ...quizSetupSchema.parse(JSON.parse(attempt.setup)), lessonIds, minutes: null }
    const drawn = drawQuestions(pool, missed.size, seed)
    return createAttempt(tx, { userId, purpose: 'quiz', setup, seed }, pooled(pool, drawn), now)
  })
}

async function untouchedAttempt(
  tx: DatabaseTransaction,
  userId: string,
  setup: QuizSetup,
): Promise<string | null> {
  const attempt = await tx.quizAttempt.findFirst({
    where: {
      userId,
      purpose: 'quiz',
      setup: JSON.stringify(setup),
      deadlineMillis: null,
      finishedAtMillis: null,
      answers: { every: { answer: null, question: { retiredAtMillis: null } } },
    },
    select: { id: true },
  })
  return attempt?.id ?? null
}

/** What speaks for asking a card; unless the weakest are wanted, only that the learner was sure of a wrong answer. */
async function weaknessOfCards(
  tx: DatabaseTransaction,
  userId: string,
  pool: readonly PooledQuestion[],
  focus: QuizSetup['focus'],
  now: Date,
): Promise<Map<string, number>> {
  const cardIds = [...new Set(pool.map(({ cardId }) => cardId))]
  const evidence = [...(await readEvidence(tx, userId, cardIds, now))]
  return new Map(
    evidence
      .filter(([, each]) => focus === 'weakest' || wasSurelyWrong(each))
      .map(([cardId, each]) => [cardId, weaknessOf(each)]),
  )
}

const pooled = (pool: readonly PooledQuestion[], drawn: readonly { id: string }[]): PooledQuestion[] =>
  drawn.flatMap(({ id }) => pool.find((question) => question.id === id) ?? [])

interface NewAttempt {
  userId: string
  purpose: 'quiz' | 'pretest'
  setup: QuizSetup
  seed: string
}

async function createAttempt(
  tx: DatabaseTransaction,
  { userId, purpose, setup, seed }: NewAttempt,
  questions: readonly PooledQuestion[],
  now: Date,
): Promise<string> {
  if (questions.length === 0) throw new NoQuestionsError('No questions match these options.')
  const startedAtMillis = BigInt(now.getTime())
  const lessonIds = [...new Set(questions.map(({ lessonId }) => lessonId))]
  const { id } = await tx.quizAttempt.create({
    data: {
      userId,
      purpose,
      feedback: setup.feedback,
      setup: JSON.stringify(setup),
      seed,
      startedAtMillis,
      deadlineMillis: setup.minutes === null ? null : startedAtMillis + BigInt(setup.minutes * 60_000),
      lessons: { create: lessonIds.map((lessonId, position) => ({ lessonId, position })) },
      answers: {
        create: questions.map((question, position) => ({
          position,
          questionId: question.id,
          itemId: question.itemId,
        })),
      },
    },
    select: { id: true },
  })
  return id
}
