import { randomUUID } from 'node:crypto'
import type { SessionToken } from '#server/account/cookies'
import type { Device } from '#server/account/device'
import { database } from '#server/database/database'
import { prepared } from '#server/database/prepared-query'
import type { Transaction } from '#server/database/transaction'

/** How long a session lasts. */
export const sessionSeconds = 180 * 24 * 60 * 60

/** How exactly its last use is known: noting each one would make every page a write. */
const usePrecisionMillis = 15 * 60_000

interface Account {
  id: string
  email: string
  role: 'learner' | 'author' | 'host'
  /** How the app looks to them. */
  appearance: 'system' | 'light' | 'dark'
  /** The language that they have chosen; `browser` for that of the browser. */
  language: string
  /** Whether this use of the session should be noted. */
  isUseToNote: boolean
}

/** Opens a session, and gives its id. The one that the browser had before ends. */
export async function openSession(
  userId: string,
  before: SessionToken | null,
  device: Device,
  now: Date,
): Promise<string> {
  return database.write((db) => replaceSession(db, userId, before, device, now))
}

/** Adds the row of a session, and gives its id. The one that the browser had before ends. */
export async function replaceSession(
  db: Transaction,
  userId: string,
  before: SessionToken | null,
  device: Device,
  now: Date,
): Promise<string> {
  if (before !== null) await deleteSession(db, before)
  return addSession(db, userId, device, now)
}

/** Adds the row of a session, and gives its id. */
export async function addSession(
  db: Transaction,
  userId: string,
  device: Device,
  now: Date,
): Promise<string> {
  const id = randomUUID()
  const atMillis = now.getTime()
  await db
    .insertInto('Session')
    .values({ id, userId, createdAtMillis: atMillis, usedAtMillis: atMillis, ...device })
    .execute()
  return id
}

/** An open session, as its learner sees it. */
export interface OpenSession extends Device {
  id: string
  createdAtMillis: number
  /** Within a quarter of an hour. */
  usedAtMillis: number
}

/** The open sessions of a learner, the latest used first. */
export async function sessionsOf(userId: string, now: Date): Promise<OpenSession[]> {
  const rows = await database.read((db) =>
    db
      .selectFrom('Session')
      .select(['id', 'browser', 'system', 'createdAtMillis', 'usedAtMillis'])
      .where('userId', '=', userId)
      .where('createdAtMillis', '>', oldestMillis(now))
      .execute(),
  )
  return rows
    .map(({ usedAtMillis, ...row }) => ({ ...row, usedAtMillis: usedAtMillis ?? row.createdAtMillis }))
    .toSorted((a, b) => b.usedAtMillis - a.usedAtMillis)
}

/** Notes that a session is in use. */
export async function noteUse({ sessionId, userId }: SessionToken, now: Date): Promise<void> {
  await database.writeOf(userId, (db) =>
    db
      .updateTable('Session')
      .set({ usedAtMillis: now.getTime() })
      .where('id', '=', sessionId)
      .where('userId', '=', userId)
      .execute(),
  )
}

/** Ends all sessions of a learner but one. */
export async function endOtherSessions({ sessionId, userId }: SessionToken): Promise<void> {
  await database.writeOf(userId, (db) =>
    db.deleteFrom('Session').where('userId', '=', userId).where('id', '<>', sessionId).execute(),
  )
}

/** Ends a session: its token is worth nothing any more, whoever kept a copy. */
export async function endSession(session: SessionToken): Promise<void> {
  await database.writeOf(session.userId, (db) => deleteSession(db, session))
}

async function deleteSession(db: Transaction, { sessionId, userId }: SessionToken): Promise<void> {
  await db.deleteFrom('Session').where('id', '=', sessionId).where('userId', '=', userId).execute()
}

/** Whose session it is, or null if it is not open. */
export async function accountOf(sessionId: string, now: Date): Promise<Account | null> {
  const values = { sessionId, oldestMillis: oldestMillis(now) }
  const account = await database.read((db) => readAccount.first(db, values))
  if (account === undefined) return null
  const { usedAtMillis, appearance, language, ...rest } = account
  const isUseToNote = Math.abs(now.getTime() - (usedAtMillis ?? 0)) > usePrecisionMillis
  return { ...rest, appearance: appearance ?? 'system', language: language ?? 'browser', isUseToNote }
}

const readAccount = prepared<{ sessionId: string; oldestMillis: number }>()((db, value) =>
  db
    .selectFrom('Session')
    .innerJoin('User', 'User.id', 'Session.userId')
    .leftJoin('Settings', 'Settings.userId', 'User.id')
    .select(['User.id', 'User.email', 'User.role', 'Session.usedAtMillis'])
    .select(['Settings.appearance', 'Settings.language'])
    .where('Session.id', '=', value('sessionId'))
    .where('Session.createdAtMillis', '>', value('oldestMillis')),
)

/** Forgets the sessions that are too old. */
export async function sweepSessions(now: Date): Promise<void> {
  await database.write((db) =>
    db.deleteFrom('Session').where('createdAtMillis', '<=', oldestMillis(now)).execute(),
  )
}

const oldestMillis = (now: Date) => now.getTime() - sessionSeconds * 1000
