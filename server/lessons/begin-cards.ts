import { z } from 'zod'
import { lessonPartSchema } from '#domain/lesson/lesson-part'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { idSchema } from '#server/input-schemas'

/** The cards of a lesson that a learner begins. */
export const beginningSchema = z.object({
  lessonId: idSchema,
  /** Anchors of parts of the lesson, others are left out; null for all of it, and for whatever it will have later. */
  parts: z.array(z.string().max(200)).max(1_000).nullable(),
})
export type Beginning = z.infer<typeof beginningSchema>

const partsSchema = z.array(lessonPartSchema)

/**
 * Begins cards of a lesson: from then on they may be introduced to the learner. Cards that were begun before are left
 * as they are.
 *
 * @returns how many cards were begun; 0 if there is no such lesson
 */
export function beginCards(userId: string, { lessonId, parts }: Beginning, now: Date): Promise<number> {
  const atMillis = now.getTime()
  return database.writeOf(userId, async (db) => {
    const lesson = await db
      .selectFrom('Lesson')
      .select('parts')
      .where('id', '=', lessonId)
      .where('ownerId', 'is', null)
      .where('retiredAtMillis', 'is', null)
      .executeTakeFirst()
    if (lesson === undefined) return 0
    const before = await begunCards(db, userId, lessonId)
    // Triggers add the rows of the cards.
    await db
      .insertInto('LessonVisit')
      .values({ userId, lessonId, firstAtMillis: atMillis, lastAtMillis: atMillis })
      .onConflict((visit) => visit.doNothing())
      .execute()
    if (parts === null) {
      await db
        .updateTable('LessonVisit')
        .set({ begunAtMillis: atMillis })
        .where('userId', '=', userId)
        .where('lessonId', '=', lessonId)
        .where('begunAtMillis', 'is', null)
        .execute()
    }
    const own = new Set(['', ...partsSchema.parse(JSON.parse(lesson.parts)).map(({ anchor }) => anchor)])
    for (const part of (parts ?? []).filter((anchor) => own.has(anchor))) {
      await db
        .insertInto('BegunPart')
        .values({ userId, lessonId, part, atMillis })
        .onConflict((begun) => begun.doNothing())
        .execute()
    }
    return (await begunCards(db, userId, lessonId)) - before
  })
}

/** Number of current cards of a lesson that the learner has begun. */
async function begunCards(db: Transaction, userId: string, lessonId: string): Promise<number> {
  const { cards } = await db
    .selectFrom('Card as card')
    .innerJoin('CardSchedule as schedule', 'schedule.cardId', 'card.id')
    .where('schedule.userId', '=', userId)
    .where('card.lessonId', '=', lessonId)
    .where('card.retiredAtMillis', 'is', null)
    .select(({ fn }) => fn.countAll<number>().as('cards'))
    .executeTakeFirstOrThrow()
  return cards
}
