'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { currentUser, requireUserId } from '#server/account/session'
import { changeCards, changesSchema, keysSchema, undoChanges } from '#server/cards/change-cards'
import { resolveFlag } from '#server/cards/flag-item'
import { idSchema } from '#server/input-schemas'
import { UnknownCardError } from '#server/study/record-review'

/** Changes cards, and returns the keys that undo it. */
export async function changeCardsAction(request: unknown): Promise<string[]> {
  const userId = await requireUserId()
  const parsed = changesSchema.safeParse(request)
  if (!parsed.success) notFound()
  try {
    const keys = await changeCards(userId, parsed.data, new Date())
    revalidatePath('/cards', 'layout')
    return keys
  } catch (error) {
    if (error instanceof UnknownCardError) notFound()
    throw error
  }
}

/** Undoes what `changeCardsAction` did. */
export async function undoChangesAction(keys: unknown): Promise<void> {
  const userId = await requireUserId()
  const parsed = keysSchema.safeParse(keys)
  if (!parsed.success) notFound()
  await undoChanges(userId, parsed.data, new Date())
  revalidatePath('/cards', 'layout')
}

/** Marks a flag as resolved. */
export async function resolveFlagAction(flagId: unknown): Promise<void> {
  const user = await currentUser()
  const parsed = idSchema.safeParse(flagId)
  if (user === null || !parsed.success) notFound()
  await resolveFlag(user, parsed.data, new Date())
  revalidatePath('/cards', 'layout')
}
