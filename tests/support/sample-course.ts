import { sql } from 'kysely'
import type { ItemFace } from '#domain/items/item-face'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { sampleFace } from '#tests/support/sample-face'

export { sampleFace }

/** Inserts a learner in Berlin, with the default limits unless given. */
export async function makeLearner(
  id: string,
  settings: { timeZone?: string; newCardsPerDay?: number; reviewsPerDay?: number } = {},
): Promise<string> {
  const user = { id, email: `${id}@example.org`, passwordHash: 'none', createdAtMillis: 0 }
  await database.write(async (db) => {
    await db.insertInto('User').values(user).execute()
    await db
      .insertInto('Settings')
      .values({ userId: id, timeZone: 'Europe/Berlin', ...settings })
      .execute()
  })
  return id
}

/** Writes content, as a sync does: with a revision of its own. */
export const writeContent = (work: (db: Transaction) => Promise<unknown>): Promise<void> =>
  database.write(async (db) => {
    await work(db)
    await db
      .updateTable('ContentRevision')
      .set({ revision: sql`revision + 1` })
      .execute()
  })

/**
 * Inserts a course. Each lesson is a name with its cards in order, as `concept/facet`.
 * The ids are `<course>/<lesson>` and `<course>/<concept>/<facet>`.
 *
 * @param faces the faces of some cards, as `concept/facet`; the others are self-graded
 */
export async function makeCourse(
  courseId: string,
  lessons: Record<string, string[]>,
  faces: Record<string, ItemFace> = {},
): Promise<void> {
  await writeContent((db) => db.insertInto('Course').values({ id: courseId, title: courseId }).execute())
  for (const [position, [slug, cards]] of Object.entries(lessons).entries()) {
    const lessonId = `${courseId}/${slug}`
    const file = { file: `${slug}.md`, position, sourceHash: '', html: '' }
    const terms = [...new Set(cards.map((card) => card.split('/')[0] ?? ''))]
    await writeContent(async (db) => {
      await db
        .insertInto('Lesson')
        .values({ id: lessonId, courseId, slug, title: slug, ...file })
        .execute()
      for (const [index, term] of terms.entries()) {
        const lines = { firstLine: 1, lastLine: 1 }
        await db
          .insertInto('Concept')
          .values({
            ...{ id: `${courseId}/${term}`, courseId, lessonId, term, definition: `What ${term} is.` },
            ...{ position: index, ...lines },
          })
          .execute()
      }
    })
    for (const [index, card] of cards.entries()) {
      const face = faces[card]
      await makeCard({ courseId, lessonId, card, position: index, ...(face === undefined ? {} : { face }) })
    }
  }
}

/** Inserts one card with its item and its concept. */
export async function makeCard(made: {
  courseId: string
  lessonId: string
  card: string
  position: number
  face?: ItemFace
  /** Ids of groups of siblings. */
  groups?: readonly string[]
}): Promise<void> {
  const { courseId, lessonId, position } = made
  const face = made.face ?? sampleFace({ prompt: made.card })
  const [term = '', facet = ''] = made.card.split('/')
  const cardId = `${courseId}/${made.card}`
  const item = {
    id: `item of ${cardId}`,
    cardId,
    kind: face.kind,
    face: JSON.stringify(face),
    file: 'lesson.md',
    firstLine: 1,
    lastLine: 1,
    createdAtMillis: 0,
  }
  await writeContent(async (db) => {
    await db
      .insertInto('Card')
      .values({
        ...{ id: cardId, key: cardId, lessonId, facet, position, itemId: item.id },
        gradable: face.kind !== 'self-graded',
      })
      .execute()
    await db.insertInto('Item').values(item).execute()
    await db
      .insertInto('CardConcept')
      .values({ cardId, conceptId: `${courseId}/${term}`, position: 0 })
      .execute()
    for (const groupId of made.groups ?? []) {
      await db.insertInto('CardGroup').values({ cardId, groupId }).execute()
    }
  })
}

/** Inserts a question of a card, whose id is also that of its item; as a variant of the card, if it has a number. */
export async function makeQuestion(
  cardId: string,
  id: string,
  face: ItemFace,
  variant: number | null = null,
): Promise<void> {
  const item = {
    ...{ id, cardId, kind: face.kind, face: JSON.stringify(face) },
    ...{ file: 'lesson.md', firstLine: 1, lastLine: 1, createdAtMillis: 0 },
  }
  await writeContent(async (db) => {
    await db.insertInto('Item').values(item).execute()
    if (variant !== null) {
      await db.insertInto('CardVariant').values({ cardId, variant, itemId: id }).execute()
      return
    }
    const { lessonId } = await db
      .selectFrom('Card')
      .select('lessonId')
      .where('id', '=', cardId)
      .executeTakeFirstOrThrow()
    await db.insertInto('Question').values({ id, lessonId, cardId, itemId: id, position: 0 }).execute()
    await db.updateTable('Card').set({ gradable: true }).where('id', '=', cardId).execute()
  })
}

/** Inserts a concept, a card of it, and a question that asks what the card asks. */
export async function makeAskedConcept(made: {
  courseId: string
  lessonId: string
  name: string
  position: number
  face: ItemFace
}): Promise<void> {
  const { courseId, lessonId, name, position, face } = made
  const card = `${name}/facet`
  const cardId = `${courseId}/${card}`
  await writeContent((db) =>
    db
      .insertInto('Concept')
      .values({
        ...{ id: `${courseId}/${name}`, courseId, lessonId, term: name, definition: '', position },
        ...{ firstLine: 1, lastLine: 1 },
      })
      .execute(),
  )
  await makeCard({ courseId, lessonId, card, position, face })
  await writeContent((db) =>
    db
      .insertInto('Question')
      .values({ id: `question of ${cardId}`, lessonId, cardId, itemId: `item of ${cardId}`, position })
      .execute(),
  )
}
