import { randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import type { BrowserContext, Page } from 'playwright'
import { inject } from 'vitest'
import { openDatabase } from '#server/database/open'
import type { Database } from '#server/database/transaction'

const secret = 'a secret for tests, of enough characters'
const firstLesson = 'asyncio/asynchronous-programming'

interface LearnerSettings {
  newCardsPerDay?: number
  asksConfidence?: boolean
  intervals?: string
}

/** Inserts a learner who has begun all cards of some lessons: the first one unless told. Returns their id. */
export async function addLearner(
  database: Database,
  settings: LearnerSettings = {},
  lessonIds: readonly string[] = [firstLesson],
): Promise<string> {
  const id = await addNewLearner(database, `${randomUUID()}@example.org`, settings)
  const atMillis = Date.now()
  const times = { firstAtMillis: atMillis, lastAtMillis: atMillis, begunAtMillis: atMillis }
  const visits = lessonIds.map((lessonId) => ({ userId: id, lessonId, ...times }))
  await database.write((db) => db.insertInto('LessonVisit').values(visits).execute())
  return id
}

/** Inserts a learner who has done nothing yet, and has no password. Returns their id. */
async function addNewLearner(
  database: Database,
  email: string,
  settings: LearnerSettings = {},
): Promise<string> {
  const user = { id: randomUUID(), email, passwordHash: 'none', createdAtMillis: Date.now() }
  await database.write(async (db) => {
    await db.insertInto('User').values(user).execute()
    await db
      .insertInto('Settings')
      .values({ userId: user.id, timeZone: 'Europe/Berlin', ...settings })
      .execute()
  })
  return user.id
}

export const sessionCookie = 'next-auth.session-token'

/** A token that signs a learner in, for `sessionCookie`. */
export async function sessionToken(database: Database, userId: string): Promise<string> {
  const sessionId = randomUUID()
  const atMillis = Date.now()
  await database.write((db) =>
    db
      .insertInto('Session')
      .values({ id: sessionId, userId, createdAtMillis: atMillis, usedAtMillis: atMillis })
      .execute(),
  )
  return encode({ token: { sub: userId, sessionId }, secret })
}

/** Signs a learner in to a browser context, replacing any other session. */
export async function signIn(
  database: Database,
  context: BrowserContext,
  userId: string,
  url: string,
): Promise<void> {
  const value = await sessionToken(database, userId)
  const expires = Math.floor(Date.now() / 1_000) + 86_400
  await context.addCookies([{ name: sessionCookie, value, url, httpOnly: true, sameSite: 'Lax', expires }])
}

/** Signs a page in to the app that browser tests share, as a learner who is new. Quicker than the form for it. */
export async function enterAsNewLearner(page: Page, email: string): Promise<void> {
  const database = openDatabase(`file:${inject('appDatabaseFile')}`)
  await signIn(database, page.context(), await addNewLearner(database, email), inject('appUrl'))
  await database.close()
}

/** A learner's log, oldest first. */
export function logOf(database: Database, userId: string) {
  return database.read((db) =>
    db
      .selectFrom('ReviewLog')
      .select(['event', 'rating', 'cardId', 'confidence', 'answer', 'override', 'durationMillis'])
      .where('userId', '=', userId)
      .orderBy('serverAtMillis')
      .orderBy('revision')
      .execute(),
  )
}
