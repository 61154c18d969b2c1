'use server'

import { revalidatePath } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { quizSetupSchema } from '#domain/quiz/quiz-setup'
import { requireUserId } from '#server/account/session'
import { idSchema } from '#server/input-schemas'
import { metrics } from '#server/metrics'
import {
  answerQuestion,
  markQuestion,
  quizAnswerSchema,
  quizMarkSchema,
  UnknownQuestionError,
  type QuizAnswer,
  type QuizMark,
} from '#server/quiz/answer-question'
import { discardQuiz } from '#server/quiz/discard-quiz'
import type { ClosedQuestion } from '#server/quiz/closed-question'
import { finishQuiz } from '#server/quiz/finish-quiz'
import { NoQuestionsError, startQuiz, startRetry } from '#server/quiz/start-quiz'

const numberField = z.coerce.number()
const setupForm = z.object({
  length: numberField,
  minutes: z.union([z.literal('').transform(() => null), numberField]),
  focus: z.string(),
  feedback: z.string(),
})

/** Parses the arguments of an action. What none of our forms sends is answered with 404. */
function parsed<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const { data, success } = schema.safeParse(given)
  if (!success) notFound()
  return data
}

/** Starts a quiz with the options of the form, and redirects to it. */
export async function startQuizAction(form: FormData): Promise<void> {
  const userId = await requireUserId()
  const fields = setupForm.safeParse(Object.fromEntries(form))
  const setup = quizSetupSchema.safeParse({
    ...fields.data,
    lessonIds: form.getAll('lesson'),
    conceptIds: form.getAll('concept'),
    families: form.getAll('family'),
  })
  if (!fields.success || !setup.success) redirect('/quiz?problem=invalid')
  await redirectTo(() => startQuiz(userId, setup.data, new Date()))
}

/** Starts a quiz of the questions that were missed in an earlier one, and redirects to it. */
export async function startRetryAction(form: FormData): Promise<void> {
  const userId = await requireUserId()
  const attemptId = parsed(idSchema, form.get('attempt'))
  await redirectTo(() => startRetry(userId, attemptId, new Date()))
}

async function redirectTo(start: () => Promise<string>): Promise<never> {
  const attemptId = await start().catch((error: unknown) => {
    if (error instanceof NoQuestionsError) return null
    throw error
  })
  redirect(attemptId === null ? '/quiz?problem=none' : `/quiz/${attemptId}`)
}

/**
 * Stores the answer to a question of a quiz.
 *
 * @returns whether the quiz is finished, and the feedback on the answer if it may be shown now
 */
export async function answerQuestionAction(
  given: QuizAnswer,
): Promise<{ isFinished: boolean; closed: ClosedQuestion | null }> {
  const userId = await requireUserId()
  const answer = parsed(quizAnswerSchema, given)
  const { kind, isFinished, closed } = await orNotFound(() => answerQuestion(userId, answer, new Date()))
  metrics.quizAnswers.inc({ result: kind })
  return { isFinished, closed }
}

/** Marks a question of a quiz for review, or removes the mark. */
export async function markQuestionAction(given: QuizMark): Promise<void> {
  const userId = await requireUserId()
  const mark = parsed(quizMarkSchema, given)
  await orNotFound(() => markQuestion(userId, mark))
}

/** Submits a quiz. */
export async function finishQuizAction(attemptId: string): Promise<void> {
  await finishQuiz(await requireUserId(), parsed(idSchema, attemptId), new Date())
}

/** Takes the quiz that the form names off the list of unfinished ones. */
export async function discardQuizAction(form: FormData): Promise<void> {
  const userId = await requireUserId()
  await discardQuiz(userId, parsed(idSchema, form.get('attempt')), new Date())
  revalidatePath('/', 'layout')
}

async function orNotFound<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof UnknownQuestionError) notFound()
    throw error
  }
}
