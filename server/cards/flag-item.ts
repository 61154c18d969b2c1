import { z } from 'zod'
import { prisma } from '#server/database/prisma'
import { UnknownCardError } from '#server/study/record-review'

export const flagInputSchema = z.object({
  /** Made by the client; sending it again changes nothing. */
  key: z.string().regex(/^[\w-]{8,100}$/),
  cardId: z.string().min(1),
  /** What was shown. */
  itemId: z.string().min(1),
  note: z.string().trim().min(1).max(2_000),
})
export type FlagInput = z.infer<typeof flagInputSchema>

/**
 * Keeps what a learner finds wrong with an item.
 *
 * @throws UnknownCardError
 */
export async function flagItem(userId: string, input: FlagInput, now: Date): Promise<void> {
  const { key, cardId, itemId } = input
  const item = await prisma.item.findFirst({ where: { id: itemId, cardId }, select: { id: true } })
  if (item === null) throw new UnknownCardError(`There is no item ${itemId} of card ${cardId}.`)
  await prisma.itemFlag.upsert({
    where: { userId_key: { userId, key } },
    create: { userId, ...input, createdAtMillis: BigInt(now.getTime()) },
    update: {},
    select: { id: true },
  })
}

export interface ItemFlag {
  id: string
  note: string
  createdAtMillis: number
  isResolved: boolean
  isOwn: boolean
}

/** Flags of a card, the latest first: the learner's own ones, or for an author those of all learners. */
export async function flagsOfCard(
  user: { id: string; isAuthor: boolean },
  cardId: string,
): Promise<ItemFlag[]> {
  const rows = await prisma.itemFlag.findMany({
    where: { cardId, ...(user.isAuthor ? {} : { userId: user.id }) },
    orderBy: { createdAtMillis: 'desc' },
    select: { id: true, userId: true, note: true, createdAtMillis: true, resolvedAtMillis: true },
  })
  return rows.map(({ id, userId, note, createdAtMillis, resolvedAtMillis }) => ({
    id,
    note,
    createdAtMillis: Number(createdAtMillis),
    isResolved: resolvedAtMillis !== null,
    isOwn: userId === user.id,
  }))
}

/** Notes that a flag is done with: by an author, or by who raised it. */
export async function resolveFlag(
  user: { id: string; isAuthor: boolean },
  flagId: string,
  now: Date,
): Promise<void> {
  await prisma.itemFlag.updateMany({
    where: { id: flagId, resolvedAtMillis: null, ...(user.isAuthor ? {} : { userId: user.id }) },
    data: { resolvedAtMillis: BigInt(now.getTime()) },
  })
}
