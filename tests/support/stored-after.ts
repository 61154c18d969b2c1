import type { ContentPlan, StoredContent } from '#domain/content/diff-content'
import type { CardText } from '#domain/content/match-cards'

export const nothingStored: StoredContent = { lessons: [], concepts: [], cards: [], questions: [] }

/** The stored content after a plan was applied. */
export function storedAfter(before: StoredContent, plan: ContentPlan): StoredContent {
  const renamed = new Map(plan.lessons.map(({ formerId, build }) => [formerId ?? build.id, build.id]))
  const follow = <Row extends { id: string }>(rows: Row[], planned: Row[], retiredIds: string[]) => {
    const plannedIds = new Set(planned.map(({ id }) => id))
    const rest = rows
      .filter(({ id }) => !plannedIds.has(id))
      .map((row) => (retiredIds.includes(row.id) ? { ...row, isRetired: true } : row))
    return [...rest, ...planned]
  }
  const lessons = before.lessons.map((row) => ({ ...row, id: renamed.get(row.id) ?? row.id }))
  // Rows follow their lesson to its new id.
  const moved = <Row extends { lessonId: string }>(rows: Row[]) =>
    rows.map((row) => ({ ...row, lessonId: renamed.get(row.lessonId) ?? row.lessonId }))
  const own = plan.lessons.map(({ build, ...rest }) => ({ ...rest, lessonId: build.id, file: build.file }))
  const current = { isRetired: false }
  return {
    lessons: follow(
      lessons,
      own.map(({ lessonId, file }) => ({ id: lessonId, file, ...current })),
      plan.retiredLessonIds,
    ),
    concepts: follow(
      moved(before.concepts),
      own.flatMap(({ lessonId, concepts }) => concepts.map(({ id }) => ({ id, lessonId, ...current }))),
      plan.retiredConceptIds,
    ),
    cards: follow(
      moved(before.cards),
      own.flatMap(({ lessonId, cards }) =>
        cards.map(({ id, key, card }) => ({ id, key, lessonId, text: textOf(card), ...current })),
      ),
      plan.retiredCardIds,
    ),
    questions: follow(
      moved(before.questions),
      own.flatMap(({ lessonId, questions }) =>
        questions.map(({ question }) => ({ id: question.id, lessonId, ...current })),
      ),
      plan.retiredQuestionIds,
    ),
  }
}

/** The parts of a card that are read from the database. */
const textOf = ({ facet, kind, prompt, code, answer }: CardText): CardText => ({
  facet,
  kind,
  prompt,
  code,
  answer,
})
