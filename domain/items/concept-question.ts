import type { LessonConcept } from '#domain/lesson/find-concepts'
import type { GeneratedQuestion, Option } from '#domain/items/items'
import { explainConcept } from '#domain/items/make-concept-cards'
import { inSeededOrder } from '#domain/items/seeded-order'

/** A question about a concept whose result counts for one of the concept's cards. */
export function conceptQuestion(
  concept: LessonConcept,
  card: string,
  rest: Pick<GeneratedQuestion, 'kind' | 'prompt' | 'answer' | 'accepted' | 'options'>,
): GeneratedQuestion {
  return {
    id: `${card}/${rest.kind}`,
    card,
    code: null,
    explanation: explainConcept(concept),
    program: null,
    concepts: [concept.id],
    source: concept.source,
    ...rest,
  }
}

/** The options in an order that is independent of which one is right. */
export function shuffleOptions(options: Option[], seed: string): Option[] {
  return inSeededOrder(options, seed, (option) => option.text)
}
