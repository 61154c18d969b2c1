import { expect, test } from 'vitest'
import type { ContentPlan, StoredContent } from '#domain/content/diff-content'
import { massRetirement } from '#domain/content/mass-retirement'

/** Two courses of some lessons with ten cards each. */
function storedWith(lessonsPerCourse: number): StoredContent {
  const ids = ['a', 'b'].flatMap((course) =>
    Array.from({ length: lessonsPerCourse }, (_, n) => `${course}/lesson-${n}`),
  )
  return {
    lessons: ids.map((id) => ({ id, file: `${id}.md`, isRetired: false })),
    concepts: [],
    questions: [],
    cards: ids.flatMap((lessonId) =>
      Array.from({ length: 10 }, (_, n) => ({
        ...{ id: `${lessonId} ${n}`, key: `${lessonId} ${n}`, lessonId, isRetired: false },
        text: { facet: 'term-to-meaning', kind: 'self-graded', prompt: '', code: null, answer: '' } as const,
      })),
    ),
  }
}
const planOf = (lessonIds: string[], cardIds: string[]): ContentPlan => ({
  ...{ lessons: [], retiredConceptIds: [], retiredQuestionIds: [] },
  ...{ retiredLessonIds: lessonIds, retiredCardIds: cardIds },
})
const firstCards = (stored: StoredContent, course: string, count: number) =>
  stored.cards
    .filter(({ lessonId }) => lessonId.startsWith(`${course}/`))
    .slice(0, count)
    .map(({ id }) => id)

test('half of the cards of a course may go, and one more may not', () => {
  const stored = storedWith(2)
  expect(massRetirement(stored, planOf([], firstCards(stored, 'a', 10)))).toEqual([])
  expect(massRetirement(stored, planOf([], firstCards(stored, 'a', 11)))).toEqual([
    { courseId: 'a', lessons: { retired: 0, of: 2 }, cards: { retired: 11, of: 20 } },
  ])
})

test('a course that loses all lessons is named even if it has no cards', () => {
  const stored = { ...storedWith(1), cards: [] }
  expect(massRetirement(stored, planOf(['b/lesson-0'], []))).toMatchObject([{ courseId: 'b' }])
})

test('fewer than five cards are not many', () => {
  const stored = storedWith(1)
  const cards = stored.cards.filter(({ id }) => /a\/.* [0-3]$/.test(id))
  expect(
    massRetirement(
      { ...stored, cards },
      planOf(
        [],
        cards.map(({ id }) => id),
      ),
    ),
  ).toEqual([])
})

test('what was retired before does not count', () => {
  const stored = storedWith(1)
  const retired = { ...stored, lessons: stored.lessons.map((lesson) => ({ ...lesson, isRetired: true })) }
  expect(massRetirement(retired, planOf([], []))).toEqual([])
})
