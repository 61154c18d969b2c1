import { askOf, type Ask } from '#domain/items/ask'
import type { StudyCard } from '#server/study/study-card'
import type { StudyQueue } from '#server/study/study-queue'

/** A card with its question as it is asked in this showing: the next one has another order of options. */
export function askedCard(card: StudyCard): StudyCard & { ask: Ask } {
  return { ...card, ask: askOf(card.face, `${card.itemId} ${card.revision}`) }
}

/** A queue as a session shows it, with the instant it was read at. */
export function askedQueue(queue: StudyQueue, now: Date) {
  return { ...queue, atMillis: now.getTime(), cards: queue.cards.map(askedCard) }
}
