import type { LessonConcept } from '#domain/lesson/find-concepts'
import { hasAbsoluteWord, isLongest, lengthGivesAway, overlap } from '#domain/items/choice-form'
import { inSeededOrder } from '#domain/items/seeded-order'

/** Largest share of choice questions in which the key may be the longest option (item rule E23). */
const maxLongestShare = 0.45

/** Counts how often the key is the longest option, so that over a whole lesson length reveals nothing. */
export class LengthBalance {
  private items = 0
  private longest = 0

  allows(isKeyLongest: boolean): boolean {
    return !isKeyLongest || this.longest + 1 <= Math.max(1, maxLongestShare * (this.items + 1))
  }

  add(isKeyLongest: boolean): void {
    this.items += 1
    if (isKeyLongest) this.longest += 1
  }
}

/** Another concept of the lesson as a wrong option. */
export interface Distractor {
  concept: LessonConcept
  text: string
}

/** The first two candidates that are suitable together; null if no two are. */
export function pickDistractors(
  key: string,
  candidates: readonly Distractor[],
  balance: LengthBalance,
): [Distractor, Distractor] | null {
  for (const [index, first] of candidates.entries()) {
    for (const second of candidates.slice(index + 1)) {
      const texts = [first.text, second.text]
      if (overlap(first.text, second.text) || lengthGivesAway(key, texts)) continue
      if (!hasAbsoluteWord(key) && texts.some(hasAbsoluteWord)) continue
      if (!balance.allows(isLongest(key, texts))) continue
      return [first, second]
    }
  }
  return null
}

/** At most twelve concepts in a shuffled order, with those from the same list as `concept` first. */
export function nearestFirst(
  concept: LessonConcept,
  others: readonly LessonConcept[],
  seed: string,
): LessonConcept[] {
  const shuffled = inSeededOrder(others, seed, (other) => other.id)
  const isInSameList = (other: LessonConcept): boolean => other.group === concept.group
  return [...shuffled.filter(isInSameList), ...shuffled.filter((other) => !isInSameList(other))].slice(0, 12)
}
