import { beginCards } from '#server/lessons/begin-cards'

/** Begins all cards of a lesson, those still to come included. */
export async function beginLesson(userId: string, lessonId: string, now: Date): Promise<void> {
  await beginCards(userId, { lessonId, parts: null }, now)
}
