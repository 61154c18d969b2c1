import { divideLesson } from '#domain/lesson/divide-lesson'
import type { SectionMinutes } from '#domain/lesson/section-minutes'
import type { Transaction } from '#server/database/transaction'
import { readPartsAndPrograms } from '#server/lessons/read-lesson'
import { readCards } from '#server/lessons/read-sections'

export interface NextSection {
  /** Of its first heading; `''` for the beginning of the lesson, which also has no title. */
  anchor: string
  title: string
  minutes: SectionMinutes
}

/** The first section of a lesson with cards that the learner has not begun; null if there is none. */
export async function nextSection(
  db: Transaction,
  userId: string,
  lessonId: string,
): Promise<NextSection | null> {
  const { parts, programs } = await readPartsAndPrograms(db, lessonId)
  const cards = await readCards(db, userId, lessonId)
  const waiting = new Set(cards.filter(({ isBegun }) => isBegun === 0).map(({ part }) => part))
  const section = divideLesson(
    parts,
    programs.map(({ line }) => line),
  ).find((each) => each.parts.some(({ anchor }) => waiting.has(anchor)))
  if (section === undefined) return null
  const [{ anchor, title }] = section.parts
  return { anchor, title, minutes: section.minutes }
}
