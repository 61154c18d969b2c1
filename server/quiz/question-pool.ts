import { itemFaceSchema } from '#domain/items/item-face'
import { itemKinds } from '#domain/items/items'
import type { DrawableQuestion } from '#domain/quiz/draw-questions'
import { familyOf, type QuizSetup } from '#domain/quiz/quiz-setup'
import type { DatabaseTransaction } from '#server/database/prisma'

export interface PooledQuestion extends DrawableQuestion {
  itemId: string
  lessonId: string
}

const current = { retiredAtMillis: null }

/** All questions that a quiz may draw from. */
export async function questionPool(
  tx: DatabaseTransaction,
  { lessonIds, conceptIds, families }: Pick<QuizSetup, 'lessonIds' | 'conceptIds' | 'families'>,
): Promise<PooledQuestion[]> {
  const kinds = itemKinds.filter((kind) => families.length === 0 || families.includes(familyOf(kind)))
  const rows = await tx.question.findMany({
    where: {
      ...current,
      ...(lessonIds.length === 0 ? {} : { lessonId: { in: lessonIds } }),
      lesson: current,
      card: {
        ...current,
        ...(conceptIds.length === 0 ? {} : { concepts: { some: { conceptId: { in: conceptIds } } } }),
      },
      item: { kind: { in: kinds } },
    },
    select: {
      id: true,
      cardId: true,
      lessonId: true,
      item: { select: { id: true, face: true } },
      card: { select: { concepts: { where: { position: 0 }, select: { conceptId: true } } } },
    },
  })
  return rows.map(({ item, card, ...row }) => ({
    ...row,
    itemId: item.id,
    conceptId: card.concepts[0]?.conceptId ?? null,
    face: itemFaceSchema.parse(JSON.parse(item.face)),
  }))
}
