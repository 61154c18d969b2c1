'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import type { z } from 'zod'
import type { PresentedItem } from '#domain/items/presented-item'
import type { Program } from '#domain/program/program'
import { requireUserId } from '#server/account/session'
import { idSchema } from '#server/input-schemas'
import { beginCards, beginningSchema } from '#server/lessons/begin-cards'
import { declinePretest, placeSchema, savePlace } from '#server/lessons/mark-lesson'
import {
  checkPrediction,
  predictionSchema,
  programPlaceSchema,
  readPredictions,
  type CheckedPrediction,
  type Prediction,
} from '#server/lessons/predictions'
import { NoQuestionsError, startPretest } from '#server/quiz/start-quiz'
import { readQuiz } from '#server/quiz/read-quiz'
import { readProgram } from '#server/runs/read-program'

/** Parses the arguments of an action. What none of our pages sends is answered with 404. */
function parsed<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const { data, success } = schema.safeParse(given)
  if (!success) notFound()
  return data
}

/** The questions about a program of a lesson, without their keys. */
export async function readPredictionsAction(place: unknown): Promise<Prediction[]> {
  await requireUserId()
  return readPredictions(parsed(programPlaceSchema, place))
}

/** Grades an answer to one of them, and returns it with its key. Nothing is stored. */
export async function checkPredictionAction(given: unknown): Promise<CheckedPrediction> {
  await requireUserId()
  return (await checkPrediction(parsed(predictionSchema, given))) ?? notFound()
}

/** The program of a run, to change it. */
export async function openProgramAction(runHash: unknown): Promise<Program> {
  await requireUserId()
  return (await readProgram(parsed(idSchema, runHash))) ?? notFound()
}

/** Begins cards of a lesson, and returns how many. */
export async function beginCardsAction(beginning: unknown): Promise<number> {
  const userId = await requireUserId()
  const begun = await beginCards(userId, parsed(beginningSchema, beginning), new Date())
  revalidatePath('/lessons', 'layout')
  return begun
}

/** Remembers where a learner is reading. */
export async function savePlaceAction(place: unknown): Promise<void> {
  await savePlace(await requireUserId(), parsed(placeSchema, place))
}

/** Starts a pretest of a lesson, and returns its questions; null if there are none. */
export async function startPretestAction(
  lessonId: unknown,
): Promise<{ attemptId: string; questions: { position: number; ask: PresentedItem }[] } | null> {
  const userId = await requireUserId()
  const id = parsed(idSchema, lessonId)
  const now = new Date()
  try {
    const attemptId = await startPretest(userId, id, now)
    const quiz = await readQuiz(userId, attemptId, now)
    if (quiz?.state !== 'open') return null
    return { attemptId, questions: quiz.questions.map(({ position, ask }) => ({ position, ask })) }
  } catch (error) {
    if (error instanceof NoQuestionsError) return null
    throw error
  }
}

/** Remembers that a learner wants no questions before reading a lesson. */
export async function declinePretestAction(lessonId: unknown): Promise<void> {
  await declinePretest(await requireUserId(), parsed(idSchema, lessonId), new Date())
}
