import type { ContentPlan, PlannedLesson, StoredContent } from '#domain/content/diff-content'

/**
 * Splits a plan into parts that are applied one after the other, each atomically. After each part the database is
 * consistent, and a new plan made from there does exactly what is left, so that a sync may be interrupted.
 *
 * Two lessons are in the same part if something moves from one to the other, or if one takes over the file of the
 * other. A lesson that another one refers to comes before it, or in the same part if they refer to each other.
 */
export function splitPlan(stored: StoredContent, plan: ContentPlan): ContentPlan[] {
  const lessonOf = currentPlaces(stored)
  const retired = {
    concepts: plan.retiredConceptIds.map((id) => ({ id, lessonId: lessonOf.concept.get(id) ?? '' })),
    cards: plan.retiredCardIds.map((id) => ({ id, lessonId: lessonOf.card.get(id) ?? '' })),
    questions: plan.retiredQuestionIds.map((id) => ({ id, lessonId: lessonOf.question.get(id) ?? '' })),
  }
  const needs = new Map<string, Set<string>>(
    [
      ...plan.lessons.map(storedId),
      ...plan.retiredLessonIds,
      ...Object.values(retired).flatMap((rows) => rows.map(({ lessonId }) => lessonId)),
    ].map((id) => [id, new Set()]),
  )
  const need = (lessonId: string, other: string | undefined) => {
    if (other !== undefined && other !== lessonId && needs.has(other)) needs.get(lessonId)?.add(other)
  }
  const join = (lessonId: string, other: string | undefined) => {
    need(lessonId, other)
    if (other !== undefined && needs.has(other)) need(other, lessonId)
  }

  const planned = plannedPlaces(plan)
  const atFile = Map.groupBy(
    stored.lessons.filter(({ isRetired }) => !isRetired),
    ({ file }) => file,
  )
  for (const lesson of plan.lessons) {
    const id = storedId(lesson)
    for (const other of atFile.get(lesson.build.file) ?? []) join(id, other.id)
    for (const concept of lesson.concepts) join(id, lessonOf.concept.get(concept.id))
    for (const card of lesson.cards) join(id, lessonOf.card.get(card.id))
    for (const { question, cardId } of lesson.questions) {
      join(id, lessonOf.question.get(question.id))
      need(id, planned.card.get(cardId))
    }
    for (const concept of referencesOf(lesson)) need(id, planned.concept.get(concept))
  }

  const parts = stronglyConnected(needs)
  const partOf = new Map(parts.flatMap((ids, part) => ids.map((id) => [id, part])))
  const byPart = <Row>(rows: readonly Row[], lessonIdOf: (row: Row) => string) => {
    const groups = Map.groupBy(rows, (row) => partOf.get(lessonIdOf(row)))
    return (part: number) => groups.get(part) ?? []
  }
  const lessons = byPart(plan.lessons, storedId)
  const lessonIds = byPart(plan.retiredLessonIds, (id) => id)
  const concepts = byPart(retired.concepts, ({ lessonId }) => lessonId)
  const cards = byPart(retired.cards, ({ lessonId }) => lessonId)
  const questions = byPart(retired.questions, ({ lessonId }) => lessonId)
  return parts.map((_, part) => ({
    lessons: lessons(part),
    retiredLessonIds: lessonIds(part),
    retiredConceptIds: concepts(part).map(({ id }) => id),
    retiredCardIds: cards(part).map(({ id }) => id),
    retiredQuestionIds: questions(part).map(({ id }) => id),
  }))
}

/** The id under which a lesson is stored before the plan is applied. */
const storedId = ({ build, formerId }: PlannedLesson) => formerId ?? build.id

/** Ids of the concepts that must be stored before a lesson can refer to them. */
const referencesOf = ({ build, cards }: PlannedLesson) => [
  ...cards.flatMap(({ card }) => card.concepts),
  ...build.edges.map(({ from }) => from),
]

/** The lesson that each current row is stored in, by the row's id. */
function currentPlaces({ concepts, cards, questions }: StoredContent) {
  const places = (rows: readonly { id: string; lessonId: string; isRetired: boolean }[]) =>
    new Map(rows.filter(({ isRetired }) => !isRetired).map(({ id, lessonId }) => [id, lessonId]))
  return { concept: places(concepts), card: places(cards), question: places(questions) }
}

/** The lesson, by its stored id, that the plan puts each concept and card in. */
function plannedPlaces({ lessons }: ContentPlan) {
  const places = (idsOf: (lesson: PlannedLesson) => string[]) =>
    new Map(lessons.flatMap((lesson) => idsOf(lesson).map((id) => [id, storedId(lesson)])))
  return {
    concept: places(({ concepts }) => concepts.map(({ id }) => id)),
    card: places(({ cards }) => cards.map(({ id }) => id)),
  }
}

/**
 * The strongly connected components of a graph: nodes that need each other, directly or indirectly. What a component
 * needs comes before it. (Tarjan, “Depth-first search and linear graph algorithms”, 1972.)
 */
function stronglyConnected(needs: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const components: string[][] = []
  const order = new Map<string, number>()
  const open: string[] = []
  const isOpen = new Set<string>()

  const visit = (node: string): number => {
    const index = order.size
    order.set(node, index)
    open.push(node)
    isOpen.add(node)
    let low = index
    for (const other of needs.get(node) ?? []) {
      const seen = order.get(other)
      if (seen === undefined) low = Math.min(low, visit(other))
      else if (isOpen.has(other)) low = Math.min(low, seen)
    }
    if (low === index) {
      const component = open.splice(open.lastIndexOf(node))
      for (const each of component) isOpen.delete(each)
      components.push(component)
    }
    return low
  }
  for (const node of needs.keys()) if (!order.has(node)) visit(node)
  return components
}
