import fs from 'node:fs'
import path from 'node:path'
import type { LessonLocation } from '#domain/lesson/references'

/**
 * Where a lesson is in the content folder.
 *
 * @param file relative to the content folder, with slashes
 */
export const placeOf = (contentFolder: string, file: string): LessonLocation => ({
  file,
  exists: (relative) => fs.existsSync(path.join(contentFolder, relative)),
})
