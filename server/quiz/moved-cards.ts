import { applyEvent } from '#domain/schedule/replay'
import { cardScheduleSchema } from '#domain/schedule/schedule'
import { prisma } from '#server/database/prisma'
import { eventKey } from '#server/quiz/note-try'
import { eventOf, eventSelect } from '#server/study/events-of-card'
import { summaryOf, type ScheduleSummary } from '#server/study/schedule-summary'

/** What an answer in a quiz did to its card. */
export interface MovedCard {
  rating: 1 | 3
  /** When the card comes back since. */
  due: ScheduleSummary['due']
}

/** The cards that a quiz moved, by the positions of its questions. */
export async function movedCards(
  userId: string,
  attemptId: string,
  positions: readonly number[],
): Promise<Map<number, MovedCard>> {
  const rows = await prisma.reviewLog.findMany({
    where: {
      userId,
      key: { in: positions.map((position) => eventKey(attemptId, position)) },
      event: 'rated',
    },
    select: { ...eventSelect, key: true, cardId: true, before: true },
  })
  const byKey = new Map(
    rows.flatMap((row) => {
      const event = eventOf(row)
      if (event.event !== 'rated') return []
      const before = cardScheduleSchema.parse(JSON.parse(row.before))
      const { due } = summaryOf(applyEvent(before, event, row.cardId), row)
      return [[row.key, { rating: event.rating === 1 ? 1 : 3, due }] as const]
    }),
  )
  return new Map(
    positions.flatMap((position) => {
      const moved = byKey.get(eventKey(attemptId, position))
      return moved === undefined ? [] : [[position, moved]]
    }),
  )
}
