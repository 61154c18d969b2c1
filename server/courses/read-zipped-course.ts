import { CourseFiles, CourseSourceError, limits } from '#server/courses/course-files'
import { contentOf, openZip, ZipError } from '#server/zip/read-zip'

/** Reads the files of a course from a ZIP, which may be hostile. @throws CourseSourceError */
export async function readZippedCourse(archive: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const course = new CourseFiles()
  try {
    const files = await openZip(archive, { entries: limits.entries, bytes: limits.totalBytes })
    for (const file of files) {
      if (course.wants(file.name, file.claimedBytes)) course.add(file.name, await contentOf(file))
    }
  } catch (error) {
    if (!(error instanceof ZipError)) throw error
    throw new CourseSourceError(`The ZIP archive cannot be read. ${error.message}`)
  }
  return course.files
}
