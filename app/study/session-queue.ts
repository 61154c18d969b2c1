import { z } from 'zod'
import { askOf } from '#domain/items/ask'
import type * as session from '#domain/study/study-card'
import { studyQueue } from '#server/study/study-queue'
import type { StudyScope } from '#server/study/scope'
import type { StudyCard } from '#server/study/study-card'

/** What is studied, as a session names it, and which versions of cards it holds. */
export const wantedSchema = z.object({
  lessonId: z.string().nullable(),
  conceptId: z.string().nullable().default(null),
  ahead: z.boolean().default(false),
  held: z.array(z.string().max(300)).max(100).default([]),
})
type Wanted = z.infer<typeof wantedSchema>

/** A card with its question as it is asked in this showing: the next one has another order of options. */
export function askedCard(card: StudyCard): session.StudyCard {
  return { ...card, ask: askOf(card.face, `${card.itemId} ${card.revision}`) }
}

/** What there is to study now, as a session shows it, with the instant it was read at. */
export function askedQueue(userId: string, scope: Omit<Wanted, 'held'>, now: Date): session.StudyQueue {
  const queue = studyQueue(userId, now, scopeOf(scope))
  return { ...queue, atMillis: now.getTime(), cards: queue.cards.map(askedCard) }
}

/** The same for a session that holds some of the cards. */
export function nextQueue(userId: string, { held, ...scope }: Wanted, now: Date): session.NextQueue {
  const queue = studyQueue(userId, now, scopeOf(scope), new Set(held))
  const cards = queue.cards.map((card) => ('face' in card ? askedCard(card) : card))
  return { ...queue, atMillis: now.getTime(), cards }
}

function scopeOf({ lessonId, conceptId, ahead }: Omit<Wanted, 'held'>): StudyScope {
  return {
    ...(lessonId === null ? {} : { lessonId }),
    ...(conceptId === null ? {} : { conceptId }),
    ahead,
  }
}
