import { studyDayOf } from '#domain/schedule/study-day'
import { layoutOfCourse } from '#server/content/course-map'
import type { GraphLayout } from '#server/content/lay-out-graph'
import type { Transaction } from '#server/database/transaction'
import { currentContent, type CurrentContent } from '#server/content/current-content'
import { readKnowledge, type ConceptWithKnowledge } from '#server/progress/read-knowledge'
import { studySettings } from '#server/study/study-settings'
import { readWithRecord } from '#server/study/answer-record'

export interface MapOfCourse {
  courseId: string
  title: string
  /** Of its lessons, as a BCP 47 tag; null if it cannot be told. */
  language: string | null
  /** In course order. */
  concepts: ConceptWithKnowledge[]
  /** Those that build on others, or that others build on; null if there are none. */
  layout: GraphLayout | null
  /** The others. */
  alone: ConceptWithKnowledge[]
}

/** The concepts of each course, with how they build on each other and how well a learner knows them. */
export async function conceptMaps(userId: string, now: Date): Promise<MapOfCourse[]> {
  const { courses, concepts, layouts } = await readWithRecord(userId, async (db) => {
    const { dayBoundary, weights } = await studySettings(db, userId)
    const { concepts } = await readKnowledge(db, userId, studyDayOf(now.getTime(), dayBoundary), weights)
    return {
      concepts,
      layouts: await layoutsOf(db, await currentContent(db)),
      courses: await db.selectFrom('Course').select(['id', 'title']).execute(),
    }
  })
  const titles = new Map(courses.map(({ id, title }) => [id, title]))
  return [...Map.groupBy(concepts, ({ lesson }) => lesson.courseId)].map(([courseId, own]) => {
    const layout = layouts.get(courseId) ?? null
    const linked = new Set(layout?.nodes.map(({ id }) => id))
    return {
      courseId,
      title: titles.get(courseId) ?? courseId,
      language: own[0]?.lesson.language ?? null,
      concepts: own,
      layout,
      alone: own.filter(({ id }) => !linked.has(id)),
    }
  })
}

type Layouts = ReadonlyMap<string, GraphLayout | null>

/** The same for every learner until the content changes. */
const known = new WeakMap<CurrentContent, Layouts>()

/** How the concepts of each course are drawn: as the last sync has laid them out. */
async function layoutsOf(db: Transaction, content: CurrentContent): Promise<Layouts> {
  const kept = known.get(content)
  if (kept !== undefined) return kept
  const stored = await db.selectFrom('Course').select(['id', 'map']).where('ownerId', 'is', null).execute()
  const maps = new Map(stored.map(({ id, map }) => [id, map]))
  const layouts = new Map(
    [...Map.groupBy(content.concepts, ({ lesson }) => lesson.courseId)].map(([courseId, concepts]) => [
      courseId,
      layoutOfCourse({ id: courseId, map: maps.get(courseId) ?? null }, concepts),
    ]),
  )
  known.set(content, layouts)
  return layouts
}
