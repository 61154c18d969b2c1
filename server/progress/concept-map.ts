import { directEdges, type Edge } from '#domain/progress/direct-edges'
import { studyDayOf } from '#domain/schedule/study-day'
import { database } from '#server/database/database'
import { currentContent, type CurrentConcept, type CurrentContent } from '#server/progress/current-content'
import { layOutGraph, type GraphLayout } from '#server/progress/lay-out-graph'
import { readKnowledge, type ConceptWithKnowledge } from '#server/progress/read-knowledge'
import { studySettings } from '#server/study/study-settings'

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

/** The size of a concept on the map, in pixels. */
const node = { height: 44, padding: 40, perLetter: 8, minWidth: 96 }

/** The concepts of each course, with how they build on each other and how well a learner knows them. */
export async function conceptMaps(userId: string, now: Date): Promise<MapOfCourse[]> {
  const { courses, concepts, graphs } = await database.read(async (db) => {
    const { dayBoundary, weights } = await studySettings(db, userId)
    const { concepts } = await readKnowledge(db, userId, studyDayOf(now.getTime(), dayBoundary), weights)
    return {
      concepts,
      graphs: graphsOf(await currentContent(db)),
      courses: await db.selectFrom('Course').select(['id', 'title']).execute(),
    }
  })
  const titles = new Map(courses.map(({ id, title }) => [id, title]))
  return [...Map.groupBy(concepts, ({ lesson }) => lesson.courseId)].map(([courseId, own]) => {
    const { layout, linked } = graphs.get(courseId) ?? noGraph
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

/** How the concepts of a course build on each other. */
interface CourseGraph {
  /** Null if none does. */
  layout: GraphLayout | null
  /** Ids of the concepts in it. */
  linked: ReadonlySet<string>
}

const noGraph: CourseGraph = { layout: null, linked: new Set() }

/** Laying out takes seconds for a large course, and is the same for every learner until the content changes. */
const laidOut = new WeakMap<CurrentContent, ReadonlyMap<string, CourseGraph>>()

/** The graph of each course. */
function graphsOf(content: CurrentContent): ReadonlyMap<string, CourseGraph> {
  const known = laidOut.get(content)
  if (known !== undefined) return known
  const ofCourses = Map.groupBy(content.concepts, ({ lesson }) => lesson.courseId)
  const graphs = new Map([...ofCourses].map(([courseId, concepts]) => [courseId, graphOf(concepts)]))
  laidOut.set(content, graphs)
  return graphs
}

function graphOf(concepts: readonly CurrentConcept[]): CourseGraph {
  const ids = new Set(concepts.map(({ id }) => id))
  const edges = concepts.flatMap(({ id, requiredIds }): Edge[] =>
    requiredIds.filter((from) => ids.has(from)).map((from) => ({ from, to: id })),
  )
  if (edges.length === 0) return noGraph
  const linked = new Set(edges.flatMap(({ from, to }) => [from, to]))
  const drawn = concepts.filter(({ id }) => linked.has(id)).map(({ id, term }) => ({ id, ...sizeOf(term) }))
  return { layout: layOutGraph(drawn, directEdges(edges)), linked }
}

const sizeOf = (term: string) => ({
  width: Math.max(node.minWidth, [...term].length * node.perLetter + node.padding),
  height: node.height,
})
