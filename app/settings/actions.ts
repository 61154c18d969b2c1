'use server'

import { z } from 'zod'
import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import type { SettingsOutcome } from '#components/account/settings-form'
import type { PreviewOutcome } from '#components/account/settings-preview'
import type { ReminderReply } from '#components/reminders/reminders'
import { changeLearningSettings, schedulingSettings } from '#server/account/learning-settings'
import { requireUserId } from '#server/account/session'
import {
  startTraining,
  chooseWeights,
  memoryModel,
  type MemoryModel,
} from '#server/optimiser/learned-weights'
import { sendsMail } from '#server/mail/mailer'
import { digestHourSchema, setDigestHour } from '#server/reminders/reminder-settings'
import { moveCards, undoLastMove } from '#server/study/move-cards'
import { undoPlanChange } from '#server/study/plan-changes'
import { previewSettings, previewWeights, type SettingsPreview } from '#server/study/preview-settings'

/** Saves all learning settings or none, and returns the invalid fields. */
export async function saveSettingsAction(
  _before: SettingsOutcome | null,
  form: FormData,
): Promise<SettingsOutcome> {
  const typed = Object.fromEntries([...form].filter(isText))
  const refused = await changeLearningSettings(await requireUserId(), typed, new Date())
  if (refused.length > 0) return { kind: 'refused', fields: refused, typed }
  revalidatePath('/', 'layout')
  return { kind: 'saved' }
}

const isText = (entry: [string, FormDataEntryValue]): entry is [string, string] =>
  typeof entry[1] === 'string'

/** Turns the daily mail on or off. */
export async function saveReminderAction(
  _before: ReminderReply | null,
  form: FormData,
): Promise<ReminderReply> {
  const userId = await requireUserId()
  const hour = digestHourSchema.safeParse(form.get('digestHour'))
  if (!sendsMail() || !hour.success) notFound()
  const isSaved = await setDigestHour(userId, hour.data)
  revalidatePath('/settings')
  return isSaved ? 'saved' : 'unverified'
}

/** What the settings of the form would change. */
export async function previewSettingsAction(form: FormData): Promise<PreviewOutcome> {
  const userId = await requireUserId()
  const changes = schedulingSettings(Object.fromEntries([...form].filter(isText)))
  if (changes === null) return { kind: 'refused' }
  return outcomeOf(await previewSettings(userId, changes, new Date()))
}

/** What it would do to move the learner's cards to the days of the saved settings. */
export async function previewMovesAction(): Promise<PreviewOutcome> {
  return outcomeOf(await previewSettings(await requireUserId(), {}, new Date()))
}

const outcomeOf = (preview: SettingsPreview | null): PreviewOutcome =>
  preview === null ? { kind: 'tooOften' } : { kind: 'preview', preview }

/** Moves the learner's cards to the days of the saved settings. Returns how many were moved; null if that was done too often. */
export async function moveCardsAction(): Promise<number | null> {
  const moved = await moveCards(await requireUserId(), new Date())
  revalidatePath('/', 'layout')
  return moved
}

/** Gives the cards that were moved last their days back. Returns how many got theirs. */
export async function undoMoveAction(): Promise<number> {
  const restored = await undoLastMove(await requireUserId(), new Date())
  revalidatePath('/', 'layout')
  return restored
}

/** Takes back the last change of the learner's plan. Returns whether there was one. */
export async function undoPlanAction(): Promise<boolean> {
  const isUndone = await undoPlanChange(await requireUserId(), new Date())
  revalidatePath('/', 'layout')
  return isUndone
}

const weightsIdSchema = z.string().max(100).nullable()

/** The learner's FSRS parameters, and the progress of a training. */
export async function readMemoryModelAction(): Promise<MemoryModel> {
  return memoryModel(await requireUserId())
}

/** Starts training on the learner's answers; null if they have done so too often. */
export async function beginTrainingAction(): Promise<MemoryModel | null> {
  const userId = await requireUserId()
  return (await startTraining(userId, new Date())) ? memoryModel(userId) : null
}

/** What it would change to use learned parameters, or with null the defaults of FSRS. */
export async function previewWeightsAction(id: string | null): Promise<PreviewOutcome> {
  const userId = await requireUserId()
  const preview = await previewWeights(userId, weightsIdSchema.parse(id), new Date())
  if (preview === undefined) notFound()
  return outcomeOf(preview)
}

/** Uses learned parameters, or with null the defaults of FSRS. */
export async function chooseWeightsAction(id: string | null): Promise<MemoryModel> {
  const userId = await requireUserId()
  await chooseWeights(userId, weightsIdSchema.parse(id), new Date())
  // The page says what can be taken back.
  revalidatePath('/settings')
  return memoryModel(userId)
}
