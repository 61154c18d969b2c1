import { z } from 'zod'
import { askOf, type Ask } from '#domain/items/ask'
import type { StudyScope } from '#server/study/card-filters'
import { studyQueue, type StudyQueue } from '#server/study/study-queue'
import type { StudyCard } from '#server/study/study-card'

/** What is studied, as a session names it. */
export const scopeSchema = z.object({
  lessonId: z.string().nullable(),
  conceptId: z.string().nullable().default(null),
  ahead: z.boolean().default(false),
})

/** A card with its question as it is asked in this showing: the next one has another order of options. */
export function askedCard(card: StudyCard): StudyCard & { ask: Ask } {
  return { ...card, ask: askOf(card.face, `${card.itemId} ${card.revision}`) }
}

/** What there is to study now, as a session shows it, with the instant it was read at. */
export async function askedQueue(userId: string, scope: z.infer<typeof scopeSchema>, now: Date) {
  const queue: StudyQueue = await studyQueue(userId, now, scopeOf(scope))
  return { ...queue, atMillis: now.getTime(), cards: queue.cards.map(askedCard) }
}

function scopeOf({ lessonId, conceptId, ahead }: z.infer<typeof scopeSchema>): StudyScope {
  return {
    ...(lessonId === null ? {} : { lessonId }),
    ...(conceptId === null ? {} : { conceptId }),
    ahead,
  }
}
