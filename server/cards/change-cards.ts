import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { database } from '#server/database/database'
import { idSchema } from '#server/input-schemas'
import { applyChange, changeSchema } from '#server/study/change-card'
import { studySettings } from '#server/study/study-settings'
import { undoableEvent, undoEvent } from '#server/study/undo-review'

const maxCards = 200

export const changesSchema = z.object({
  cardIds: z.array(idSchema).min(1).max(maxCards),
  change: changeSchema,
})
export const keysSchema = z.array(idSchema).max(maxCards)

/**
 * Changes several cards of a learner in the same way, all or none.
 *
 * @returns keys of the changes, by which they can be undone; none for a card that the change leaves as it is
 * @throws UnknownCardError
 */
export function changeCards(
  userId: string,
  { cardIds, change }: z.infer<typeof changesSchema>,
  now: Date,
): Promise<string[]> {
  return database.writeOf(userId, async (db) => {
    const settings = await studySettings(db, userId)
    const made: string[] = []
    for (const cardId of cardIds) {
      const key = `cards-${randomUUID()}`
      if (await applyChange(db, userId, { key, cardId, change }, now, settings)) made.push(key)
    }
    return made
  })
}

/** Undoes changes by their keys, except on cards that have changed again since. */
export function undoChanges(userId: string, keys: readonly string[], now: Date): Promise<void> {
  return database.writeOf(userId, async (db) => {
    const settings = await studySettings(db, userId)
    for (const key of keys) {
      const event = await undoableEvent(db, userId, key)
      if (event !== undefined) await undoEvent(db, userId, event, now, settings)
    }
  })
}
