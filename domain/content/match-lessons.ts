import type { LessonBuild } from '#domain/items/items'

export interface StoredLesson {
  id: string
  /** Keys of its current cards. */
  cardKeys: string[]
  /** No file makes it any more. */
  isGone: boolean
  /** It was gone at the last sync already. */
  isRetired: boolean
}

/**
 * Finds the lessons that were renamed: those that name their former id, and those whose cards were mostly
 * those of a lesson that goes now.
 *
 * @returns former ids by the new ones
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
    const former = build.formerIds.find((id) => gone.has(id)) ?? maxAlike(build, going())
    if (former === undefined) continue
    renamed.set(build.id, former)
    gone.delete(former)
  }
  return renamed
}

function maxAlike(build: LessonBuild, lessons: StoredLesson[]): string | undefined {
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

/** A key as it would be in any course, so that a lesson can move to another. */
function withoutCourse(key: string): string {
  return key.slice(key.indexOf('/') + 1)
}
