import path from 'node:path'
import type { LessonBuild } from '#domain/items/items'
import type { Sandbox } from '#sandbox/node'
import { buildLesson } from '#server/content/build-lesson'
import { courseOf } from '#server/content/find-lesson-files'
import { placeOf } from '#server/content/place-of'
import { readCourseModules } from '#server/content/read-course-modules'
import { readLessonText } from '#server/content/read-lesson-text'
import { readMisconceptions } from '#server/content/read-misconceptions'
import { readOrFail, type NamedFile } from './file-arguments.ts'

/**
 * Builds a lesson file in its current state.
 *
 * @throws InputError if it, or the misconceptions of its course, cannot be read
 */
export async function buildFile({ name, absolute }: NamedFile, engine: Sandbox): Promise<LessonBuild> {
  const { course, folder } = courseOf(absolute)
  const misconceptions = await readOrFail(folder, () => readMisconceptions(folder))
  const markdown = await readOrFail(name, () => readLessonText(absolute))
  const modules = await readOrFail(folder, () => readCourseModules(folder, markdown))
  const root = path.dirname(folder)
  const place = placeOf(root, path.relative(root, absolute).split(path.sep).join('/'))
  return buildLesson({ course, file: name, markdown, place, misconceptions, modules, engine })
}
