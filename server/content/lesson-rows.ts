import { createHash } from 'node:crypto'
import type { Insertable } from 'kysely'
import type { DB } from '#prisma/database'
import type { PlannedCard, PlannedLesson } from '#domain/content/diff-content'
import { faceOf } from '#domain/content/face-of'
import type {
  GeneratedCard,
  GeneratedQuestion,
  GeneratedVariant,
  LessonBuild,
  LessonProgram,
} from '#domain/items/items'
import { stageOfKind } from '#domain/items/kind-rules'
import { siblingGroups } from '#domain/items/sibling-groups'
import { partOfLine } from '#domain/lesson/lesson-part'
import { isToldBelow } from '#domain/lesson/told-below'
import type { ShownProgram } from '#domain/program/shown-program'
import { runHash } from '#server/content/run-hash'

type Row<Table extends keyof DB> = Insertable<DB[Table]>

/** All rows of a lesson, in the order in which they can be written. */
export interface LessonRows {
  /** The id under which the lesson is stored before the sync. */
  storedId: string
  lesson: Row<'Lesson'>
  concepts: Row<'Concept'>[]
  edges: Row<'ConceptEdge'>[]
  runs: Row<'Run'>[]
  cards: Row<'Card'>[]
  /** Those that are currently shown. */
  items: Row<'Item'>[]
  variants: Row<'CardVariant'>[]
  cardConcepts: Row<'CardConcept'>[]
  cardGroups: Row<'CardGroup'>[]
  questions: Row<'Question'>[]
}

export interface RowContext {
  /** Hash of everything that the lesson was built from. */
  sourceHash: string
  /** Position of the lesson in its course. */
  position: number
  engineVersion: string
  /** Ids of the concepts that rows may refer to. */
  knownConcepts: ReadonlySet<string>
  nowMillis: number
}

/** The rows of a planned lesson. */
export function lessonRows(planned: PlannedLesson, context: RowContext): LessonRows {
  const { build, formerId, cards, questions } = planned
  const { engineVersion, knownConcepts, nowMillis } = context
  const ran = [...build.programs, ...build.derivedPrograms].map((made) => ({
    made,
    hash: runHash(made.program, engineVersion),
  }))
  const programs = new Map(ran.map((program) => [program.made.id, program]))
  const itemOf = (asked: Asked, cardId: string) =>
    itemRow(asked, cardId, programs.get(asked.program ?? ''), nowMillis)
  const shown = cards.map((each) => ({ ...each, item: itemOf(each.card, each.id) }))
  const asked = questions.map((each) => ({ ...each, item: itemOf(each.question, each.cardId) }))
  const variants = cards.flatMap(({ id, key }) =>
    build.variants
      .filter(({ card }) => card === key)
      .map((each) => ({ cardId: id, variant: each.variant, item: itemOf(each, id) })),
  )
  const questionsOf = (key: string) => build.questions.filter((question) => question.card === key)
  const items = [...shown, ...variants, ...asked].map(({ item }) => item)
  return {
    storedId: formerId ?? build.id,
    lesson: lessonRow(planned, programs, context),
    concepts: conceptRows(planned),
    edges: edgeRows(planned, knownConcepts),
    runs: ran.map(({ made, hash }) => ({
      hash,
      engineVersion,
      record: JSON.stringify(made.run),
      program: JSON.stringify(made.program),
      createdAtMillis: nowMillis,
    })),
    cards: shown.map(({ id, key, card, position, item }) => ({
      ...{ id, key, lessonId: build.id, facet: card.facet, position },
      part: partOfCard(build, card),
      itemId: item.id,
      gradable: [card, ...questionsOf(key)].some(isGraded),
      retiredAtMillis: null,
    })),
    items: [...new Map(items.map((item) => [item.id, item])).values()],
    variants: variants.map(({ cardId, variant, item }) => ({ cardId, variant, itemId: item.id })),
    cardConcepts: cards.flatMap((card) => cardConceptRows(card, knownConcepts)),
    cardGroups: cards.flatMap(({ id, key, card }) =>
      siblingGroups(card, questionsOf(key), build.course).map((groupId) => ({ cardId: id, groupId })),
    ),
    questions: asked.map(({ question, cardId, position, item }) => ({
      ...{ id: question.id, lessonId: build.id, cardId, position },
      itemId: item.id,
      retiredAtMillis: null,
    })),
  }
}

/** The anchor of the part with which a card begins: where its concept is taught, or where its source is. */
function partOfCard({ concepts, parts }: LessonBuild, { concepts: [main], source }: GeneratedCard): string {
  const defined = concepts.find(
    (concept) =>
      concept.id === main && concept.source.first <= source.first && source.first <= concept.source.last,
  )
  return defined?.part ?? partOfLine(parts, source.first)
}

const isGraded = ({ kind }: Asked) => stageOfKind(kind) !== 'recall'

type Asked = GeneratedCard | GeneratedQuestion | GeneratedVariant

interface ProgramWithHash {
  made: LessonProgram
  hash: string
}

function lessonRow(
  { build, rejected }: PlannedLesson,
  ran: ReadonlyMap<string, ProgramWithHash>,
  { sourceHash, position }: RowContext,
): Row<'Lesson'> {
  const programs = build.programs.map(({ id, source, run }): ShownProgram => ({
    line: source.first,
    runHash: ran.get(id)?.hash ?? '',
    isToldBelow: isToldBelow(build.html, source.first, {
      stdout: run.stdout,
      exception: run.exception?.type ?? null,
    }),
  }))
  return {
    id: build.id,
    courseId: build.course,
    slug: build.slug,
    title: build.title,
    language: build.language,
    file: build.file,
    position,
    sourceHash,
    html: build.html,
    parts: JSON.stringify(build.parts),
    programs: JSON.stringify(programs),
    exercises: JSON.stringify(build.exercises),
    warnings: JSON.stringify(build.warnings),
    rejected: JSON.stringify(rejected),
    retiredAtMillis: null,
  }
}

function conceptRows({ build, concepts }: PlannedLesson): Row<'Concept'>[] {
  return concepts.map(({ id, term, aliases, definition, source }, position) => ({
    ...{ id, courseId: build.course, lessonId: build.id },
    ...{ term, aliases: JSON.stringify(aliases), definition, position },
    firstLine: source.first,
    lastLine: source.last,
    retiredAtMillis: null,
  }))
}

/** The prerequisites of the lesson's concepts. */
function edgeRows({ build, concepts }: PlannedLesson, known: ReadonlySet<string>): Row<'ConceptEdge'>[] {
  const own = new Set(concepts.map(({ id }) => id))
  const edges = build.edges.filter(({ from, to }) => known.has(from) && own.has(to))
  const distinct = new Map(edges.map(({ from, to }) => [`${from} ${to}`, { fromId: from, toId: to }]))
  return [...distinct.values()]
}

/** The concepts that a card is about, the main one first. */
function cardConceptRows({ id, card }: PlannedCard, known: ReadonlySet<string>): Row<'CardConcept'>[] {
  const concepts = new Set(card.concepts.filter((concept) => known.has(concept)))
  return [...concepts].map((conceptId, position) => ({ cardId: id, conceptId, position }))
}

/**
 * The row of an item. Its id is a hash of the card and of everything that is shown, so that it never changes meaning.
 */
function itemRow(asked: Asked, cardId: string, ran: ProgramWithHash | undefined, nowMillis: number) {
  const face = JSON.stringify(faceOf(asked, ran?.made))
  return {
    id: createHash('sha256')
      .update(JSON.stringify([cardId, face]))
      .digest('hex')
      .slice(0, 32),
    cardId,
    kind: asked.kind,
    face,
    runHash: ran?.hash ?? null,
    file: asked.source.file,
    firstLine: asked.source.first,
    lastLine: asked.source.last,
    createdAtMillis: nowMillis,
  }
}
