import { itemFaceSchema, type ItemFace } from '#domain/items/item-face'
import { prisma } from '#server/database/prisma'

export interface SampleItem {
  id: string
  face: ItemFace
  lesson: { courseId: string; slug: string; title: string }
}

/** One program question for somebody who has no account yet; null while the content has none. */
export async function sampleItem(): Promise<SampleItem | null> {
  const question = await prisma.question.findFirst({
    where: {
      retiredAtMillis: null,
      lesson: { retiredAtMillis: null },
      item: { kind: 'output-choice' },
    },
    orderBy: [{ lesson: { courseId: 'asc' } }, { lesson: { position: 'asc' } }, { position: 'asc' }],
    select: {
      item: { select: { id: true, face: true } },
      lesson: { select: { courseId: true, slug: true, title: true } },
    },
  })
  if (question === null) return null
  return {
    id: question.item.id,
    face: itemFaceSchema.parse(JSON.parse(question.item.face)),
    lesson: question.lesson,
  }
}
