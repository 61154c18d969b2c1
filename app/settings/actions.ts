'use server'

import { z } from 'zod'
import { revalidatePath } from 'next/cache'
import { changeLearningSettings, type LearningSetting } from '#server/account/learning-settings'
import { requireUserId } from '#server/account/session'
import {
  beginTraining,
  chooseWeights,
  memoryModel,
  type MemoryModel,
} from '#server/optimiser/learned-weights'

/** Saves the learning settings; tells which fields were refused. */
export async function saveSettingsAction(form: Record<string, string>): Promise<LearningSetting[]> {
  const refused = await changeLearningSettings(await requireUserId(), form)
  if (refused.length === 0) revalidatePath('/', 'layout')
  return refused
}

/** By what the learner's memory is predicted, and how far a training is. */
export async function readMemoryModelAction(): Promise<MemoryModel> {
  return memoryModel(await requireUserId())
}

/** Begins to learn from the learner's answers; null if they have asked too often. */
export async function beginTrainingAction(): Promise<MemoryModel | null> {
  const userId = await requireUserId()
  return (await beginTraining(userId, new Date())) ? memoryModel(userId) : null
}

/** Uses weights that were learned, or with null those of FSRS itself. */
export async function chooseWeightsAction(id: string | null): Promise<MemoryModel> {
  const userId = await requireUserId()
  await chooseWeights(userId, z.string().max(100).nullable().parse(id), new Date())
  return memoryModel(userId)
}
