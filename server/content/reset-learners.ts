import { applyEvent } from '#domain/schedule/replay'
import { direct, type DatabaseTransaction } from '#server/database/prisma'
import { appendEvent } from '#server/study/append-event'
import { scheduleOf, scheduleSelect } from '#server/study/schedule-row'
import { studySettings } from '#server/study/study-settings'

/** Makes cards new again to everybody who has learned them: what they learned is no longer the answer. */
export async function resetLearners(tx: DatabaseTransaction, cardIds: string[], now: Date): Promise<void> {
  const rows = await tx.cardSchedule.findMany({
    where: { cardId: { in: cardIds }, state: { not: 'New' } },
    select: { userId: true, cardId: true, ...scheduleSelect },
  })
  const atMillis = now.getTime()
  for (const { userId, cardId, ...row } of rows) {
    const before = scheduleOf(row)
    const eventDetails = { event: 'reset' } as const
    const after = applyEvent(before, { ...eventDetails, id: '' }, cardId)
    const times = { clientAtMillis: atMillis, serverAtMillis: atMillis, atMillis }
    const key = `reset/${cardId}/${before.revision}`
    await appendEvent(
      tx,
      { userId, cardId, key, eventDetails, before, after, ...times },
      studySettings(direct.reader, userId),
    )
  }
}
