import type { ItemFace } from '#domain/items/item-face'
import { prisma } from '#server/database/prisma'
import { sampleFace } from '#tests/support/sample-face'

export { sampleFace }

/** A learner in Berlin, with the default limits. */
export async function makeLearner(
  id: string,
  settings: { timeZone?: string; newCardsPerDay?: number; reviewsPerDay?: number } = {},
): Promise<string> {
  await prisma.user.create({
    data: {
      id,
      email: `${id}@example.org`,
      passwordHash: 'none',
      createdAtMillis: 0n,
      settings: { create: { timeZone: 'Europe/Berlin', ...settings } },
    },
  })
  return id
}

/**
 * Makes a course of lessons: each is a name and its cards in order, `concept/facet`.
 * The ids are `<course>/<lesson>` and `<course>/<concept>/<facet>`.
 */
export async function makeCourse(courseId: string, lessons: Record<string, string[]>): Promise<void> {
  await prisma.course.create({ data: { id: courseId, title: courseId } })
  for (const [position, [slug, cards]] of Object.entries(lessons).entries()) {
    const lessonId = `${courseId}/${slug}`
    await prisma.lesson.create({
      data: {
        id: lessonId,
        courseId,
        slug,
        title: slug,
        file: `${slug}.md`,
        position,
        sourceHash: '',
        html: '',
      },
    })
    const terms = [...new Set(cards.map((card) => card.split('/')[0] ?? ''))]
    await prisma.concept.createMany({
      data: terms.map((term, index) => ({
        id: `${courseId}/${term}`,
        courseId,
        lessonId,
        term,
        definition: `What ${term} is.`,
        position: index,
        firstLine: 1,
        lastLine: 1,
      })),
    })
    for (const [index, card] of cards.entries()) {
      await makeCard({ courseId, lessonId, card, position: index })
    }
  }
}

/** Makes one card with its item, and a question of the same item. */
export async function makeCard(made: {
  courseId: string
  lessonId: string
  card: string
  position: number
  face?: ItemFace
}): Promise<void> {
  const { courseId, lessonId, position } = made
  const face = made.face ?? sampleFace({ prompt: made.card })
  const [term = '', facet = ''] = made.card.split('/')
  const id = `${courseId}/${made.card}`
  await prisma.$transaction(async (tx) => {
    await tx.card.create({ data: { id, key: id, lessonId, facet, position, itemId: `item of ${id}` } })
    await tx.item.create({
      data: {
        id: `item of ${id}`,
        cardId: id,
        kind: face.kind,
        face: JSON.stringify(face),
        file: 'lesson.md',
        firstLine: 1,
        lastLine: 1,
        createdAtMillis: 0n,
      },
    })
    await tx.cardConcept.create({ data: { cardId: id, conceptId: `${courseId}/${term}`, position: 0 } })
  })
}
