import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { prisma } from '#server/database/prisma'
import { changeCard, changeSchema } from '#server/study/change-card'
import { undoReview } from '#server/study/undo-review'

const most = 200

export const changesSchema = z.object({
  cardIds: z.array(z.string().min(1)).min(1).max(most),
  change: changeSchema,
})
export const keysSchema = z.array(z.string().min(1)).max(most)

/**
 * Changes several cards of a learner in the same way.
 *
 * @returns keys of the changes that were made, by which they can be undone; fewer than cards where some were
 *   so already
 * @throws UnknownCardError
 */
export async function changeCards(
  userId: string,
  { cardIds, change }: z.infer<typeof changesSchema>,
  now: Date,
): Promise<string[]> {
  const keys = cardIds.map(() => `cards-${randomUUID()}`)
  for (const [i, cardId] of cardIds.entries()) {
    await changeCard(userId, { key: keys[i] ?? '', cardId, change }, now)
  }
  const made = await prisma.reviewLog.findMany({
    where: { userId, key: { in: keys } },
    select: { key: true },
  })
  return made.map(({ key }) => key)
}

/** Undoes changes, but those of cards to which something else has happened since. */
export async function undoChanges(userId: string, keys: readonly string[], now: Date): Promise<void> {
  for (const key of keys) await undoReview(userId, key, now)
}
