import { prisma } from '#server/database/prisma'

/** How long a session lasts. */
export const sessionSeconds = 180 * 24 * 60 * 60

interface Account {
  id: string
  email: string
  role: 'learner' | 'author' | 'host'
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
export async function accountOf(sessionId: string, now: Date): Promise<Account | null> {
  const session = await prisma.session.findFirst({
    where: { id: sessionId, createdAtMillis: { gt: oldestMillis(now) } },
    select: { user: { select: { id: true, email: true, role: true } } },
  })
  return session?.user ?? null
}

/** Forgets the sessions that are too old. */
export async function sweepSessions(now: Date): Promise<void> {
  await prisma.session.deleteMany({ where: { createdAtMillis: { lte: oldestMillis(now) } } })
}

const oldestMillis = (now: Date) => now.getTime() - sessionSeconds * 1000
