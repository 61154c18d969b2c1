import { divideLesson, type LessonSection } from '#domain/lesson/divide-lesson'
import type { SectionMinutes } from '#domain/lesson/section-minutes'
import { readContentRevision } from '#server/content/content-revision'
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
  const cards = await readCards(db, userId, lessonId)
  const waiting = new Set(cards.filter(({ isBegun }) => isBegun === 0).map(({ part }) => part))
  const sections = await sectionsOf(db, lessonId)
  const section = sections.find((each) => each.parts.some(({ anchor }) => waiting.has(anchor)))
  if (section === undefined) return null
  const [{ anchor, title }] = section.parts
  return { anchor, title, minutes: section.minutes }
}

/** By the id of the lesson. */
let kept = { revision: NaN, sections: new Map<string, readonly LessonSection[]>() }

/** The sections of a lesson, which are the same until the content changes. */
async function sectionsOf(db: Transaction, lessonId: string): Promise<readonly LessonSection[]> {
  const revision = await readContentRevision(db)
  if (kept.revision !== revision) kept = { revision, sections: new Map() }
  const known = kept.sections.get(lessonId)
  if (known !== undefined) return known
  const { parts, programs } = await readPartsAndPrograms(db, lessonId)
  const sections = divideLesson(
    parts,
    programs.map(({ line }) => line),
  )
  kept.sections.set(lessonId, sections)
  return sections
}
