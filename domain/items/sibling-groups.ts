import type { GeneratedCard, GeneratedQuestion } from '#domain/items/items'

/** The id of the group of programs that show a belief. */
export const beliefGroup = (course: string, misconception: string): string =>
  `${course}/belief/${misconception}`

/**
 * The ids of the groups of a card. Cards that share a group are siblings, and never asked on one day, because one would
 * give the other away: all sides of a concept, and programs on which the same belief leads to a wrong answer.
 *
 * @param questions those of the card
 */
export function siblingGroups(
  card: GeneratedCard,
  questions: readonly GeneratedQuestion[],
  course: string,
): string[] {
  if (card.facet !== 'behaviour') return card.concepts.slice(0, 1)
  const beliefs = [card, ...questions]
    .flatMap(({ options }) => options.map(({ misconception }) => misconception))
    .filter((misconception) => misconception !== null)
  return [...new Set(beliefs)].map((misconception) => beliefGroup(course, misconception))
}
