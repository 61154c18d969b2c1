import type { NextQueue, StudyCard, StudyQueue } from '#domain/study/study-card'

/**
 * Puts the cards that the session already has back into a queue that names only their versions.
 *
 * @param held the session's cards by version
 * @returns null if the session does not have one of them
 */
export function withHeldCards(queue: NextQueue, held: ReadonlyMap<string, StudyCard>): StudyQueue | null {
  const cards = queue.cards.map((card) => ('face' in card ? card : held.get(card.version)))
  const found = cards.filter((card) => card !== undefined)
  return found.length === cards.length ? { ...queue, cards: found } : null
}
