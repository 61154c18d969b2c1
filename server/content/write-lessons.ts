import type { ContentPlan } from '#domain/content/diff-content'
import type { LessonRows } from '#server/content/lesson-rows'
import { moveParts } from '#server/content/move-parts'
import type { Transaction } from '#server/database/transaction'

/**
 * Writes all rows of some lessons, one row at a time, so that each statement is prepared only once and none has too
 * many values.
 */
export async function writeLessons(db: Transaction, lessons: readonly LessonRows[]): Promise<void> {
  const beginMovedParts = await moveParts(db, lessons)
  for (const { storedId, lesson } of lessons) await writeLesson(db, storedId, lesson)
  await writeConcepts(db, lessons)
  for (const run of lessons.flatMap(({ runs }) => runs)) await writeRun(db, run)
  // Cards and items refer to each other: the foreign key of a card is checked when the transaction commits.
  await writeCards(db, lessons)
  await beginMovedParts()
  for (const item of lessons.flatMap(({ items }) => items)) await writeItem(db, item)
  for (const variant of lessons.flatMap(({ variants }) => variants)) {
    await db.insertInto('CardVariant').values(variant).execute()
  }
  for (const link of lessons.flatMap(({ cardConcepts }) => cardConcepts)) {
    await db.insertInto('CardConcept').values(link).execute()
  }
  for (const group of lessons.flatMap(({ cardGroups }) => cardGroups)) {
    await db.insertInto('CardGroup').values(group).execute()
  }
  for (const question of lessons.flatMap(({ questions }) => questions)) {
    const { id, ...changes } = question
    await db
      .insertInto('Question')
      .values({ id, ...changes })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(changes))
      .execute()
  }
}

/** Retires what a plan retires. Learners' data about it stays. */
export async function retireContent(db: Transaction, plan: ContentPlan, nowMillis: number): Promise<void> {
  const retired = { retiredAtMillis: nowMillis }
  for (const id of plan.retiredQuestionIds) {
    await db.updateTable('Question').set(retired).where('id', '=', id).execute()
  }
  for (const id of plan.retiredCardIds) {
    await db.updateTable('Card').set(retired).where('id', '=', id).execute()
    // So that it holds no sibling back.
    await db.deleteFrom('CardGroup').where('cardId', '=', id).execute()
  }
  for (const id of plan.retiredConceptIds) {
    await db.updateTable('Concept').set(retired).where('id', '=', id).execute()
  }
  for (const id of plan.retiredLessonIds) {
    await db.updateTable('Lesson').set(retired).where('id', '=', id).execute()
  }
}

async function writeLesson(db: Transaction, storedId: string, lesson: LessonRows['lesson']): Promise<void> {
  // Cards, visits and quizzes follow a changed id by ON UPDATE CASCADE.
  const { numUpdatedRows } = await db
    .updateTable('Lesson')
    .set(lesson)
    .where('id', '=', storedId)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) await db.insertInto('Lesson').values(lesson).execute()
}

async function writeConcepts(db: Transaction, lessons: readonly LessonRows[]): Promise<void> {
  const concepts = lessons.flatMap((lesson) => lesson.concepts)
  for (const { id, ...changes } of concepts) {
    await db
      .insertInto('Concept')
      .values({ id, ...changes })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(changes))
      .execute()
    await db.deleteFrom('ConceptEdge').where('toId', '=', id).execute()
  }
  for (const edge of lessons.flatMap(({ edges }) => edges)) {
    await db.insertInto('ConceptEdge').values(edge).execute()
  }
}

/** Inserts a run. If it exists, only its program is updated, because runs stored by older versions have none. */
async function writeRun(db: Transaction, run: LessonRows['runs'][number]): Promise<void> {
  await db
    .insertInto('Run')
    .values(run)
    .onConflict((conflict) => conflict.column('hash').doUpdateSet({ program: run.program }))
    .execute()
}

/** Writes cards, and deletes their variants, concepts and groups, which are inserted again afterwards. */
async function writeCards(db: Transaction, lessons: readonly LessonRows[]): Promise<void> {
  for (const { id, ...changes } of lessons.flatMap(({ cards }) => cards)) {
    await db
      .insertInto('Card')
      .values({ id, ...changes })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(changes))
      .execute()
    await db.deleteFrom('CardVariant').where('cardId', '=', id).execute()
    await db.deleteFrom('CardConcept').where('cardId', '=', id).execute()
    await db.deleteFrom('CardGroup').where('cardId', '=', id).execute()
  }
}

/** Inserts an item. If it exists, only its run is updated, to that of the current engine. */
async function writeItem(db: Transaction, item: LessonRows['items'][number]): Promise<void> {
  await db
    .insertInto('Item')
    .values(item)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ runHash: item.runHash }))
    .execute()
}
