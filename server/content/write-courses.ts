import type { CourseFolder } from '#server/content/read-content-folder'
import type { Transaction } from '#server/database/transaction'

/** Inserts or updates courses and their misconceptions. */
export async function writeCourses(db: Transaction, courses: readonly CourseFolder[]): Promise<void> {
  for (const { id, title, description, position, misconceptions } of courses) {
    const course = { title, description, position, retiredAtMillis: null }
    await db
      .insertInto('Course')
      .values({ id, ...course })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(course))
      .execute()
    for (const { id: misconceptionId, belief, truth } of misconceptions) {
      await db
        .insertInto('Misconception')
        .values({ courseId: id, id: misconceptionId, belief, truth })
        .onConflict((conflict) => conflict.columns(['courseId', 'id']).doUpdateSet({ belief, truth }))
        .execute()
    }
  }
}

/** Retires the courses whose folders are gone. What learners own has none. */
export async function retireOtherCourses(
  db: Transaction,
  courses: readonly CourseFolder[],
  nowMillis: number,
): Promise<void> {
  const present = new Set(courses.map(({ id }) => id))
  const stored = await db
    .selectFrom('Course')
    .select('id')
    .where('ownerId', 'is', null)
    .where('retiredAtMillis', 'is', null)
    .execute()
  for (const { id } of stored.filter((course) => !present.has(course.id))) {
    await db.updateTable('Course').set({ retiredAtMillis: nowMillis }).where('id', '=', id).execute()
  }
}
