import { direct, prisma } from '#server/database/prisma'

/** How long a session lasts. */
export const sessionSeconds = 180 * 24 * 60 * 60

interface Account {
  id: string
  email: string
  role: 'learner' | 'author' | 'host'
  /** How the app looks to them. */
  appearance: 'system' | 'light' | 'dark'
}

/** Opens a session, and gives its id. */
export async function openSession(userId: string, now: Date): Promise<string> {
  const data = { userId, createdAtMillis: now.getTime() }
  const { id } = await prisma.session.create({ data, select: { id: true } })
  return id
}

/** Ends a session: its token is worth nothing any more, whoever kept a copy. */
export async function endSession(id: string | undefined): Promise<void> {
  if (id === undefined) return
  await prisma.session.deleteMany({ where: { id } })
}

/** Whose session it is, or null if it is not open. */
export function accountOf(sessionId: string, now: Date): Account | null {
  const account = direct.reader.get<Account>(
    `SELECT user.id AS id, user.email AS email, user.role AS role,
       coalesce(settings.appearance, 'system') AS appearance
     FROM Session session JOIN User user ON user.id = session.userId
       LEFT JOIN Settings settings ON settings.userId = user.id
     WHERE session.id = @sessionId AND session.createdAtMillis > @oldestMillis`,
    { sessionId, oldestMillis: oldestMillis(now) },
  )
  return account ?? null
}

/** Forgets the sessions that are too old. */
export async function sweepSessions(now: Date): Promise<void> {
  await prisma.session.deleteMany({ where: { createdAtMillis: { lte: oldestMillis(now) } } })
}

const oldestMillis = (now: Date) => now.getTime() - sessionSeconds * 1000
