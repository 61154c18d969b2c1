import { z } from 'zod'
import type { DatabaseTransaction } from '#server/database/prisma'

export interface StoredCourseRow {
  id: string
  title: string
  description: string
  position: number
}

export interface StoredLessonRow {
  id: string
  courseId: string
  file: string
  position: number
  sourceHash: string
  isRetired: boolean
  /** Rules by which items of it were rejected. */
  rejectedRules: string[]
}

const rejectedSchema = z.array(z.object({ rule: z.string() }))

/** Current courses, in the order of their folders. */
export async function readStoredCourses(database: DatabaseTransaction): Promise<StoredCourseRow[]> {
  return database.course.findMany({
    where: { retiredAtMillis: null },
    orderBy: { id: 'asc' },
    select: { id: true, title: true, description: true, position: true },
  })
}

/** All lessons, retired ones too. */
export async function readStoredLessons(database: DatabaseTransaction): Promise<StoredLessonRow[]> {
  const rows = await database.lesson.findMany({
    select: {
      id: true,
      courseId: true,
      file: true,
      position: true,
      sourceHash: true,
      rejected: true,
      retiredAtMillis: true,
    },
  })
  return rows.map(({ rejected, retiredAtMillis, ...row }) => ({
    ...row,
    isRetired: retiredAtMillis !== null,
    rejectedRules: rejectedSchema.parse(JSON.parse(rejected)).map(({ rule }) => rule),
  }))
}
