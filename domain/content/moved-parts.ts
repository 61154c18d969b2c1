/**
 * The parts of a lesson that go by another anchor after a change, because their heading was reworded, or because another
 * one with the same words was put before it: where most of their cards are now. Parts without cards are left out.
 *
 * @param before the part of each card, by card id
 * @param after the same after the change
 * @returns the new anchor by the old one
 */
export function movedParts(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Map<string, string> {
  const moved = new Map<string, string>()
  const kept = [...before].filter(([cardId]) => after.has(cardId))
  for (const [part, cards] of Map.groupBy(kept, ([, anchor]) => anchor)) {
    const places = Map.groupBy(cards, ([cardId]) => after.get(cardId) ?? '')
    for (const [place, there] of places) {
      if (place !== part && there.length * 2 > cards.length) moved.set(part, place)
    }
  }
  return moved
}
