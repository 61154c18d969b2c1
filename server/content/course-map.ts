import { createHash } from 'node:crypto'
import { z } from 'zod'
import { directEdges, type Edge } from '#domain/progress/direct-edges'
import { layOutGraph } from '#server/content/lay-out-graph'
import { RowReader } from '#server/row-reader'

/** The size of a concept on the map, in pixels. */
const node = { height: 44, padding: 40, perLetter: 8, minWidth: 96 }

/** Is raised when the same concepts are to be drawn in another way. */
const version = 1

export interface ConceptOnMap {
  id: string
  term: string
  /** Ids of its prerequisites. */
  requiredIds: readonly string[]
}

const placeSchema = z.object({ x: z.number(), y: z.number() })
const nodeSchema = placeSchema.extend({ id: z.string(), width: z.number(), height: z.number() })
const edgeSchema = z.object({ from: z.string(), to: z.string(), points: z.array(placeSchema) })

const mapSchema = z.object({
  /** Hash of what it was laid out from. */
  of: z.string(),
  /** The concepts that build on others, or that others build on; null if there are none. */
  layout: z
    .object({
      width: z.number(),
      height: z.number(),
      nodes: z.array(nodeSchema),
      edges: z.array(edgeSchema),
    })
    .nullable(),
})

/** How the concepts of a course are drawn. */
type CourseMap = z.infer<typeof mapSchema>

/** A course with its map as it is stored. */
export interface StoredCourseMap {
  id: string
  /** JSON; null if there is none. */
  map: string | null
}

/**
 * How the concepts of a course are drawn: as it is stored, if the concepts are still the same. Otherwise they are laid out
 * anew, which takes seconds for thousands of them.
 */
export const layoutOfCourse = (course: StoredCourseMap, concepts: readonly ConceptOnMap[]) =>
  (storedMap(course, concepts) ?? newMap(concepts)).layout

/** The map of a course as it is to be stored; null if what is stored is still right. */
export const mapToStore = (course: StoredCourseMap, concepts: readonly ConceptOnMap[]): string | null =>
  storedMap(course, concepts) === null ? JSON.stringify(newMap(concepts)) : null

/** The map that is stored, if it is one of these very concepts. */
function storedMap({ id, map }: StoredCourseMap, concepts: readonly ConceptOnMap[]): CourseMap | null {
  if (map === null) return null
  const stored = new RowReader().read(`map of course ${id}`, () => mapSchema.parse(JSON.parse(map)))
  return stored?.of === hashOf(concepts) ? stored : null
}

const newMap = (concepts: readonly ConceptOnMap[]): CourseMap => ({
  of: hashOf(concepts),
  layout: layOut(concepts),
})

function hashOf(concepts: readonly ConceptOnMap[]): string {
  const drawn = concepts.map(({ id, term, requiredIds }) => [id, term, requiredIds])
  return createHash('sha256')
    .update(JSON.stringify([version, drawn]))
    .digest('hex')
}

function layOut(concepts: readonly ConceptOnMap[]): CourseMap['layout'] {
  const ids = new Set(concepts.map(({ id }) => id))
  const edges = concepts.flatMap(({ id, requiredIds }): Edge[] =>
    requiredIds.filter((from) => ids.has(from)).map((from) => ({ from, to: id })),
  )
  if (edges.length === 0) return null
  const linked = new Set(edges.flatMap(({ from, to }) => [from, to]))
  const drawn = concepts.filter(({ id }) => linked.has(id)).map(({ id, term }) => ({ id, ...sizeOf(term) }))
  return layOutGraph(drawn, directEdges(edges))
}

const sizeOf = (term: string) => ({
  width: Math.max(node.minWidth, [...term].length * node.perLetter + node.padding),
  height: node.height,
})
