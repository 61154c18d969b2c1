import { z } from 'zod'
import { database } from '#server/database/database'
import { idSchema } from '#server/input-schemas'

export const placeSchema = z.object({ lessonId: idSchema, place: z.string().max(200) })
export type LessonPlace = z.infer<typeof placeSchema>

/** Remembers which part of a lesson a learner is reading. Nothing happens if they have not opened the lesson. */
export async function savePlace(userId: string, { lessonId, place }: LessonPlace): Promise<void> {
  await database.writeOf(userId, (db) =>
    db
      .updateTable('LessonVisit')
      .set({ place })
      .where('userId', '=', userId)
      .where('lessonId', '=', lessonId)
      .execute(),
  )
}

/** Remembers that a learner wants no questions before reading a lesson. */
export async function declinePretest(userId: string, lessonId: string, now: Date): Promise<void> {
  await database.writeOf(userId, (db) =>
    db
      .updateTable('LessonVisit')
      .set({ pretestDeclinedAtMillis: now.getTime() })
      .where('userId', '=', userId)
      .where('lessonId', '=', lessonId)
      .execute(),
  )
}
