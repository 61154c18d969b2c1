import type { GeneratedCard } from '#domain/items/items'

/** The first card of each concept, then the second of each, and so on. */
function roundRobin(cards: readonly GeneratedCard[]): GeneratedCard[] {
  const queues = [...Map.groupBy(cards, (card) => card.concepts[0] ?? card.id).values()]
  const rounds = Math.max(0, ...queues.map((queue) => queue.length))
  return Array.from({ length: rounds }, (_, round) => queues.flatMap((queue) => queue[round] ?? [])).flat()
}

/**
 * The order in which a lesson's new cards are introduced: concepts and programs alternate, so that a day with ten new
 * cards has both, and the cards of one concept are spread out.
 */
export function introductionOrder(cards: readonly GeneratedCard[]): GeneratedCard[] {
  const concepts = roundRobin(cards.filter((card) => card.program === null))
  const programs = cards.filter((card) => card.program !== null)
  const turns = Array.from({ length: Math.max(concepts.length, programs.length) }, (_, i) => i)
  return turns.flatMap((i) => [concepts[i], programs[i]].filter((card) => card !== undefined))
}
