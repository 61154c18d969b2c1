import { randomUUID } from 'node:crypto'
import { choiceKinds } from '#domain/items/kind-rules'
import { drawQuestions } from '#domain/quiz/draw-questions'
import { quizSetupSchema, type QuizSetup } from '#domain/quiz/quiz-setup'
import { wasConfidentlyWrong, weaknessOf } from '#domain/quiz/weakness'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { questionPool, type PooledQuestion } from '#server/quiz/question-pool'
import { readEvidence } from '#server/quiz/read-evidence'

const pretestLength = 3

/** No question can be drawn: there is no such lesson, or it has no questions of the chosen kinds. */
export class NoQuestionsError extends Error {}

/**
 * Draws a quiz. If the learner has an unanswered quiz with the same setup, returns that one instead.
 *
 * @returns id of the attempt
 * @throws NoQuestionsError
 */
export async function startQuiz(userId: string, setup: QuizSetup, now: Date): Promise<string> {
  const untouched = await database.read((db) => untouchedAttempt(db, userId, setup))
  if (untouched !== undefined) return untouched.id
  const seed = randomUUID()
  // Of thousands of questions this takes a while, during which others may write.
  const drawn = await database.read(async (db) => {
    const weakness = await weaknessOfCards(db, userId, setup, now)
    return drawQuestions(await questionPool(db, setup), setup.length, seed, weakness)
  })
  return database.writeOf(userId, async (db) => {
    // Another request may have drawn one meanwhile.
    const other = await untouchedAttempt(db, userId, setup)
    return other?.id ?? createAttempt(db, { userId, purpose: 'quiz', setup, seed }, drawn, now)
  })
}

/**
 * Draws up to three questions to try before reading a lesson: multiple choice, if the lesson has enough of them.
 *
 * @returns id of the attempt
 * @throws NoQuestionsError
 */
export async function startPretest(userId: string, lessonId: string, now: Date): Promise<string> {
  const setup = quizSetupSchema.parse({ lessonIds: [lessonId], length: pretestLength, feedback: 'end' })
  const seed = randomUUID()
  const pool = await database.read((db) => questionPool(db, setup))
  const choices = pool.filter(({ face }) => choiceKinds.has(face.kind))
  const drawn = drawQuestions(choices.length >= pretestLength ? choices : pool, pretestLength, seed)
  return database.writeOf(userId, (db) =>
    createAttempt(db, { userId, purpose: 'pretest', setup, seed }, drawn, now),
  )
}

/**
 * Draws a quiz of the questions that were not answered right in another one, in their current version.
 *
 * @returns id of the attempt
 * @throws NoQuestionsError
 */
export async function startRetry(userId: string, attemptId: string, now: Date): Promise<string> {
  const seed = randomUUID()
  const { setup, drawn } = await database.read(async (db) => {
    const attempt = await db
      .selectFrom('QuizAttempt')
      .select(['id', 'setup'])
      .where('id', '=', attemptId)
      .where('userId', '=', userId)
      .where('finishedAtMillis', 'is not', null)
      .executeTakeFirstOrThrow(() => new NoQuestionsError(`There is no finished quiz ${attemptId}.`))
    const lessons = await db
      .selectFrom('QuizLesson')
      .select('lessonId')
      .where('attemptId', '=', attempt.id)
      .orderBy('position')
      .execute()
    const answers = await db
      .selectFrom('QuizAnswer')
      .select(['questionId', 'correct'])
      .where('attemptId', '=', attempt.id)
      .execute()
    const lessonIds = lessons.map(({ lessonId }) => lessonId)
    const missed = new Set(answers.filter(({ correct }) => !correct).map(({ questionId }) => questionId))
    const pool = (await questionPool(db, { lessonIds, conceptIds: [], families: [] })).filter(({ id }) =>
      missed.has(id),
    )
    return {
      setup: { ...quizSetupSchema.parse(JSON.parse(attempt.setup)), lessonIds, minutes: null },
      drawn: drawQuestions(pool, missed.size, seed),
    }
  })
  return database.writeOf(userId, (db) =>
    createAttempt(db, { userId, purpose: 'quiz', setup, seed }, drawn, now),
  )
}

/** An open quiz with this setup and no time limit that has no answers yet and whose questions are all current. */
function untouchedAttempt(db: Transaction, userId: string, setup: QuizSetup) {
  return db
    .selectFrom('QuizAttempt as attempt')
    .select('attempt.id')
    .where('attempt.userId', '=', userId)
    .where('attempt.purpose', '=', 'quiz')
    .where('attempt.setup', '=', JSON.stringify(setup))
    .where('attempt.deadlineMillis', 'is', null)
    .where('attempt.finishedAtMillis', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('QuizAnswer as answer')
            .innerJoin('Question as question', 'question.id', 'answer.questionId')
            .whereRef('answer.attemptId', '=', 'attempt.id')
            .where((row) =>
              row.or([row('answer.answer', 'is not', null), row('question.retiredAtMillis', 'is not', null)]),
            )
            .select('answer.position'),
        ),
      ),
    )
    .executeTakeFirst()
}

/**
 * Weakness by card id. Unless the quiz focuses on the weakest cards, only cards that the learner last got wrong while
 * being sure are included.
 */
async function weaknessOfCards(
  db: Transaction,
  userId: string,
  setup: QuizSetup,
  now: Date,
): Promise<Map<string, number>> {
  const evidence = [...(await readEvidence(db, userId, setup, now))]
  return new Map(
    evidence
      .filter(([, each]) => setup.focus === 'weakest' || wasConfidentlyWrong(each))
      .map(([cardId, each]) => [cardId, weaknessOf(each)]),
  )
}

interface NewAttempt {
  userId: string
  purpose: 'quiz' | 'pretest'
  setup: QuizSetup
  seed: string
}

async function createAttempt(
  db: Transaction,
  { userId, purpose, setup, seed }: NewAttempt,
  questions: readonly PooledQuestion[],
  now: Date,
): Promise<string> {
  if (questions.length === 0) throw new NoQuestionsError('No questions match these options.')
  const id = randomUUID()
  const startedAtMillis = now.getTime()
  const { feedback, minutes } = setup
  await db
    .insertInto('QuizAttempt')
    .values({
      id,
      userId,
      purpose,
      feedback,
      setup: JSON.stringify(setup),
      seed,
      startedAtMillis,
      deadlineMillis: minutes === null ? null : startedAtMillis + minutes * 60_000,
    })
    .execute()
  const lessonIds = [...new Set(questions.map(({ lessonId }) => lessonId))]
  await db
    .insertInto('QuizLesson')
    .values(lessonIds.map((lessonId, position) => ({ attemptId: id, lessonId, position })))
    .execute()
  await db
    .insertInto('QuizAnswer')
    .values(
      questions.map(({ id: questionId, itemId }, position) => ({
        attemptId: id,
        position,
        questionId,
        itemId,
      })),
    )
    .execute()
  return id
}
