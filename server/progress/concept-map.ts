import { directEdges } from '#domain/progress/direct-edges'
import { studyDayOf } from '#domain/schedule/study-day'
import { database } from '#server/database/database'
import { layOutGraph, type GraphLayout } from '#server/progress/lay-out-graph'
import { readKnowledge, type ConceptWithKnowledge } from '#server/progress/read-knowledge'
import { studySettings } from '#server/study/study-settings'

export interface MapOfCourse {
  courseId: string
  title: string
  /** In course order. */
  concepts: ConceptWithKnowledge[]
  /** Those that build on others, or that others build on; null if there are none. */
  layout: GraphLayout | null
  /** The others. */
  alone: ConceptWithKnowledge[]
}

/** The size of a concept on the map, in pixels. */
const node = { height: 44, padding: 40, perLetter: 8, minWidth: 96 }

/** The concepts of each course, with how they build on each other and how well a learner knows them. */
export async function conceptMaps(userId: string, now: Date): Promise<MapOfCourse[]> {
  const { courses, concepts } = await database.read(async (db) => {
    const { dayBoundary, weights } = await studySettings(db, userId)
    const { concepts } = await readKnowledge(db, userId, studyDayOf(now.getTime(), dayBoundary), weights)
    return { concepts, courses: await db.selectFrom('Course').select(['id', 'title']).execute() }
  })
  const titles = new Map(courses.map(({ id, title }) => [id, title]))
  return [...Map.groupBy(concepts, ({ lesson }) => lesson.courseId)].map(([courseId, own]) => {
    const ids = new Set(own.map(({ id }) => id))
    const edges = own.flatMap(({ id, requiredIds }) =>
      requiredIds.filter((from) => ids.has(from)).map((from) => ({ from, to: id })),
    )
    const linked = new Set(edges.flatMap(({ from, to }) => [from, to]))
    const drawn = own.filter(({ id }) => linked.has(id)).map(({ id, term }) => ({ id, ...sizeOf(term) }))
    return {
      courseId,
      title: titles.get(courseId) ?? courseId,
      concepts: own,
      layout: drawn.length === 0 ? null : layOutGraph(drawn, directEdges(edges)),
      alone: own.filter(({ id }) => !linked.has(id)),
    }
  })
}

const sizeOf = (term: string) => ({
  width: Math.max(node.minWidth, [...term].length * node.perLetter + node.padding),
  height: node.height,
})
