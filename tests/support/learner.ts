import { randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import type { BrowserContext } from 'playwright'
import type { PrismaClient } from '#prisma/client'

const secret = 'a secret for tests, of enough characters'
const firstLesson = 'asyncio/asynchronous-programming'

/** A learner who has opened the first lesson, made without the forms. */
export async function addLearner(
  database: PrismaClient,
  settings: { newCardsPerDay?: number; asksConfidence?: boolean } = {},
): Promise<string> {
  const id = randomUUID()
  await database.user.create({
    data: {
      id,
      email: `${id}@example.org`,
      passwordHash: 'none',
      createdAtMillis: BigInt(Date.now()),
      settings: { create: { timeZone: 'Europe/Berlin', ...settings } },
      visits: {
        create: {
          lessonId: firstLesson,
          firstAtMillis: BigInt(Date.now()),
          lastAtMillis: BigInt(Date.now()),
        },
      },
    },
    select: { id: true },
  })
  return id
}

export const sessionCookie = 'next-auth.session-token'

/** A token that signs a learner in, for `sessionCookie`. */
export async function sessionToken(database: PrismaClient, userId: string): Promise<string> {
  const { id: sessionId } = await database.session.create({
    data: { userId, createdAtMillis: BigInt(Date.now()) },
    select: { id: true },
  })
  return encode({ token: { sub: userId, sessionId }, secret })
}

/** Signs a learner in in a browser, instead of whoever is. */
export async function signIn(
  database: PrismaClient,
  context: BrowserContext,
  userId: string,
  url: string,
): Promise<void> {
  const value = await sessionToken(database, userId)
  await context.addCookies([{ name: sessionCookie, value, url, httpOnly: true, sameSite: 'Lax' }])
}

/** What a learner's log holds, in its order. */
export function logOf(database: PrismaClient, userId: string) {
  return database.reviewLog.findMany({
    where: { userId },
    orderBy: [{ serverAtMillis: 'asc' }, { revision: 'asc' }],
    select: { event: true, rating: true, cardId: true, confidence: true, answer: true, durationMillis: true },
  })
}
