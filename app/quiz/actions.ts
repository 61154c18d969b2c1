'use server'

import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { requireUserId } from '#server/account/session'
import { answerQuestion, quizAnswerSchema, UnknownQuestionError } from '#server/quiz/answer-question'
import { NoQuestionsError, startQuiz } from '#server/quiz/start-quiz'

const startSchema = z.object({ lessonId: z.string().min(1) })

/** Draws a quiz over the lesson that the form names, and goes to it. */
export async function startQuizAction(form: FormData): Promise<void> {
  const userId = await requireUserId()
  const parsed = startSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) notFound()
  const attemptId = await startQuiz(userId, parsed.data, new Date()).catch((error: unknown) => {
    if (error instanceof NoQuestionsError) return null
    throw error
  })
  redirect(attemptId === null ? '/quiz' : `/quiz/${attemptId}`)
}

/** Stores the answer to one question of a quiz. */
export async function answerQuestionAction(answer: unknown): Promise<void> {
  const userId = await requireUserId()
  const parsed = quizAnswerSchema.safeParse(answer)
  if (!parsed.success) notFound()
  try {
    await answerQuestion(userId, parsed.data, new Date())
  } catch (error) {
    if (error instanceof UnknownQuestionError) notFound()
    throw error
  }
}
