import { z } from 'zod'
import { exerciseSchema, type Exercise } from '#domain/items/exercise'
import { prisma } from '#server/database/prisma'

export interface PracticeExercise {
  exercise: Exercise
  /** The belief behind the mistake, in words; null where the course does not name it. */
  belief: string | null
}

export interface Practice {
  lesson: { courseId: string; slug: string; title: string }
  exercises: PracticeExercise[]
}

const exercisesSchema = z.array(exerciseSchema)

/** What can be practised with the programs of a lesson, or null if there is no such lesson. */
export async function readPractice(courseId: string, slug: string): Promise<Practice | null> {
  const row = await prisma.lesson.findFirst({
    where: { courseId, slug, retiredAtMillis: null },
    select: { courseId: true, slug: true, title: true, exercises: true },
  })
  if (row === null) return null
  const exercises = exercisesSchema.parse(JSON.parse(row.exercises))
  const named = exercises.flatMap((exercise) =>
    exercise.kind === 'fix-the-bug' ? exercise.misconception : [],
  )
  const beliefs = await prisma.misconception.findMany({
    where: { courseId, id: { in: named } },
    select: { id: true, belief: true },
  })
  const beliefOf = (exercise: Exercise) =>
    exercise.kind === 'fix-the-bug'
      ? beliefs.find(({ id }) => id === exercise.misconception)?.belief
      : undefined
  return {
    lesson: { courseId: row.courseId, slug: row.slug, title: row.title },
    exercises: exercises.map((exercise) => ({ exercise, belief: beliefOf(exercise) ?? null })),
  }
}
