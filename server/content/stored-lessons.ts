import { z } from 'zod'
import { readContentRevision } from '#server/content/content-revision'
import { database } from '#server/database/database'

export interface StoredCourse {
  id: string
  title: string
  description: string
  position: number
}

export interface StoredLesson {
  id: string
  courseId: string
  file: string
  position: number
  sourceHash: string
  isRetired: boolean
  /** Codes of the rules by which its items were rejected. */
  rejectedRules: string[]
}

/** What decides whether a lesson has to be built again. */
export interface StoredLessons {
  revision: number
  /** Current courses, ordered by id. */
  courses: StoredCourse[]
  /** All lessons, including retired ones. */
  lessons: StoredLesson[]
}

const rejectedSchema = z.array(z.object({ rule: z.string() }))

/** Reads what decides which lessons to build, at one instant. */
export async function readStoredLessons(): Promise<StoredLessons> {
  const { lessons, ...stored } = await database.read(async (db) => ({
    revision: await readContentRevision(db),
    courses: await db
      .selectFrom('Course')
      .select(['id', 'title', 'description', 'position'])
      .where('ownerId', 'is', null)
      .where('retiredAtMillis', 'is', null)
      .orderBy('id')
      .execute(),
    lessons: await db
      .selectFrom('Lesson')
      .select(['id', 'courseId', 'file', 'position', 'sourceHash', 'rejected', 'retiredAtMillis'])
      .where('ownerId', 'is', null)
      .execute(),
  }))
  return {
    ...stored,
    lessons: lessons.map(({ rejected, retiredAtMillis, ...row }) => {
      const rules = rulesIn(rejected)
      const isRetired = retiredAtMillis !== null
      // A damaged lesson is built again, whatever it was built from.
      return rules === null
        ? { ...row, isRetired, sourceHash: '', rejectedRules: [] }
        : { ...row, isRetired, rejectedRules: rules }
    }),
  }
}

/** Codes of the rules in a column; null if it is damaged. */
function rulesIn(rejected: string): string[] | null {
  try {
    return rejectedSchema.parse(JSON.parse(rejected)).map(({ rule }) => rule)
  } catch {
    return null
  }
}
