import { z } from 'zod'
import type { Transaction } from '#server/database/sqlite-database'

const exercisesSchema = z.array(z.object({ id: z.string() }))

/**
 * The number, from 1, of the exercise of its lesson in which the bug in a card's program is to be fixed; null if there is
 * none. Card and exercise of a program both have its name in their keys: `asyncio/program/lost-update/behaviour` and
 * `asyncio/lost-update/fix-the-bug`.
 */
export async function exerciseOfCard(db: Transaction, cardId: string): Promise<number | null> {
  const found = await db
    .selectFrom('Card as card')
    .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
    .where('card.id', '=', cardId)
    .select(['card.key', 'lesson.exercises'])
    .executeTakeFirst()
  if (found === undefined) return null
  const wanted = found.key.replace(/^([^/]+)\/program\/(.+)\/behaviour$/, '$1/$2/fix-the-bug')
  const exercises = exercisesSchema.parse(JSON.parse(found.exercises))
  return exercises.findIndex(({ id }) => id === wanted) + 1 || null
}
