import type { Memory } from '#domain/schedule/fsrs'

/** How well some cards are remembered today. */
export interface RecallToday {
  cards: number
  /** The mean predicted chance of recall, from 0 to 1. */
  recall: number
}

/**
 * How well cards are remembered today, by something that some of them share, such as the lesson.
 *
 * @param cards each with its predicted chance of recall today, from 0 to 1
 */
export function recallToday<Card extends { recall: number }, Name>(
  cards: readonly Card[],
  nameOf: (card: Card) => Name,
): ReadonlyMap<Name, RecallToday> {
  return new Map(
    [...Map.groupBy(cards, nameOf)].map(([name, own]) => [
      name,
      { cards: own.length, recall: own.reduce((sum, { recall }) => sum + recall, 0) / own.length },
    ]),
  )
}

/** From how many days of stability each group of cards is, up to the next one. */
export const stabilityLimits = [0, 1, 7, 21, 90, 365] as const

/** The number of cards in each group of {@link stabilityLimits}. */
export function cardsByStability(cards: readonly Memory[]): number[] {
  const groups = stabilityLimits.map(() => 0)
  for (const { stability } of cards) {
    const group = stabilityLimits.findLastIndex((from) => stability >= from)
    groups[group] = (groups[group] ?? 0) + 1
  }
  return groups
}

const hardest = 10

/** The number of cards of each difficulty, rounded to a whole number from 1 to 10. */
export function cardsByDifficulty(cards: readonly Memory[]): number[] {
  const groups = Array.from({ length: hardest }, () => 0)
  for (const { difficulty } of cards) {
    const group = Math.min(hardest, Math.max(1, Math.round(difficulty))) - 1
    groups[group] = (groups[group] ?? 0) + 1
  }
  return groups
}
