import type { ContentPlan, PlannedLesson } from '#domain/content/diff-content'
import type { LessonBuild, LessonProgram } from '#domain/items/items'
import type { Concept } from '#domain/lesson/lesson'
import type { ShownProgram } from '#domain/program/shown-program'
import type { DatabaseTransaction } from '#server/database/prisma'
import { applyCourses } from '#server/content/apply-courses'
import { applyItems } from '#server/content/apply-items'
import type { ContentFolder } from '#server/content/read-content-folder'
import { runHash } from '#server/content/run-hash'
import { writeRows } from '#server/content/write-rows'
import { resetLearners } from '#server/content/reset-learners'

/** A lesson as it was built, and what it was built from. */
export interface Built {
  build: LessonBuild
  hash: string
  /** Place in its course. */
  position: number
}

/** Ids of cards in the database. */
export interface CardChanges {
  added: string[]
  /** They look another way, and everybody keeps what they learned. */
  edited: string[]
  /** Their answer is another one: they are new again to everybody. */
  reset: string[]
  retired: string[]
  returned: string[]
}

export interface AppliedContent {
  built: { id: string; file: string; cards: number; questions: number; warnings: number; rejected: number }[]
  retiredLessonIds: string[]
  cards: CardChanges
}

interface Application {
  plan: ContentPlan
  folder: ContentFolder
  built: Built[]
  engineVersion: string
  now: Date
}

/** Brings the database to where the plan says. */
export async function applyContent(tx: DatabaseTransaction, given: Application): Promise<AppliedContent> {
  const { plan, folder, built, engineVersion, now } = given
  const nowMillis = BigInt(now.getTime())
  await applyCourses(tx, folder, nowMillis)
  for (const lesson of plan.lessons) await applyLesson(tx, lesson, built, engineVersion)
  await applyPositions(tx, folder)
  await applyConcepts(tx, plan.lessons)
  const editedIds = await applyItems(tx, plan.lessons, engineVersion, nowMillis)
  await retire(tx, plan, nowMillis)
  await tx.run.deleteMany({ where: { engineVersion: { not: engineVersion }, items: { none: {} } } })

  const planned = plan.lessons.flatMap((lesson) => lesson.cards)
  const changed = (change: (typeof planned)[number]['change']) =>
    planned.filter((card) => card.change === change).map((card) => card.id)
  const cards: CardChanges = {
    added: changed('added'),
    edited: changed('kept').filter((id) => editedIds.has(id)),
    reset: changed('reset'),
    retired: plan.retiredCardIds,
    returned: changed('returned'),
  }
  await resetLearners(tx, cards.reset, now)
  return {
    built: plan.lessons.map(({ build, cards, questions, rejected }) => ({
      id: build.id,
      file: build.file,
      cards: cards.length,
      questions: questions.length,
      warnings: build.warnings.length,
      rejected: rejected.length,
    })),
    retiredLessonIds: plan.retiredLessonIds,
    cards,
  }
}

async function applyLesson(
  tx: DatabaseTransaction,
  { build, formerId, rejected }: PlannedLesson,
  built: Built[],
  engineVersion: string,
): Promise<void> {
  const source = built.find((lesson) => lesson.build === build)
  const row = {
    courseId: build.course,
    slug: build.slug,
    title: build.title,
    file: build.file,
    position: source?.position ?? 0,
    sourceHash: source?.hash ?? '',
    html: build.html,
    programs: JSON.stringify(shownPrograms(build.programs, engineVersion)),
    exercises: JSON.stringify(build.exercises),
    warnings: JSON.stringify(build.warnings),
    rejected: JSON.stringify(rejected),
    retiredAtMillis: null,
  }
  await tx.lesson.upsert({
    where: { id: formerId ?? build.id },
    create: { id: build.id, ...row },
    // With the id go the cards, the visits and the quizzes.
    update: { id: build.id, ...row },
    select: { id: true },
  })
}

const shownPrograms = (programs: readonly LessonProgram[], engineVersion: string): ShownProgram[] =>
  programs.map(({ program, source }) => ({ line: source.first, runHash: runHash(program, engineVersion) }))

async function applyPositions(tx: DatabaseTransaction, folder: ContentFolder): Promise<void> {
  for (const { file, position } of folder.courses.flatMap((course) => course.lessons)) {
    await tx.lesson.updateMany({ where: { file, position: { not: position } }, data: { position } })
  }
}

async function applyConcepts(tx: DatabaseTransaction, lessons: PlannedLesson[]): Promise<void> {
  for (const { build, concepts } of lessons) await writeConcepts(tx, build, concepts)
  const stored = await tx.concept.findMany({ select: { id: true } })
  const known = new Set(stored.map(({ id }) => id))
  for (const { build, concepts } of lessons) {
    await tx.conceptEdge.deleteMany({ where: { toId: { in: concepts.map(({ id }) => id) } } })
    const edges = build.edges.filter(
      ({ from, to }) => known.has(from) && concepts.some((concept) => concept.id === to),
    )
    const distinct = new Map(edges.map(({ from, to }) => [`${from} ${to}`, { fromId: from, toId: to }]))
    await tx.conceptEdge.createMany({ data: [...distinct.values()] })
  }
}

async function writeConcepts(
  tx: DatabaseTransaction,
  { course, id: lessonId }: LessonBuild,
  concepts: readonly Concept[],
): Promise<void> {
  const rows = concepts.map(({ id, term, aliases, definition, source }, position) => ({
    ...{ id, courseId: course, lessonId, term, aliases: JSON.stringify(aliases), definition, position },
    firstLine: source.first,
    lastLine: source.last,
    retiredAtMillis: null,
  }))
  await writeRows(tx.concept, rows)
}

async function retire(tx: DatabaseTransaction, plan: ContentPlan, nowMillis: bigint): Promise<void> {
  const data = { retiredAtMillis: nowMillis }
  await tx.question.updateMany({ where: { id: { in: plan.retiredQuestionIds } }, data })
  await tx.card.updateMany({ where: { id: { in: plan.retiredCardIds } }, data })
  await tx.concept.updateMany({ where: { id: { in: plan.retiredConceptIds } }, data })
  await tx.lesson.updateMany({ where: { id: { in: plan.retiredLessonIds } }, data })
}
