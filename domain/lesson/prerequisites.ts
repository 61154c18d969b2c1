/**
 * The concepts that a section builds on and does not deal with itself.
 *
 * @param concepts ids of the concepts that the section defines or asks about
 * @param requires ids of the prerequisites of a concept, by its id
 */
export function prerequisitesOf(
  concepts: readonly string[],
  requires: ReadonlyMap<string, readonly string[]>,
): string[] {
  const own = new Set(concepts)
  const needed = new Set(concepts.flatMap((id) => requires.get(id) ?? []))
  return [...needed].filter((id) => !own.has(id))
}
