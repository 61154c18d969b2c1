import path from 'node:path'
import type { LessonBuild } from '#domain/items/items'
import type { Sandbox } from '#sandbox/node'
import { buildLesson } from '#server/content/build-lesson'
import { courseOf } from '#server/content/find-lesson-files'
import { placeOf } from '#server/content/place-of'
import { readLessonText } from '#server/content/read-lesson-text'
import { readMisconceptions } from '#server/content/read-misconceptions'
import { readable, type TypedFile } from './typed-files.ts'

/**
 * What a lesson file gives now.
 *
 * @throws Unusable if it, or the misconceptions of its course, cannot be read
 */
export async function buildFile({ name, absolute }: TypedFile, engine: Sandbox): Promise<LessonBuild> {
  const { course, folder } = courseOf(absolute)
  const misconceptions = await readable(folder, () => readMisconceptions(folder))
  const markdown = await readable(name, () => readLessonText(absolute))
  const root = path.dirname(folder)
  const place = placeOf(root, path.relative(root, absolute).split(path.sep).join('/'))
  return buildLesson({ course, file: name, markdown, place, misconceptions, engine })
}
