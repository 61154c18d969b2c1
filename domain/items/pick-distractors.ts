import type { LessonConcept } from '#domain/lesson/find-concepts'
import { hasAbsoluteWord, isLongest, lengthGivesAway, overlap } from '#domain/items/choice-form'
import { inSeededOrder } from '#domain/items/seeded-order'

/** Share of choice items of a set in which the key may be the longest option (item rule E23). */
const maxLongestShare = 0.45

/** Counts in how many choice items the key is the longest option, so that length says nothing over a set. */
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

/** A term of the lesson as a wrong option. */
export interface Distractor {
  concept: LessonConcept
  text: string
}

/** The two siblings that make the best distractors: of the same list if possible, and of fitting length. */
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

/** The terms nearest to a concept, those of its own list first. */
export function nearestFirst(
  concept: LessonConcept,
  others: readonly LessonConcept[],
  seed: string,
): LessonConcept[] {
  const shuffled = inSeededOrder(others, seed, (other) => other.id)
  const isNear = (other: LessonConcept): boolean => other.group === concept.group
  return [...shuffled.filter(isNear), ...shuffled.filter((other) => !isNear(other))].slice(0, 12)
}
