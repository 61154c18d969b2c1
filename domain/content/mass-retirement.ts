import type { ContentPlan, StoredContent } from '#domain/content/diff-content'

/** What a plan takes away from a course. */
export interface Loss {
  courseId: string
  lessons: { retired: number; of: number }
  cards: { retired: number; of: number }
}

/** A plan that retires more than this share of a course's cards has to be confirmed … */
const maxRetiredShare = 0.5
/** … unless these are fewer. */
const minRetiredCards = 5

/**
 * The courses of which a plan retires so much that it is probably a mistake, such as a folder that is not mounted: all
 * lessons, or more than half of the cards.
 */
export function massRetirement(stored: StoredContent, plan: ContentPlan): Loss[] {
  const lessonIds = new Set(plan.retiredLessonIds)
  const cardIds = new Set(plan.retiredCardIds)
  const lessons = Map.groupBy(
    stored.lessons.filter(({ isRetired }) => !isRetired),
    ({ id }) => courseOf(id),
  )
  const cards = Map.groupBy(
    stored.cards.filter(({ isRetired }) => !isRetired),
    ({ lessonId }) => courseOf(lessonId),
  )
  const losses = [...lessons].map(([courseId, current]): Loss => {
    const own = cards.get(courseId) ?? []
    return {
      courseId,
      lessons: { retired: current.filter(({ id }) => lessonIds.has(id)).length, of: current.length },
      cards: { retired: own.filter(({ id }) => cardIds.has(id)).length, of: own.length },
    }
  })
  return losses.filter((loss) => loss.lessons.retired === loss.lessons.of || hasManyCards(loss))
}

const hasManyCards = ({ cards: { retired, of } }: Loss) =>
  retired >= minRetiredCards && retired > maxRetiredShare * of

/** Ids of lessons begin with that of their course. */
const courseOf = (lessonId: string) => lessonId.slice(0, lessonId.indexOf('/'))
