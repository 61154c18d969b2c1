import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { LessonBuilder } from '#server/content/lesson-builder'
import { planContent, type PlannedSync } from '#server/content/sync-content'
import { CourseFolder, writeFiles, type FileChanges, type Marker } from '#server/courses/course-folder'

export interface CourseToAdd extends Marker {
  /** Of its folder in the content folder. */
  name: string
  files: ReadonlyMap<string, Uint8Array>
}

/**
 * Plans what adding a course, or a newer version of it, would do. Changes nothing.
 *
 * @throws CourseSourceError if there is another course with its name
 */
export async function planCourse(
  contentFolder: string,
  { name, files, ...marker }: CourseToAdd,
  { builder, now, onProgress }: { builder: LessonBuilder; now: Date; onProgress: (file: string) => void },
): Promise<{ changes: FileChanges; sync: PlannedSync }> {
  const course = new CourseFolder(contentFolder, name)
  course.recover()
  course.refuseOther(marker)
  const changes = course.changesTo(files)
  const preview = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-preview-'))
  try {
    const own = path.join(contentFolder, name)
    fs.cpSync(contentFolder, preview, {
      recursive: true,
      filter: (place) => place !== own && !path.basename(place).startsWith('.'),
    })
    writeFiles(path.join(preview, name), files)
    const sync = await planContent({
      contentFolder: preview,
      builder,
      now,
      onProgress: ({ file }) => onProgress(file),
    })
    return { changes, sync }
  } finally {
    fs.rmSync(preview, { recursive: true, force: true })
  }
}
