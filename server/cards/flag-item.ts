import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Override } from '#domain/schedule/override'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { idSchema, keySchema } from '#server/input-schemas'
import { UnknownCardError } from '#server/study/record-review'

export const flagInputSchema = z.object({
  /** Made by the client; sending it again changes nothing. */
  key: keySchema,
  cardId: idSchema,
  /** The item that was shown. */
  itemId: idSchema,
  note: z.string().trim().min(1).max(2_000),
})
export type FlagInput = z.infer<typeof flagInputSchema>

/**
 * Stores a learner's report that something is wrong with an item of a lesson.
 *
 * @throws UnknownCardError
 */
export async function flagItem(userId: string, input: FlagInput, now: Date): Promise<void> {
  const { key, cardId, itemId, note } = input
  await database.writeOf(userId, async (db) => {
    await db
      .selectFrom('Item')
      .innerJoin('Card', 'Card.id', 'Item.cardId')
      .innerJoin('Lesson', 'Lesson.id', 'Card.lessonId')
      .select('Item.id')
      .where('Item.id', '=', itemId)
      .where('Item.cardId', '=', cardId)
      .where('Lesson.ownerId', 'is', null)
      .executeTakeFirstOrThrow(() => new UnknownCardError(`There is no item ${itemId} of card ${cardId}.`))
    await db
      .insertInto('ItemFlag')
      .values({ id: randomUUID(), userId, key, cardId, itemId, note, createdAtMillis: now.getTime() })
      .onConflict((conflict) => conflict.columns(['userId', 'key']).doNothing())
      .execute()
  })
}

export interface ItemFlag {
  id: string
  /** What the learner wrote, or their answer if there is an override. */
  note: string
  /** Why the learner says that this answer was right; null for a problem in their words. */
  override: Override | null
  createdAtMillis: number
  isResolved: boolean
  isOwn: boolean
}

/** Flags of a card, newest first: the learner's own, or those of all learners for an author. */
export async function flagsOfCard(
  db: Transaction,
  user: { id: string; isAuthor: boolean },
  cardId: string,
): Promise<ItemFlag[]> {
  const flags = db
    .selectFrom('ItemFlag')
    .select(['id', 'userId', 'note', 'override', 'createdAtMillis', 'resolvedAtMillis'])
    .where('cardId', '=', cardId)
    .orderBy('createdAtMillis', 'desc')
  const rows = await (user.isAuthor ? flags : flags.where('userId', '=', user.id)).execute()
  return rows.map(({ id, userId, note, override, createdAtMillis, resolvedAtMillis }) => ({
    id,
    note,
    override,
    createdAtMillis,
    isResolved: resolvedAtMillis !== null,
    isOwn: userId === user.id,
  }))
}

/** Marks a flag as resolved, if the user is an author or raised it. */
export async function resolveFlag(
  user: { id: string; isAuthor: boolean },
  flagId: string,
  now: Date,
): Promise<void> {
  await database.write((db) => {
    const flag = db
      .updateTable('ItemFlag')
      .set({ resolvedAtMillis: now.getTime() })
      .where('id', '=', flagId)
      .where('resolvedAtMillis', 'is', null)
    return (user.isAuthor ? flag : flag.where('userId', '=', user.id)).execute()
  })
}
