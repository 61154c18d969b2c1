import type { Database } from '#server/database/transaction'
import { addLearner, sessionCookie, sessionToken } from '#tests/support/learner'
import type { Login, ShownCard } from './clients.ts'

/** Inserts a learner who has begun a lesson, and signs them in to the app at an address. */
export async function signInLearner(database: Database, url: string): Promise<Login> {
  const userId = await addLearner(database)
  return { url, userId, cookie: `${sessionCookie}=${await sessionToken(database, userId)}` }
}

/** The cards that every learner may answer. */
export const cardsForAll = (database: Database): Promise<ShownCard[]> =>
  database.read((db) =>
    db
      .selectFrom('Card')
      .innerJoin('Lesson', 'Lesson.id', 'Card.lessonId')
      .select(['Card.id as cardId', 'Card.itemId'])
      .where('Card.retiredAtMillis', 'is', null)
      // Nobody can answer the own cards of somebody else.
      .where('Lesson.ownerId', 'is', null)
      .orderBy('Card.id')
      .execute(),
  )
