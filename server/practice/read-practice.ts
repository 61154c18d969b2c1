import { z } from 'zod'
import { exerciseSchema, type Exercise } from '#domain/items/exercise'
import { database } from '#server/database/database'
import { detectLanguage } from '#domain/language/detect-language'

export interface PracticeExercise {
  exercise: Exercise
  /** The misconception behind the bug, in words; null if the course does not list it. */
  belief: { text: string; language: string | null } | null
}

export interface Practice {
  lesson: { courseId: string; slug: string; title: string; language: string | null }
  exercises: PracticeExercise[]
}

const exercisesSchema = z.array(exerciseSchema)

/** The exercises on the programs of a lesson; null if there is no such lesson. */
export async function readPractice(courseId: string, slug: string): Promise<Practice | null> {
  const { lesson, misconceptions } = await database.read(async (db) => ({
    lesson: await db
      .selectFrom('Lesson')
      .select(['courseId', 'slug', 'title', 'language', 'exercises'])
      .where('courseId', '=', courseId)
      .where('slug', '=', slug)
      .where('ownerId', 'is', null)
      .where('retiredAtMillis', 'is', null)
      .executeTakeFirst(),
    misconceptions: await db
      .selectFrom('Misconception')
      .select(['id', 'belief'])
      .where('courseId', '=', courseId)
      .execute(),
  }))
  if (lesson === undefined) return null
  const { exercises, ...link } = lesson
  const beliefs = new Map(
    misconceptions.map(({ id, belief }) => [id, { text: belief, language: detectLanguage(belief) }]),
  )
  return {
    lesson: link,
    exercises: exercisesSchema.parse(JSON.parse(exercises)).map((exercise) => ({
      exercise,
      belief: exercise.kind === 'fix-the-bug' ? (beliefs.get(exercise.misconception) ?? null) : null,
    })),
  }
}
