import type { CardSchedule, Rating } from '#domain/schedule/schedule'
import { weightsVersion } from '#domain/schedule/fsrs'
import { studyDayOf } from '#domain/schedule/study-day'
import type { DatabaseTransaction } from '#server/database/prisma'
import { rowOf } from '#server/study/schedule-row'
import type { StudySettings } from '#server/study/study-settings'

/** What happened, with all that is particular to its kind. */
type Happening =
  | {
      event: 'rated' | 'practised'
      itemId: string
      rating: Rating | null
      correct: boolean | null
      /** JSON of what was given; null if nothing was. */
      answer: string | null
      durationMillis: number | null
      confidence?: 'guess' | 'think' | 'sure' | null
    }
  | { event: 'undone'; undoneId: string }
  | { event: 'dueSet'; dueDay: number }
  | { event: 'reset' | 'suspended' | 'unsuspended' | 'buried' }

export interface NewEvent {
  userId: string
  cardId: string
  /** The same key never makes a second event of the same learner. */
  key: string
  happening: Happening
  before: CardSchedule
  after: CardSchedule
  clientAtMillis: number
  serverAtMillis: number
  /** When it counts as done. */
  atMillis: number
}

/**
 * Writes an event to the log, and the schedule that it leads to.
 *
 * @returns id of the log row
 */
export async function appendEvent(
  tx: DatabaseTransaction,
  { userId, cardId, key, happening, before, after, ...times }: NewEvent,
  { reckoning, desiredRetention }: StudySettings,
): Promise<string> {
  const { id } = await tx.reviewLog.create({
    data: {
      userId,
      cardId,
      key,
      ...happening,
      before: JSON.stringify(before),
      revision: after.revision,
      clientAtMillis: BigInt(times.clientAtMillis),
      serverAtMillis: BigInt(times.serverAtMillis),
      studyDay: studyDayOf(times.atMillis, reckoning),
      ...reckoning,
      desiredRetention,
      weightsVersion,
    },
    select: { id: true },
  })
  if (after.revision !== before.revision) {
    const row = rowOf(after)
    await tx.cardSchedule.upsert({
      where: { userId_cardId: { userId, cardId } },
      create: { userId, cardId, ...row },
      update: row,
      select: { revision: true },
    })
  }
  return id
}
