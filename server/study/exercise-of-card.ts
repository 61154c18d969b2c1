import { prepared } from '#server/database/prepared-query'
import type { Transaction } from '#server/database/transaction'
import { jsonIndex } from '#server/database/sql-functions'

/**
 * The number, from 1, of the exercise of its lesson in which the bug in a card's program is to be fixed; null if there is
 * none. Card and exercise of a program both have its name in their keys: `asyncio/program/lost-update/behaviour` and
 * `asyncio/lost-update/fix-the-bug`.
 */
export async function exerciseOfCard(
  db: Transaction,
  { key, lessonId }: { key: string; lessonId: string },
): Promise<number | null> {
  const [, course, program] = /^([^/]+)\/program\/(.+)\/behaviour$/.exec(key) ?? []
  if (course === undefined || program === undefined) return null
  const found = await findExercise.first(db, { lessonId, id: `${course}/${program}/fix-the-bug` })
  return found?.index == null ? null : found.index + 1
}

/** Exercises are programs with all their texts, so SQLite looks for the one that is asked for. */
const findExercise = prepared<{ lessonId: string; id: string }>()((db, value) =>
  db
    .selectFrom('Lesson')
    .where('id', '=', value('lessonId'))
    .select((eb) => jsonIndex(eb.ref('exercises'), '$.id', value('id')).as('index')),
)
