'use server'

import { revalidatePath } from 'next/cache'
import { changeLearningSettings, type LearningSetting } from '#server/account/learning-settings'
import { requireUserId } from '#server/account/session'

/** Saves the learning settings; tells which fields were refused. */
export async function saveSettingsAction(form: Record<string, string>): Promise<LearningSetting[]> {
  const refused = await changeLearningSettings(await requireUserId(), form)
  if (refused.length === 0) revalidatePath('/', 'layout')
  return refused
}
