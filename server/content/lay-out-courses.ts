import { ContentWriter, readContentRevision } from '#server/content/content-revision'
import { mapToStore } from '#server/content/course-map'
import { database } from '#server/database/database'
import { currentConcepts } from '#server/content/current-content'

/**
 * Lays out the maps of the courses whose concepts have changed since that was done last, and stores them.
 *
 * @throws ContentChangedError if another sync has written content; what was stored before is committed
 */
export async function layOutCourses(): Promise<void> {
  const { revision, concepts, courses } = await database.read(async (db) => ({
    revision: await readContentRevision(db),
    concepts: await currentConcepts(db),
    courses: await db
      .selectFrom('Course')
      .select(['id', 'map'])
      .where('ownerId', 'is', null)
      .where('retiredAtMillis', 'is', null)
      .execute(),
  }))
  const ofCourses = Map.groupBy(concepts, ({ lesson }) => lesson.courseId)
  const writer = new ContentWriter(revision)
  for (const course of courses) {
    const map = mapToStore(course, ofCourses.get(course.id) ?? [])
    if (map === null) continue
    await writer.write((db) => db.updateTable('Course').set({ map }).where('id', '=', course.id).execute())
  }
}
