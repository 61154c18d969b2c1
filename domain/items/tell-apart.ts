import type { LessonConcept } from '#domain/lesson/find-concepts'
import { foldText } from '#domain/lesson/words'
import { fitsAnswer } from '#domain/items/shorten-meaning'

/**
 * Concepts with definitions that tell them apart: where several begin with the same sentence, as `Whole number.` may for
 * each size of number, the whole meaning counts as far as it fits an answer.
 */
export function tellApart(concepts: readonly LessonConcept[]): LessonConcept[] {
  const bySentence = Map.groupBy(
    concepts.filter(({ isDefined }) => isDefined),
    ({ definition }) => foldText(definition),
  )
  return concepts.map((concept) => {
    const { definition, meaning } = concept
    const isShared = (bySentence.get(foldText(definition)) ?? []).length > 1
    return isShared && fitsAnswer(meaning) ? { ...concept, definition: meaning } : concept
  })
}
