'use server'

import { z } from 'zod'
import { revalidatePath } from 'next/cache'
import type { SettingsOutcome } from '#components/account/settings-form'
import { changeLearningSettings } from '#server/account/learning-settings'
import { requireUserId } from '#server/account/session'
import {
  startTraining,
  chooseWeights,
  memoryModel,
  type MemoryModel,
} from '#server/optimiser/learned-weights'

/** Saves all learning settings or none, and returns the invalid fields. */
export async function saveSettingsAction(
  _before: SettingsOutcome | null,
  form: FormData,
): Promise<SettingsOutcome> {
  const typed = Object.fromEntries([...form].filter(isText))
  const refused = await changeLearningSettings(await requireUserId(), typed)
  if (refused.length > 0) return { kind: 'refused', fields: refused, typed }
  revalidatePath('/', 'layout')
  return { kind: 'saved' }
}

const isText = (entry: [string, FormDataEntryValue]): entry is [string, string] =>
  typeof entry[1] === 'string'

/** The learner's FSRS parameters, and the progress of a training. */
export async function readMemoryModelAction(): Promise<MemoryModel> {
  return memoryModel(await requireUserId())
}

/** Starts training on the learner's answers; null if they have done so too often. */
export async function beginTrainingAction(): Promise<MemoryModel | null> {
  const userId = await requireUserId()
  return (await startTraining(userId, new Date())) ? memoryModel(userId) : null
}

/** Uses learned parameters, or with null the defaults of FSRS. */
export async function chooseWeightsAction(id: string | null): Promise<MemoryModel> {
  const userId = await requireUserId()
  await chooseWeights(userId, z.string().max(100).nullable().parse(id), new Date())
  return memoryModel(userId)
}
