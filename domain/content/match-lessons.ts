import type { LessonBuild } from '#domain/items/items'

export interface StoredLesson {
  id: string
  /** Keys of its current cards. */
  cardKeys: string[]
  /** Whether its file is gone. */
  isGone: boolean
  /** Whether its file was already gone at the last sync. */
  isRetired: boolean
}

/**
 * Finds renamed lessons: those that declare a former id, and those that share most of their cards with a lesson whose
 * file is gone.
 *
 * @returns former ids by new ids
 */
export function matchLessons(
  builds: readonly LessonBuild[],
  stored: readonly StoredLesson[],
): Map<string, string> {
  const known = new Set(stored.map((lesson) => lesson.id))
  const gone = new Map(stored.filter((lesson) => lesson.isGone).map((lesson) => [lesson.id, lesson]))
  const going = () => [...gone.values()].filter((lesson) => !lesson.isRetired)
  const renamed = new Map<string, string>()
  for (const build of builds.filter(({ id }) => !known.has(id))) {
    const former = build.formerIds.find((id) => gone.has(id)) ?? mostSimilar(build, going())
    if (former === undefined) continue
    renamed.set(build.id, former)
    gone.delete(former)
  }
  return renamed
}

function mostSimilar(build: LessonBuild, lessons: StoredLesson[]): string | undefined {
  const own = new Set(build.cards.map((card) => withoutCourse(card.id)))
  const shared = lessons.map(({ id, cardKeys }) => ({
    id,
    count: cardKeys.filter((key) => own.has(withoutCourse(key))).length,
    of: Math.max(cardKeys.length, own.size),
  }))
  return shared
    .filter(({ count, of }) => count * 2 >= of && count > 0)
    .sort((a, b) => b.count - a.count)
    .at(0)?.id
}

/** A key without its course, so that a lesson can move to another course. */
function withoutCourse(key: string): string {
  return key.slice(key.indexOf('/') + 1)
}
