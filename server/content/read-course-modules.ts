import { modulesNeededBy, modulesShownIn, type Modules } from '#domain/lesson/course-modules'
import { importedNames } from '#domain/program/module-name'
import { isModuleOfPython } from '#domain/program/standard-modules'
import { findLessonFiles } from '#server/content/find-lesson-files'
import { readLessonText } from '#server/content/read-lesson-text'

/** The modules that a lesson imports and the lessons in the folder of its course show. */
export async function readCourseModules(folder: string, markdown: string): Promise<Modules> {
  // Most lessons import nothing else, and their neighbours need not be read.
  if (importedNames(markdown).every(isModuleOfPython)) return {}
  const files = await findLessonFiles(folder)
  return modulesNeededBy(markdown, modulesShownIn(await Promise.all(files.map(readLessonText))))
}
