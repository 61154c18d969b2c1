import { annotatedConceptId, findConcept, mentions, type LessonConcept } from '#domain/lesson/find-concepts'
import type { Section } from '#domain/lesson/parsed-lesson'

/** Most concepts that a card is about. */
export const maxConcepts = 3

/** The ids of the concepts that an annotation names. */
export function annotatedConcepts(
  names: readonly string[],
  concepts: readonly LessonConcept[],
  course: string,
): string[] {
  return [...new Set(names.map((name) => annotatedConceptId(concepts, name, course)))]
}

/** The ids of the concepts that a text is about: annotated, else mentioned in it, else named by its heading. */
export function conceptsOfText(
  text: string,
  { annotated, section }: { annotated: readonly string[]; section: Section | null },
  concepts: readonly LessonConcept[],
  course: string,
): string[] {
  if (annotated.length > 0) return annotatedConcepts(annotated, concepts, course)
  const named = concepts.filter((concept) => mentions(text, concept))
  const heading = section?.subject ?? null
  const about = heading === null ? null : findConcept(concepts, heading)
  const found = named.length > 0 || about === null ? named : [about]
  return found.map(({ id }) => id).slice(0, maxConcepts)
}
