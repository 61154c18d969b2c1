import fs from 'node:fs'
import path from 'node:path'
import type { Database } from '#server/database/transaction'
import { counted, fault, good, warning, type Finding } from '#server/doctor/finding'

/**
 * Whether the lessons that are stored are still in the content folder, and the latest sync could use its files. Decks of
 * learners have no files.
 */
export async function checkContent(contentFolder: string, database: Database): Promise<Finding[]> {
  const { lessons, broken } = await database.read(async (db) => ({
    lessons: await db
      .selectFrom('Lesson')
      .select(['courseId', 'file'])
      .where('ownerId', 'is', null)
      .where('retiredAtMillis', 'is', null)
      .execute(),
    broken: await db.selectFrom('BrokenFile').select('file').orderBy('file').execute(),
  }))
  if (!fs.existsSync(contentFolder)) {
    return [
      fault(
        `There is no folder ${contentFolder}.`,
        'Mount it, or create it with a folder of lessons for each course.',
      ),
    ]
  }
  const missing = lessons.filter(({ file }) => !fs.existsSync(path.join(contentFolder, file)))
  const courses = [...Map.groupBy(missing, ({ courseId }) => courseId)]
  return [
    ...courses.map(([courseId, gone]) =>
      warning(
        `Without their files: ${counted(gone.length, 'lesson')} of the course ${courseId}, such as ${gone[0]?.file}.`,
        'If that is a mistake, put them back. Otherwise `npm run content -- sync` retires them.',
      ),
    ),
    ...broken.map(({ file }) =>
      warning(`The latest sync could not use ${file}.`, `Run \`npm run content -- check content/${file}\`.`),
    ),
    ...(missing.length + broken.length === 0
      ? [good(`The files of ${counted(lessons.length, 'lesson')} are in ${contentFolder}.`)]
      : []),
  ]
}
