import { randomUUID } from 'node:crypto'
import type { SessionToken } from '#server/account/cookies'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/sqlite-database'

/** How long a session lasts. */
export const sessionSeconds = 180 * 24 * 60 * 60

interface Account {
  id: string
  email: string
  role: 'learner' | 'author' | 'host'
  /** How the app looks to them. */
  appearance: 'system' | 'light' | 'dark'
}

/** Opens a session, and gives its id. The one that the browser had before ends. */
export async function openSession(userId: string, before: SessionToken | null, now: Date): Promise<string> {
  const session = { id: randomUUID(), userId, createdAtMillis: now.getTime() }
  await database.write(async (db) => {
    if (before !== null) await deleteSession(db, before)
    await db.insertInto('Session').values(session).execute()
  })
  return session.id
}

/** Ends a session: its token is worth nothing any more, whoever kept a copy. */
export async function endSession(session: SessionToken): Promise<void> {
  await database.write((db) => deleteSession(db, session))
}

async function deleteSession(db: Transaction, { sessionId, userId }: SessionToken): Promise<void> {
  await db.deleteFrom('Session').where('id', '=', sessionId).where('userId', '=', userId).execute()
}

/** Whose session it is, or null if it is not open. */
export async function accountOf(sessionId: string, now: Date): Promise<Account | null> {
  const account = await database.read((db) =>
    db
      .selectFrom('Session')
      .innerJoin('User', 'User.id', 'Session.userId')
      .leftJoin('Settings', 'Settings.userId', 'User.id')
      .select(['User.id', 'User.email', 'User.role', 'Settings.appearance'])
      .where('Session.id', '=', sessionId)
      .where('Session.createdAtMillis', '>', oldestMillis(now))
      .executeTakeFirst(),
  )
  return account === undefined ? null : { ...account, appearance: account.appearance ?? 'system' }
}

/** Forgets the sessions that are too old. */
export async function sweepSessions(now: Date): Promise<void> {
  await database.write((db) =>
    db.deleteFrom('Session').where('createdAtMillis', '<=', oldestMillis(now)).execute(),
  )
}

const oldestMillis = (now: Date) => now.getTime() - sessionSeconds * 1000
