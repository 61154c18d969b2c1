import { movedParts } from '#domain/content/moved-parts'
import type { LessonRows } from '#server/content/lesson-rows'
import type { Transaction } from '#server/database/transaction'

/**
 * Lets what learners have begun, and where they were, follow the parts of lessons to their new anchors. Call it before
 * the cards are written, and what it returns afterwards: until then the old anchors have other cards.
 */
export async function moveParts(
  db: Transaction,
  lessons: readonly LessonRows[],
): Promise<() => Promise<void>> {
  const begun: { userId: string; lessonId: string; part: string; atMillis: number }[] = []
  for (const { storedId, lesson, cards } of lessons) {
    const moved = await readMoves(db, storedId, cards)
    if (moved.size === 0) continue
    await movePlaces(db, storedId, moved)
    const rows = await db
      .deleteFrom('BegunPart')
      .where('lessonId', '=', storedId)
      .where('part', 'in', [...moved.keys()])
      .returningAll()
      .execute()
    begun.push(...rows.map((row) => ({ ...row, lessonId: lesson.id, part: moved.get(row.part) ?? row.part })))
  }
  return async () => {
    for (const row of begun) {
      await db
        .insertInto('BegunPart')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
  }
}

async function readMoves(db: Transaction, storedId: string, cards: LessonRows['cards']) {
  const stored = await db
    .selectFrom('Card')
    .select(['id', 'part'])
    .where('lessonId', '=', storedId)
    .where('retiredAtMillis', 'is', null)
    .execute()
  return movedParts(
    new Map(stored.map(({ id, part }) => [id, part])),
    new Map(cards.map(({ id, part }) => [id, part ?? ''])),
  )
}

async function movePlaces(
  db: Transaction,
  lessonId: string,
  moved: ReadonlyMap<string, string>,
): Promise<void> {
  const visits = await db
    .selectFrom('LessonVisit')
    .select(['userId', 'place'])
    .where('lessonId', '=', lessonId)
    .where('place', 'in', [...moved.keys()])
    .execute()
  for (const { userId, place } of visits) {
    await db
      .updateTable('LessonVisit')
      .set({ place: moved.get(place ?? '') ?? place })
      .where('userId', '=', userId)
      .where('lessonId', '=', lessonId)
      .execute()
  }
}
